import Documents
import Figures

/// The pictures of a publication, each under a name that ends in a digest of its pixels.
///
/// Equal pictures under equal titles are one file, and a picture that did not change keeps its
/// name.
struct PictureStore {
  /// How the report that shows the pictures is laid out.
  let form: Publication.Form
  private(set) var files: [Publication.File] = []
  /// The names given so far: what a page, its results and a front page all name is digested once.
  private var names: [AnyHashable: String] = [:]
  /// How many of the files are the colours of a legend.
  private var legendCount = 0
  /// How many pictures there are, the colours of legends left out.
  var count: Int { files.count - legendCount }

  init(form: Publication.Form) { self.form = form }

  /// Where a page finds a picture.
  enum Source: Sendable {
    /// In a file of the report's folder.
    case file(String)
    /// In the page itself, at an address that holds the whole picture.
    case inline(String)
  }

  /// Encodes a picture unless that was done before; returns where the page finds it.
  ///
  /// - Parameter isLegend: Whether it only tells the colours of others.
  mutating func add(
    _ picture: some Picture, isLegend: Bool = false
  ) throws(PublishingError) -> Source {
    let name = name(of: picture)
    names[picture] = name
    if let file = files.first(where: { $0.path == name }) { return source(of: file) }
    do {
      let file = Publication.File(path: name, bytes: try picture.png().bytes)
      files.append(file)
      legendCount += isLegend ? 1 : 0
      return source(of: file)
    } catch {
      throw .picture(title: picture.title, reason: error.description)
    }
  }

  /// Where the page finds a picture; nil unless it has been added.
  func source(of picture: some Picture) -> Source? {
    let name = name(of: picture)
    return files.first { $0.path == name }.map(source)
  }

  /// The name of a picture's file, whether or not it has been added.
  func name(of picture: some Picture) -> String { names[picture] ?? Self.name(of: picture) }

  private func source(of file: Publication.File) -> Source {
    switch form {
    case .folder: .file(file.path)
    case .singleFile: .inline(Address.data(type: "image/png", file.bytes))
    }
  }

  /// The name of a picture's file: `perceptron-0123456789abcdef.png`.
  static func name(of picture: some Picture) -> String {
    slug(picture.title) + ending(picture.pixelDigest)
  }

  /// What the name of a picture's file ends in: `-0123456789abcdef.png`.
  static func ending(_ digest: Digest) -> String { "-" + digest.hex.prefix(16) + ".png" }

  /// The number of characters of such an ending.
  static let endingLength = 21

  /// Whether a name is one that a run gives to a picture.
  static func isName(_ name: String) -> Bool { LinkedFile.isPictureName(name) }

  /// A title in lower-case ASCII letters, digits and hyphens, at most 40 of them.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(40)
    return slug.isEmpty ? "picture" : String(slug)
  }
}
