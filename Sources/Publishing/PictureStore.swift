import Figures

/// What becomes a PNG beside the page.
protocol Picture {
  /// What the picture shows, from which its file is named.
  var title: String { get }
  /// The digest of its pixels.
  var pixelDigest: Digest { get }
  /// The picture as a file.
  func png() throws(PNGError) -> PNG
}

extension Heatmap: Picture {}
extension PixelPicture: Picture {}

/// The pictures of a publication, each under a name that ends in a digest of its pixels.
///
/// Equal pictures under equal titles are one file, and a picture that did not change keeps its
/// name.
struct PictureStore {
  private(set) var files: [Publication.File] = []

  /// Encodes a picture unless that was done before; returns its file name.
  mutating func add(_ picture: some Picture) throws(PublishingError) -> String {
    let name = Self.name(of: picture)
    if files.contains(where: { $0.path == name }) { return name }
    do {
      files.append(Publication.File(path: name, bytes: try picture.png().bytes))
    } catch {
      throw .picture(title: picture.title, reason: error.description)
    }
    return name
  }

  /// The name of a picture's file: `perceptron-0123456789abcdef.png`.
  static func name(of picture: some Picture) -> String {
    slug(picture.title) + "-" + picture.pixelDigest.hex.prefix(16) + ".png"
  }

  /// A title in lower-case ASCII letters, digits and hyphens, at most 40 of them.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(40)
    return slug.isEmpty ? "picture" : String(slug)
  }
}
