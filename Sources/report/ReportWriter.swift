import Foundation
import Publishing

/// Writes files into a folder so that they are whole or untouched whenever the program may end.
///
/// All files are first written out into a folder of drafts; only when the last one is on the disk are
/// they renamed into their places, pictures first and the page last. A picture's name is made from
/// its pixels, so a page shows its own pictures at any moment. Pictures that an earlier run wrote and
/// the new page does not need are removed at the end. Nothing that the command did not write is
/// removed.
struct ReportWriter {
  /// The folder of the report.
  let folder: String

  /// The folder of the drafts, below the report's own so that renaming does not cross file systems.
  private var drafts: String { folder + "/.unfinished" }

  /// Writes a report.
  ///
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole then.
  func write(_ publication: Publication) throws {
    let earlier = earlierPictures()
    // The name of a picture is a digest of its pixels: one that is there needs no writing.
    let files = publication.files.filter { !earlier.contains($0.path) || !exists($0.path) }
    try write(files)
    for picture in earlier where !publication.pictures.contains(picture) {
      unlink(folder + "/" + picture)
    }
  }

  /// Writes files in their order.
  func write(_ files: [Publication.File]) throws {
    try makeFolder(drafts)
    // What a run that was killed left here is of no use.
    defer { removeDrafts() }
    removeDraftFiles()
    for file in files { try writeDraft(file) }
    for file in files {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + file.path, place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
    }
  }

  /// Writes one draft and makes sure that it is on the disk.
  private func writeDraft(_ file: Publication.File) throws {
    let place = folder + "/" + file.path
    let descriptor = open(drafts + "/" + file.path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    var rest = file.bytes[...]
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

  /// The pictures that the results of an earlier run list, as far as they are plain names.
  private func earlierPictures() -> [String] {
    struct Results: Decodable {
      var pictures: [String]
    }
    guard let data = FileManager.default.contents(atPath: folder + "/results.json"),
      let results = try? JSONDecoder().decode(Results.self, from: data)
    else { return [] }
    return results.pictures.filter { $0.hasSuffix(".png") && !$0.contains("/") }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}
