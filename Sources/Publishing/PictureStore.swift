import Figures

/// The pictures of a publication, each under a name that ends in a digest of its pixels.
///
/// Equal pictures under equal titles are one file, and a picture that did not change keeps its
/// name.
struct PictureStore {
  private(set) var files: [Publication.File] = []

  /// Encodes a heatmap unless that was done before; returns its file name.
  mutating func add(_ heatmap: Heatmap) throws(PublishingError) -> String {
    let name = Self.name(of: heatmap)
    if files.contains(where: { $0.path == name }) { return name }
    do {
      files.append(Publication.File(path: name, bytes: try heatmap.png().bytes))
    } catch {
      throw .picture(title: heatmap.title, reason: error.description)
    }
    return name
  }

  /// The name of a heatmap's file: `perceptron-0123456789abcdef.png`.
  static func name(of heatmap: Heatmap) -> String {
    slug(heatmap.title) + "-" + heatmap.pixelDigest.hex.prefix(16) + ".png"
  }

  /// A title in lower-case ASCII letters, digits and hyphens, at most 40 of them.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(40)
    return slug.isEmpty ? "heatmap" : String(slug)
  }
}
