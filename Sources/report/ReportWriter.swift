import Figures
import Foundation
import Publishing

/// Writes files into a folder so that they are whole or untouched whenever the program may end.
///
/// All files are first written out into a folder of drafts; only when the last one is on the disk
/// are they renamed into their places, pictures first and the page last. A picture's name is made
/// from its pixels, so a page shows its own pictures at any moment. What an earlier run wrote and the
/// new page does not need is removed at the end, or right before what takes its place: pictures, files
/// from beside the notebook, and `results.json` when the new page holds the results in itself. Nothing
/// that the command did not write is removed or replaced, but for a page and its results, and nothing
/// that the report is made of.
struct ReportWriter {
  /// The folder of the report.
  let folder: String
  /// What the report is made of, which may lie in its folder.
  let sources: Set<FileIdentity>

  private var drafts: String { folder + "/" + ReportContents.draftFolder }

  /// Writes a report.
  ///
  /// - Returns: What became of each file.
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole
  ///   then.
  func write(_ publication: Publication) throws -> [Change] {
    try locked {
      let disk = ReportFolder(folder)
      let new = ReportContents(of: publication)
      let (known, earlier) = (disk.known, disk.earlier)
      // The name of a picture is a digest of its pixels: one that is there needs no writing.
      let isKept = { (file: Publication.File) in
        earlier?.pictures.contains(file.path) == true && disk.exists(file.path)
          || new.digests[file.path].map { earlier?.digests[file.path] == $0 && disk.holds(file) }
            == true
      }
      let changing = publication.files.filter { !isKept($0) }
      let dropped = Set(known.files.map(\.path)).subtracting(new.digests.keys)
      let removable = dropped.filter { disk.owns($0) && !isSource($0) }
      for file in changing { try checkPlace(of: file, new, disk, removable: removable) }
      var unneeded = known.pictures.filter { !new.pictures.contains($0) } + dropped.sorted()
      // Last, for it lists what is to go.
      if earlier != nil, publication.form == .singleFile {
        unneeded.append(Publication.resultsName)
      }
      let inTheWay = dropped.filter { path in
        publication.copies.contains {
          path.hasPrefix($0.path + "/") || $0.path.hasPrefix(path + "/")
        }
      }
      let foreign = dropped.subtracting(removable)
      return publication.files.filter(isKept).map { change(.kept, $0.path) }
        + (try replace(
          changing, contents: known.joined(with: new),
          removing: (first: inTheWay.sorted(), last: unneeded),
          keeping: foreign.union(unneeded.filter(isSource))))
        + foreign.filter { disk.exists($0) && !isSource($0) }.sorted().map { change(.left, $0) }
    }
  }

  private func change(_ kind: Change.Kind, _ name: String) -> Change {
    Change(kind: kind, path: folder + "/" + name)
  }

  /// Keeps other runs out of the folder; the system lets them in when this one ends, however it does.
  private func locked<T>(_ body: () throws -> T) throws -> T {
    try Folder.make(folder)
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { throw FileFailure("open the folder", folder, code: errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileFailure("lock the folder", folder, code: errno) }
    }
    return try body()
  }

  /// Whether the report is made of what lies under a name in its folder.
  private func isSource(_ name: String) -> Bool {
    FileIdentity(of: folder + "/" + name).map(sources.contains) ?? false
  }

  /// Makes sure that a file can be renamed to its place, before any is.
  private func checkPlace(
    of file: Publication.File, _ new: ReportContents, _ disk: ReportFolder, removable: Set<String>
  ) throws {
    let place = folder + "/" + file.path
    if isSource(file.path) {
      throw FileFailure("write", place, reason: "the report is made of the file that is there")
    }
    if new.digests[file.path] != nil {
      try disk.checkPlace(of: file.path, removable: removable)
    } else if Folder.exists(place) {
      throw FileFailure("write", place, code: EISDIR)
    }
  }

