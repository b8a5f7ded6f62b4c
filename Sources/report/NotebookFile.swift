import ArgumentParser
import Foundation
import Notebooks
import Publishing

/// A notebook to render: a file, or one that comes with the command.
struct NotebookFile {
  /// The report's folder: the file's name without `.md`.
  let name: String
  let source: SourceText
  /// The folder that data files are read from; nil for a bundled notebook.
  private let folder: URL?

  /// The notebooks that come with the command.
  static var bundled: [NotebookFile] {
    Templates.notebooks.map { notebook in
      NotebookFile(
        name: notebook.name, source: SourceText(name: "\(notebook.name).md", text: notebook.text),
        folder: nil)
    }
  }

  private init(name: String, source: SourceText, folder: URL?) {
    self.name = name
    self.source = source
    self.folder = folder
  }

  /// Reads a file.
  init(path: String) throws {
    let url = URL(fileURLWithPath: path)
    do {
      let bytes = [UInt8](try Data(contentsOf: url))
      self.init(
        name: Self.name(ofPath: path),
        source: SourceText(name: path, bytes: bytes),
        folder: url.deletingLastPathComponent())
    } catch {
      throw ValidationError("cannot read \(path): \(Self.reason(error))")
    }
  }

  static func name(ofPath path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  /// The bytes of a data file, which has to lie in the notebook's folder or below it.
  func read(_ path: String) throws -> [UInt8] {
    guard let folder else { throw NoSuchFile(path: path) }
    let root = folder.resolvingSymlinksInPath().standardizedFileURL.path
    let file = folder.appendingPathComponent(path).resolvingSymlinksInPath().standardizedFileURL
    guard !path.hasPrefix("/"), file.path.hasPrefix(root == "/" ? root : root + "/") else {
      throw OutsideFolder()
    }
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw Unreadable(description: Self.reason(error))
    }
  }

  private struct OutsideFolder: Error, CustomStringConvertible {
    let description = "it is not below the notebook's folder"
  }

  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// The system's words for what went wrong.
  private static func reason(_ error: any Error) -> String {
    guard let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError else {
      return (error as NSError).code == NSFileReadNoSuchFileError
        ? "there is no such file" : error.localizedDescription
    }
    return String(cString: strerror(Int32(underlying.code)))
  }
}
