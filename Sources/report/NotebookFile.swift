import ArgumentParser
import Foundation
import Notebooks
import Publishing

/// A notebook to render: a file, or one that comes with the command.
struct NotebookFile {
  /// The report's folder: the file's name without `.md`.
  let name: String
  let source: SourceText
  /// Where it lies, links followed; nil for a bundled notebook.
  let place: String?
  /// The folder that data files are read from; nil for a bundled notebook.
  private let folder: String?

  /// The front page of the book that comes with the command.
  static var bundledBook: NotebookFile? { bundled("index") }

  /// A notebook that comes with the command.
  private static func bundled(_ name: String) -> NotebookFile? {
    Templates.notebooks.first { $0.name == name }.map { notebook in
      NotebookFile(
        name: name, source: SourceText(name: "\(name).md", text: notebook.text), folder: nil)
    }
  }

  private init(name: String, source: SourceText, folder: String?, place: String? = nil) {
    self.name = name
    self.source = source
    self.folder = folder
    self.place = place
  }

  /// Reads a file.
  init(path: String) throws {
    do {
      self.init(
        name: Self.name(ofPath: path),
        source: SourceText(name: path, bytes: try RegularFile.bytes(of: path)),
        folder: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        place: RegularFile.resolved(path))
    } catch {
      // An option before the name of a subcommand makes that a notebook's.
      let isSubcommand = Report.subcommandNames.contains(path)
      throw ValidationError(
        "cannot read \(path): \(error)"
          + (isSubcommand ? " (the options of a subcommand go behind it: report \(path) …)" : ""))
    }
  }

  /// Whether it comes with the command.
  var isBundled: Bool { folder == nil }

  /// A notebook that this one names as a chapter: like a data file, it lies below this one's folder,
  /// or comes with the command as this one does.
  func chapter(
    _ path: String, alsoBelow others: ReadableFolders, limit: Int
  ) throws -> NotebookFile {
    guard let folder else {
      guard path.hasSuffix(".md"), let bundled = Self.bundled(String(path.dropLast(3))) else {
        throw NoSuchFile(path: path)
      }
      return bundled
    }
    let bytes = try read(path, alsoBelow: others, limit: limit)
    let isAbsolute = path.hasPrefix("/")
    let shownFolder = source.name.prefix(through: source.name.lastIndex(of: "/"))
    return NotebookFile(
      name: Self.name(ofPath: path),
      source: SourceText(name: isAbsolute ? path : shownFolder + path, bytes: bytes),
      folder: URL(fileURLWithPath: isAbsolute ? path : "\(folder)/\(path)")
        .deletingLastPathComponent().path,
      place: try place(of: path, others))
  }

  static func name(ofPath path: String) -> String { LinkedFile.reportName(ofPath: path) }

  /// The bytes of a file that the notebook reads, shows or leads to.
  ///
  /// It has to lie below the notebook's folder or, then at any path, below one of the others, links
  /// followed, or to be a notebook of the same book: what a notebook names can lead nowhere else.
  func read(_ path: String, alsoBelow others: ReadableFolders, limit: Int) throws -> [UInt8] {
    // What comes with the command leads to what comes with it too.
    if isBundled, path.hasSuffix(".md"), let other = Self.bundled(String(path.dropLast(3))) {
      return other.source.bytes
    }
    return try RegularFile.bytes(of: try place(of: path, others), limit: limit)
  }

  /// Which file it is that `read` reads; nil if it cannot be read, or comes with the command.
  func identity(of path: String, alsoBelow others: ReadableFolders) -> FileIdentity? {
    (try? place(of: path, others)).flatMap(FileIdentity.init)
  }

  /// Whether a data file can be read.
  func canRead(_ path: String, alsoBelow others: ReadableFolders) -> Bool {
    do {
      return RegularFile.isReadable(try place(of: path, others))
    } catch {
      return false
    }
  }

  /// Where a data file lies that may be read.
  private func place(of path: String, _ others: ReadableFolders) throws -> String {
    let own = path.hasPrefix("/") || others.isGiven(path) ? nil : folder
    let written = own.map { "\($0)/\(path)" } ?? path
    let folders = [own].compactMap(\.self) + others.all
    // What comes with the command has no folder of its own.
    guard folder != nil || !folders.isEmpty else { throw NoSuchFile(path: path) }
    guard let file = RegularFile.resolved(written) else {
      // Nothing is told about what may not be read, not even that it is not there.
      guard Self.isBelow(Self.withoutDots(written), folders.map(Self.withoutDots)) else {
        throw OutsideFolder()
      }
      throw NoSuchFile(path: path)
    }
    guard
      Self.isBelow(file, folders.compactMap(RegularFile.resolved)) || others.book.contains(file)
    else {
      throw OutsideFolder()
    }
    return file
  }

  private static func isBelow(_ file: String, _ folders: [String]) -> Bool {
    folders.contains { file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
  }

  private static func withoutDots(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private struct OutsideFolder: Error, CustomStringConvertible {
    let description = "it is not below the notebook's folder"
  }
}

extension String {
  /// The beginning up to a character and with it; nothing if there is none.
  fileprivate func prefix(through index: Index?) -> Substring {
    index.map { self[...$0] } ?? ""
  }
}
