import Documents
import Figures

/// How a line of prose is set: what its addresses lead to, and what may stand in it.
struct LineSetting: Sendable {
  private var targets: [String: Target] = [:]
  /// Whether it may hold links; inside a link only their words remain.
  private(set) var hasLinks = true
  /// Whether it may hold pictures; on another page than that of the report their words remain.
  private(set) var hasPictures = true

  /// Where an address leads from the page.
  struct Target: Sendable {
    var address: String
    /// The name under which a browser saves what is in the address itself.
    var savedAs: String?
  }

  /// Settings without links and pictures, for words on other pages.
  static let words = LineSetting(hasLinks: false, hasPictures: false)

  private init(hasLinks: Bool, hasPictures: Bool) {
    self.hasLinks = hasLinks
    self.hasPictures = hasPictures
  }

  /// Finds out where the addresses of a document lead.
  ///
  /// - Parameter isLive: Whether the page is shown again when a picture has changed: its address then
  ///   changes with it.
  init(_ document: Document, _ form: Publication.Form, _ role: Book.Role, isLive: Bool) {
    let own = LinkedFile.reportName(ofPath: document.provenance.notebookName)
    for (path, file) in document.files {
      targets[path] =
        switch (file, form) {
        // The page itself, wherever it is opened.
        case (.notebook(own), _): Target(address: "")
        case (.notebook(let name), _): Target(address: role.address(ofReport: name))
        case (.file(let path, let bytes), .folder):
          Target(
            address: Address.path(path) + (isLive ? "?" + Digest(of: bytes).hex.prefix(16) : ""))
        case (.file(let path, let bytes), .singleFile):
          Target(
            address: Address.data(type: Publication.mediaType(of: path), bytes),
            savedAs: path.split(separator: "/").last.map(String.init))
        }
    }
  }

  /// The same inside a link, where HTML allows no second one.
  var insideLink: LineSetting {
    var setting = self
    setting.hasLinks = false
    return setting
  }

  /// Where an address that stands in the prose leads; nil if it is none of a file.
  func target(_ address: String) -> Target? {
    guard let local = LocalAddress(address), var target = targets[local.path] else { return nil }
    if target.savedAs == nil { target.address += Address.percentEncoded(local.rest) }
    if target.address.isEmpty { target.address = "#" }
    return target
  }
}
