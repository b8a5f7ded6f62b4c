import Foundation
import Publishing

/// Writes files into a folder so that they are whole or untouched whenever the program may end.
///
/// All files are first written out into a folder of drafts; only when the last one is on the disk
/// are they renamed into their places, pictures first and the page last. A picture's name is made
/// from its pixels, so a page shows its own pictures at any moment. Pictures that an earlier run
/// wrote and the new page does not need are removed at the end, and so is its `results.json` when
/// the new page holds the results in itself. Nothing that the command did not write is removed.
struct ReportWriter {
  /// The folder of the report.
  let folder: String

  /// The folder of the drafts, below the report's own so that renaming does not cross file systems.
  private var drafts: String { folder + "/.unfinished" }

  /// Among the drafts, the list of all pictures that the folder may hold while it is written.
  private static let pictureList = "pictures.json"

  /// Writes a report.
  ///
  /// - Returns: What became of each file.
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole
  ///   then.
  func write(_ publication: Publication) throws -> [Change] {
    try locked {
      // A run that was killed may have left pictures that no results list.
      let earlier = pictures(listedIn: Publication.resultsName)
      let left = pictures(listedIn: ".unfinished/" + Self.pictureList)
      // The name of a picture is a digest of its pixels: one that is there needs no writing.
      let isKept = { (file: Publication.File) in
        earlier?.contains(file.path) == true && exists(file.path)
      }
      let known = (earlier ?? []) + (left ?? [])
      var unneeded = known.filter { !publication.pictures.contains($0) }
      // Last, for it lists the pictures that are to go.
      if earlier != nil, publication.form == .singleFile {
        unneeded.append(Publication.resultsName)
      }
      return publication.files.filter(isKept).map { change(.kept, $0.path) }
        + (try replace(
          publication.files.filter { !isKept($0) }, pictures: known + publication.pictures,
          removing: unneeded))
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

  /// Writes drafts of all files, renames them into their places, and removes what is not needed.
  private func replace(
    _ files: [Publication.File], pictures: [String], removing unneeded: [String]
  ) throws -> [Change] {
    // A link would lead the drafts, and what is removed with them, somewhere else.
    var status = stat()
    if lstat(drafts, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
      throw FileFailure("make the folder", drafts, code: EEXIST)
    }
    try Folder.make(drafts)
    defer { removeDrafts() }
    removeDraftFiles()
    let list = try JSONEncoder().encode(PictureList(gradbook: Gradbook.version, pictures: pictures))
    try writeDraft(Self.pictureList, [UInt8](list))
    for file in files {
      // What cannot be renamed later must be known before the first file is.
      guard !Folder.exists(folder + "/" + file.path) else {
        throw FileFailure("write", folder + "/" + file.path, code: EISDIR)
      }
      try writeDraft(file.path, file.bytes)
    }
    var changes: [Change] = []
    for file in files {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + file.path, place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
      changes.append(change(.written(bytes: file.bytes.count), file.path))
    }
    for name in unneeded where unlink(folder + "/" + name) == 0 {
      changes.append(change(.removed, name))
    }
    return changes
  }

  /// Writes one draft and makes sure that it is on the disk.
  private func writeDraft(_ name: String, _ bytes: [UInt8]) throws {
    let place = folder + "/" + name
    let descriptor = open(drafts + "/" + name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    do throws(Descriptor.Failure) {
      try Descriptor.write(bytes, to: descriptor)
    } catch {
      throw FileFailure("write", place, code: error.code)
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileFailure("write", place, code: errno) }
  }

  /// Removes what a run writes among the drafts, and nothing else.
  private func removeDraftFiles() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? [] {
      let isOwn = [Publication.pageName, Publication.resultsName, Self.pictureList].contains(name)
      if isOwn || Publication.isPictureName(name) { unlink(drafts + "/" + name) }
    }
  }

  private func removeDrafts() {
    removeDraftFiles()
    rmdir(drafts)
  }

  /// The part of a `results.json` that says which pictures a run wrote.
  private struct PictureList: Codable {
    /// Gradbook's version: without it, the file is somebody else's.
    var gradbook: String
    var pictures: [String]
  }

  /// The pictures that a file of an earlier run lists, as far as they have names that runs give.
  ///
  /// Nil if there is no such file or no run wrote it.
  private func pictures(listedIn name: String) -> [String]? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name),
      let list = try? JSONDecoder().decode(PictureList.self, from: data)
    else { return nil }
    return list.pictures.filter(Publication.isPictureName)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}

extension ReportWriter {
  /// What became of a file.
  struct Change: CustomStringConvertible {
    enum Kind: Equatable {
      case written(bytes: Int)
      case kept
      case removed
    }

    var kind: Kind
    var path: String

    var description: String {
      switch kind {
      case .written(let bytes): "wrote \(path) (\(Summary.kilobytes(bytes)))"
      case .kept: "kept \(path), which has not changed"
      case .removed: "removed \(path), which no page needs any more"
      }
    }
  }
}
