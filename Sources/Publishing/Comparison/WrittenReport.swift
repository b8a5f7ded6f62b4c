import Figures
import Foundation

/// A report as it lies in its folder.
public struct WrittenReport: Sendable {
  /// The form in which it was written.
  public let form: Publication.Form
  /// The page; nil if there is none.
  let page: [UInt8]?
  /// The file `results.json`, or what the page holds of it; nil if there is none.
  let results: [UInt8]?
  /// The pictures by their names.
  private let pictures: [String: [UInt8]]
  /// The files from beside the notebook by their paths.
  private let copies: [String: [UInt8]]

  /// Reads a report.
  ///
  /// - Parameter read: Gives the bytes of a file by its name in the report's folder, and nil if
  ///   there is no such file.
  public init(_ read: (String) throws -> [UInt8]?) rethrows {
    page = try read(Publication.pageName)
    var results = try read(Publication.resultsName)
    var pictures: [String: [UInt8]] = [:]
    let held = page.flatMap { Self.files("data:application/json;base64,", in: $0).first }
    form = results == nil && held != nil ? .singleFile : .folder
    if form == .singleFile, let page {
      results = held
      for bytes in Self.files("data:image/png;base64,", in: page) {
        guard let image = try? PNG(bytes: bytes).decoded() else { continue }
        pictures[PictureStore.ending(image.digest)] = bytes
      }
    }
    self.results = results
    let listed = results.flatMap(StoredJSON.init)?["pictures"]?.items ?? []
    for name in listed.compactMap(\.text) where PictureStore.isName(name) {
      pictures[name] = try read(name)
    }
    self.pictures = pictures
    var copies: [String: [UInt8]] = [:]
    let files = form == .folder ? results.flatMap(StoredJSON.init)?["files"]?.items ?? [] : []
    for path in files.compactMap({ $0["path"]?.text }) where Publication.isCopyPath(path) {
      copies[path] = try read(path)
    }
    self.copies = copies
  }

  /// The pictures that lie in the folder.
  var pictureNames: [String] { form == .folder ? pictures.keys.sorted() : [] }

  /// The bytes of a picture.
  func picture(_ name: String) -> [UInt8]? {
    pictures[name] ?? pictures[String(name.suffix(PictureStore.endingLength))]
  }

  /// The bytes of a file from beside the notebook.
  func copy(_ path: String) -> [UInt8]? { copies[path] }

  /// The files that a page holds in itself, as addresses that begin like this.
  private static func files(_ start: String, in page: [UInt8]) -> [[UInt8]] {
    let start = Array(start.utf8)
    var files: [[UInt8]] = []
    var rest = page[...]
    while let position = rest.firstIndex(of: start[0]) {
      rest = rest[position...]
      guard rest.starts(with: start) else {
        rest = rest.dropFirst()
        continue
      }
      let text = rest.dropFirst(start.count).prefix { $0 != UInt8(ascii: "\"") }
      if let data = Data(base64Encoded: Data(text)) { files.append([UInt8](data)) }
      rest = rest[text.endIndex...]
    }
    return files
  }
}
