import Figures
import Foundation
import Publishing

/// The folder of a report as it lies on the disk: which files in it earlier runs have written.
struct ReportFolder {
  private let folder: String
  /// What the report that is there lists; nil if there is none.
  let earlier: ReportContents?
  /// That, and what a run that was killed may have left.
  let known: ReportContents

  init(_ folder: String) {
    self.folder = folder
    earlier = Self.contents(listedIn: folder + "/" + Publication.resultsName)
    known = (earlier ?? ReportContents()).joined(
      with: Self.contents(
        listedIn: "\(folder)/\(ReportContents.draftFolder)/\(ReportContents.draftName)"))
  }

  /// What a file of an earlier run lists, as far as it has names that runs give.
  ///
  /// Nil if there is no such file or no run wrote it.
  private static func contents(listedIn path: String) -> ReportContents? {
    guard let data = FileManager.default.contents(atPath: path),
      let contents = try? JSONDecoder().decode(ReportContents.self, from: data)
    else { return nil }
    return contents.allowed
  }

  /// Whether there is something of that name, be it a link that leads nowhere.
  func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(folder + "/" + name, &status) == 0
  }

  /// Whether a file is there with these bytes.
  func holds(_ file: Publication.File) -> Bool {
    (try? RegularFile.bytes(of: folder + "/" + file.path)) == file.bytes
  }

  /// Whether a file from beside the notebook is there as an earlier run wrote it.
  func owns(_ path: String) -> Bool {
    let digests = known.files.filter { $0.path == path }.map(\.sha256)
    guard !digests.isEmpty,
      Self.folders(above: path).allSatisfy({ kind(of: $0) == S_IFDIR }),
      kind(of: path) == S_IFREG, let bytes = try? RegularFile.bytes(of: folder + "/" + path)
    else { return false }
    return digests.contains(Digest(of: bytes).hex)
  }

  /// Whether a file that the page needs is there already without any run having written it: it is the
  /// very file beside the notebook, or somebody has put an equal one there.
  ///
  /// - Parameter source: The file beside the notebook.
  func hasInPlace(_ file: Publication.File, from source: FileIdentity?) -> Bool {
    if let source, FileIdentity(of: folder + "/" + file.path) == source { return true }
    return holds(file) && !owns(file.path)
  }

  /// Makes sure that a file from beside the notebook takes the place of nobody's file.
  ///
  /// - Parameter removable: The files that make room for it.
  func checkPlace(of path: String, removable: Set<String>) throws {
    for name in Self.folders(above: path) {
      switch kind(of: name) {
      case nil, S_IFDIR: continue
      case _ where removable.contains(name): return
      // A link would lead the file somewhere else.
      default: throw FileFailure("make the folder", folder + "/" + name, code: EEXIST)
      }
    }
    let place = folder + "/" + path
    switch kind(of: path) {
    case nil: return
    case S_IFDIR:
      if isOfRuns(path, removable: removable) { return }
      throw FileFailure(
        "write", place,
        reason: "there is a folder with something in it that no run of this notebook has written")
    default:
      if owns(path) { return }
      let isKnown = known.files.contains { $0.path == path }
      throw FileFailure(
        "write", place,
        reason: isKnown
          ? "the file that is there is no longer what a run wrote"
          : "there is a file that no run of this notebook has written")
    }
  }

  /// Whether there is nothing in a folder but files that make room, and folders that runs have made.
  private func isOfRuns(_ path: String, removable: Set<String>) -> Bool {
    let inside = FileManager.default.enumerator(atPath: folder + "/" + path)
    let names = inside?.compactMap { $0 as? String } ?? []
    return ([path] + names.map { "\(path)/\($0)" }).allSatisfy { name in
      removable.contains(name)
        || kind(of: name) == S_IFDIR && known.files.contains { $0.path.hasPrefix(name + "/") }
    }
  }

  /// What is there under a name, a link being one; nil if there is nothing.
  private func kind(of name: String) -> mode_t? {
    var status = stat()
    return lstat(folder + "/" + name, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The folders between the report's and a file of it, from the outermost, as paths from there.
  static func folders(above path: String) -> [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }
}