  /// Writes drafts of all files, renames them into their places, and removes what is not needed.
  ///
  /// - Parameters:
  ///   - unneeded: What is removed before the first file comes to its place, for it is in the way of
  ///     one, and what is when the last one is there.
  ///   - kept: What of this is not removed, but for the empty folders that it left behind.
  private func replace(
    _ files: [Publication.File], contents: ReportContents,
    removing unneeded: (first: [String], last: [String]), keeping kept: Set<String>
  ) throws -> [Change] {
    // A link would lead the drafts, and what is removed with them, somewhere else.
    var status = stat()
    if lstat(drafts, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
      throw FileFailure("make the folder", drafts, code: EEXIST)
    }
    try Folder.make(drafts)
    defer { removeDrafts() }
    removeDraftFiles()
    try writeDraft(
      ReportContents.draftName, for: ReportContents.draftName,
      [UInt8](JSONEncoder().encode(contents)))
    for (number, file) in files.enumerated() {
      try writeDraft(Self.draftName(number), for: file.path, file.bytes)
    }
    var changes: [Change] = []
    for name in unneeded.first {
      changes += remove(name, unlessIn: kept)
    }
    for file in files { try makeFolders(above: file.path) }
    for (number, file) in files.enumerated() {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + Self.draftName(number), place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
      changes.append(change(.written(bytes: file.bytes.count), file.path))
    }
    for name in unneeded.last where !unneeded.first.contains(name) {
      changes += remove(name, unlessIn: kept)
    }
    return changes
  }

  /// Removes a file and the folders that only it was in; tells so if it was there.
  private func remove(_ name: String, unlessIn kept: Set<String>) -> [Change] {
    let isRemoved = !kept.contains(name) && unlink(folder + "/" + name) == 0
    removeFolders(above: name)
    return isRemoved ? [change(.removed, name)] : []
  }

  private func makeFolders(above path: String) throws {
    if let innermost = ReportFolder.folders(above: path).last {
      try Folder.make(folder + "/" + innermost)
    }
  }

  /// Removes the folders of a file that is gone, as far as they are empty and no links.
  private func removeFolders(above path: String) {
    let folders = ReportFolder.folders(above: path).map { folder + "/" + $0 }.prefix { place in
      var status = stat()
      return lstat(place, &status) != 0 || status.st_mode & S_IFMT == S_IFDIR
    }
    for folder in folders.reversed() { rmdir(folder) }
  }
}

// The drafts.
extension ReportWriter {
  private static func draftName(_ number: Int) -> String { "\(number).draft" }

  /// Writes one draft and makes sure that it is on the disk.
  private func writeDraft(_ name: String, for path: String, _ bytes: [UInt8]) throws {
    let place = folder + "/" + path
    let descriptor = open(drafts + "/" + name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    do throws(Descriptor.Failure) {
      try Descriptor.write(bytes, to: descriptor)
      try Descriptor.save(descriptor)
    } catch {
      throw FileFailure("write", place, code: error.code)
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileFailure("write", place, code: errno) }
  }

  /// Removes what a run writes among the drafts, and nothing else.
  private func removeDraftFiles() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? []
    where name == ReportContents.draftName || name.wholeMatch(of: /[0-9]+\.draft/) != nil {
      unlink(drafts + "/" + name)
    }
  }

  private func removeDrafts() {
    removeDraftFiles()
    rmdir(drafts)
  }
}

extension ReportWriter {
  /// What became of a file.
  struct Change: CustomStringConvertible {
    enum Kind: Equatable {
      case written(bytes: Int)
      case kept
      case removed
      /// No page needs it, and it is not what a run wrote.
      case left
    }

    var kind: Kind
    var path: String

    var description: String {
      switch kind {
      case .written(let bytes): "wrote \(path) (\(Summary.kilobytes(bytes)))"
      case .kept: "kept \(path), which has not changed"
      case .removed: "removed \(path), which no page needs any more"
      case .left: "left \(path), which is no longer what a run wrote"
      }
    }
  }
}
