import ArgumentParser
import Foundation
import Publishing

/// A folder whose files replace built-in templates.
enum TemplateFolder {
  /// Reads the templates and the style sheet of a folder; what else lies there is nobody's business.
  static func templates(in folder: String) throws -> Templates {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw ValidationError("--templates needs a folder, and \(folder) cannot be read as one.")
    }
    var texts: [String: String] = [:]
    for name in names where Templates.isReplaceable(name) && !name.hasPrefix(".") {
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
      do {
        let bytes = try RegularFile.bytes(of: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw ValidationError("\(path) is not UTF-8.")
        }
        texts[name] = text
      } catch let unreadable as RegularFile.Unreadable {
        throw ValidationError("cannot read \(path): \(unreadable)")
      }
    }
    do {
      return try Templates(replacing: texts, from: folder)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
