import Foundation
import Publishing

/// Writes a report so that it is whole or untouched whenever the program may end.
///
/// Every file is written beside its place and renamed into it, pictures first and the page last; a
/// picture's name is made from its pixels, so a page shows its own pictures at any moment. Pictures
/// that an earlier run wrote and the new page does not need are removed at the end. Nothing that the
/// command did not write is removed.
struct ReportWriter {
  /// The folder of the report.
  let folder: String

  /// Writes the files of a report in their order.
  ///
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole then.
  func write(_ publication: Publication) throws {
    try makeFolder()
    let earlier = earlierPictures()
    for file in publication.files {
      let isPicture = publication.pictures.contains(file.path)
      // The name of a picture is a digest of its pixels: one that is there needs no writing.
      if isPicture, earlier.contains(file.path), exists(file.path) { continue }
      try write(file)
    }
    for picture in earlier where !publication.pictures.contains(picture) {
      unlink(path(picture))
    }
  }

  /// Writes one file beside its place, makes sure that it is on the disk, and renames it.
  func write(_ file: Publication.File) throws {
    try makeFolder()
    let place = path(file.path)
    let draft = path(".\(file.path).unfinished")
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    do {
      try Self.write(file.bytes, to: descriptor, place: place)
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    // A file system may report a full disk only now.
    guard close(descriptor) == 0, rename(draft, place) == 0 else {
      let code = errno
      unlink(draft)
      throw FileFailure("write", place, code: code)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, place: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        throw FileFailure("write", place, code: errno)
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileFailure("write", place, code: errno)
    }
  }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw FileFailure(
        "make the folder", folder, code: Int32(underlying?.code ?? Int(ENOTDIR)))
    }
  }

  /// The pictures that the results of an earlier run list, as far as they are plain names.
  private func earlierPictures() -> [String] {
    struct Results: Decodable {
      var pictures: [String]
    }
    guard let data = FileManager.default.contents(atPath: path("results.json")),
      let results = try? JSONDecoder().decode(Results.self, from: data)
    else { return [] }
    return results.pictures.filter { $0.hasSuffix(".png") && !$0.contains("/") }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  private func path(_ name: String) -> String { folder + "/" + name }
}
