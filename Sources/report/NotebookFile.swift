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
      self.init(
        name: Self.name(ofPath: path),
        source: SourceText(name: path, bytes: try Self.bytes(of: url)),
        folder: url.deletingLastPathComponent())
    } catch let unreadable as Unreadable {
      throw ValidationError("cannot read \(path): \(unreadable)")
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
    return try Self.bytes(of: file)
  }

  private struct OutsideFolder: Error, CustomStringConvertible {
    let description = "it is not below the notebook's folder"
  }

  private struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// The bytes of a regular file; a device or a pipe might never end.
  private static func bytes(of file: URL) throws -> [UInt8] {
    var status = stat()
    guard stat(file.path, &status) == 0 else {
      throw Unreadable(description: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Unreadable(description: "it is no regular file")
    }
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
      throw Unreadable(
        description: code.map { String(cString: strerror(Int32($0))) } ?? error.localizedDescription
      )
    }
  }
}
