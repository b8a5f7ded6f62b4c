import Foundation
import Publishing

/// Writes files into a folder so that they are whole or untouched whenever the program may end.
///
/// All files are first written out into a folder of drafts; only when the last one is on the disk
/// are they renamed into their places, pictures first and the page last. A picture's name is made
/// from its pixels, so a page shows its own pictures at any moment. Pictures that an earlier run
/// wrote and the new page does not need are removed at the end. Nothing that the command did not
/// write is removed.
struct ReportWriter {
  /// The folder of the report.
  let folder: String

  /// The folder of the drafts, below the report's own so that renaming does not cross file systems.
  private var drafts: String { folder + "/.unfinished" }

  /// Among the drafts, the list of all pictures that the folder may hold while it is written.
  private static let pictureList = "pictures.json"

  /// Writes a report.
  ///
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole
  ///   then.
  func write(_ publication: Publication) throws {
    try locked {
      // A run that was killed may have left pictures that no results list.
      let earlier = pictures(listedIn: "results.json")
      let left = pictures(listedIn: ".unfinished/" + Self.pictureList)
      // The name of a picture is a digest of its pixels: one that is there needs no writing.
      let files = publication.files.filter { !earlier.contains($0.path) || !exists($0.path) }
      try replace(files, pictures: earlier + left + publication.pictures) {
        for picture in earlier + left where !publication.pictures.contains(picture) {
          unlink(folder + "/" + picture)
        }
      }
    }
  }

  /// Writes one file.
  func write(_ file: Publication.File) throws {
    try locked { try replace([file], pictures: []) {} }
  }

  /// Keeps other runs out of the folder; the system lets them in when this one ends, however it does.
  private func locked(_ body: () throws -> Void) throws {
    try Folder.make(folder)
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { throw FileFailure("open the folder", folder, code: errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileFailure("lock the folder", folder, code: errno) }
    }
    try body()
  }

  /// Writes drafts of all files, renames them into their places, and tidies up.
  private func replace(
    _ files: [Publication.File], pictures: [String], tidy: () -> Void
  ) throws {
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
    for file in files {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + file.path, place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
    }
    tidy()
  }

  /// Writes one draft and makes sure that it is on the disk.
  private func writeDraft(_ name: String, _ bytes: [UInt8]) throws {
    let place = folder + "/" + name
    let descriptor = open(drafts + "/" + name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure("write", place, code: errno) }
      rest = rest.dropFirst(count)
    }
    // A file system may tell of a full disk only now.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileFailure("write", place, code: errno)
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileFailure("write", place, code: errno) }
  }

  /// Removes what a run writes among the drafts, and nothing else.
  private func removeDraftFiles() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? [] {
      let isOwn = ["index.html", "results.json", Self.pictureList].contains(name)
      if isOwn || Self.isPictureName(name) { unlink(drafts + "/" + name) }
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
  private func pictures(listedIn name: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name),
      let list = try? JSONDecoder().decode(PictureList.self, from: data)
    else { return [] }
    return list.pictures.filter(Self.isPictureName)
  }

  /// Whether a name is one that a run gives to a picture.
  private static func isPictureName(_ name: String) -> Bool {
    name.wholeMatch(of: /[a-z0-9-]+-[0-9a-f]{16}\.png/) != nil
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}
