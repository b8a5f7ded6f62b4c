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

  /// Among the drafts, the list of pictures to remove, for a run that ends before it has done so.
  private static let obsoleteList = "obsolete.json"

  /// Writes a report.
  ///
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole
  ///   then.
  func write(_ publication: Publication) throws {
    // A run that was killed may have left pictures that it was about to remove.
    let earlier = pictures(listedIn: "results.json")
    let known = earlier + pictures(listedIn: ".unfinished/" + Self.obsoleteList)
    // The name of a picture is a digest of its pixels: one that is there needs no writing.
    let files = publication.files.filter { !earlier.contains($0.path) || !exists($0.path) }
    try write(files, removing: known.filter { !publication.pictures.contains($0) })
  }

  /// Writes files in their order, then removes pictures that nothing needs any more.
  func write(_ files: [Publication.File], removing obsolete: [String] = []) throws {
    try makeFolder(drafts)
    defer { removeDrafts() }
    removeDraftFiles()
    let list = try JSONEncoder().encode(PictureList(gradbook: Gradbook.version, pictures: obsolete))
    try writeDraft(Self.obsoleteList, [UInt8](list))
    for file in files { try writeDraft(file.path, file.bytes) }
    for file in files {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + file.path, place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
    }
    for picture in obsolete { unlink(folder + "/" + picture) }
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

  private func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw FileFailure("make the folder", folder, code: Int32(underlying?.code ?? Int(ENOTDIR)))
    }
  }

  private func removeDraftFiles() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? [] {
      unlink(drafts + "/" + name)
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
    return list.pictures.filter { $0.wholeMatch(of: /[a-z0-9-]+-[0-9a-f]{16}\.png/) != nil }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}
