import Documents
import Figures

/// A report as files in memory, before anything is written.
public struct Publication: Sendable {
  /// One file of a report.
  public struct File: Sendable, Hashable {
    /// Its path below the folder of the report.
    public let path: String
    /// Its content.
    public let bytes: [UInt8]
  }

  /// How a report is laid out in files.
  public enum Form: Sendable, Hashable {
    /// A page with its pictures and `results.json` beside it.
    case folder
    /// A page that holds its pictures and results in itself.
    case singleFile
  }

  /// The name of the page in the folder of the report.
  public static let pageName = "index.html"

  /// The name of the file that holds everything the run computed.
  public static let resultsName = "results.json"

  /// How the report is laid out.
  public let form: Form

  /// The files in the order in which they are to be written.
  ///
  /// Pictures come first, then what the page brings along, then `results.json`, and last the page that
  /// needs them all: whoever writes them in this order never leaves a page without its pictures.
  public let files: [File]

  /// The pictures of the page as files, whether or not they are files of their own.
  let pictureFiles: [File]

  /// The files from beside the notebook that come to lie beside the page, which shows them or leads to
  /// them; none if the page holds them.
  public let copies: [File]

  /// The text of `results.json`, whether or not it is a file of its own.
  let results: [UInt8]

  /// The names of the picture files, in the order of the page; none if the page holds them.
  public var pictures: [String] { form == .folder ? pictureFiles.map(\.path) : [] }

  /// How many pictures the page shows, the colours of legends left out.
  public let pictureCount: Int

  /// What the index page says about this report.
  let summary: Summary

  /// A report in a few words.
  struct Summary: Sendable {
    let title: String
    let language: String
    let lead: Markup?
    let failures: String?
    let thumbnails: [(picture: PictureStore.Source, title: String)]
  }
}

extension Publication {
  /// Makes a report of a document: pictures, `results.json`, page.
  ///
  /// Nothing is written, and the same document gives the same bytes every time. Throws when a
  /// template asks for what is not there, or when a picture cannot be made.
  ///
  /// - Parameters:
  ///   - role: Whether the report is one of a book, or the front page of one.
  ///   - isInPlace: Whether a file from beside the notebook, which is given by the path that the
  ///     notebook names and as the report would hold it, lies beside the page already: it is none of
  ///     the report's files then.
  public init(
    of document: Document, templates: Templates = .builtIn, form: Form = .folder,
    role: Book.Role = .alone, isInPlace: (String, File) -> Bool = { _, _ in false }
  ) throws(PublishingError) {
    let (writer, page) = try Self.page(
      of: document, templates, try StyleSheet(templates), form, role, isInPlace)
    self.form = form
    copies = form == .folder ? writer.files : []
    pictureFiles = writer.pictures.files
    pictureCount = writer.pictures.count
    results = writer.results
    switch form {
    case .folder: files = Self.files(writer, results, page)
    case .singleFile: files = [page]
    }
    summary = Summary(of: document, pictures: writer.pictures)
  }

  /// The files of a report in the order in which they are to be written, and the number of its
  /// pictures.
  static func files(
    of document: Document, _ templates: Templates, _ styleSheet: StyleSheet
  ) throws(PublishingError) -> (files: [File], pictureCount: Int) {
    let (writer, page) = try page(
      of: document, templates, styleSheet, .folder, .alone, { _, _ in false }, isLive: true)
    return (files(writer, writer.results, page), writer.pictures.count)
  }

  private static func files(_ writer: PageWriter, _ results: [UInt8], _ page: File) -> [File] {
    writer.pictures.files + writer.files + [File(path: Self.resultsName, bytes: results), page]
  }

  /// The page, and the writer that has collected its pictures.
  private static func page(
    of document: Document, _ templates: Templates, _ styleSheet: StyleSheet, _ form: Form,
    _ role: Book.Role, _ isInPlace: (String, File) -> Bool, isLive: Bool = false
  ) throws(PublishingError) -> (writer: PageWriter, page: File) {
    var writer = PageWriter(
      document, templates: try TemplateSet(templates), styleSheet: styleSheet, form: form,
      role: role, isLive: isLive, isInPlace: isInPlace)
    let page = File(path: pageName, bytes: Array(try writer.page().utf8))
    return (writer, page)
  }

  /// Whether a name is one that a report gives to the file of a picture.
  public static func isPictureName(_ name: String) -> Bool { PictureStore.isName(name) }

  /// Whether a path is one that a report gives to a file that it brings along.
  public static func isCopyPath(_ path: String) -> Bool { LinkedFile.isFree(path) }

  /// The media type of a file by the ending of its name.
  public static func mediaType(of path: String) -> String {
    switch LinkedFile.ending(of: path) {
    case "html", "htm": "text/html;charset=utf-8"
    case "json": "application/json"
    case "pdf": "application/pdf"
    case "csv": "text/csv;charset=utf-8"
    case "txt", "md": "text/plain;charset=utf-8"
    case let ending: LinkedFile.pictureTypes[ending] ?? "application/octet-stream"
    }
  }
}

extension Publication.Summary {
  /// What the front page of a book says about a document: its subtitle, or else its first paragraph,
  /// and the pictures of its last heatmap cell, which show where the story ends, or else those of its
  /// last `images` cell.
  init(of document: Document, pictures: PictureStore) {
    title = document.header.title
    language = document.header.language
    failures = document.failureSummary
    if let subtitle = document.header.subtitle {
      lead = .text(subtitle)
    } else {
      lead =
        document.blocks.lazy.compactMap { block in
          if case .paragraph(let content) = block { content.markup(.words) } else { nil }
        }.first
    }
    let cells = document.blocks.cells
    var latest: [Thumbnails.Kind: [any Picture]] = [:]
    for found in cells.compactMap(\.content.published.thumbnails) {
      latest[found.kind] = found.pictures
    }
    let shown = Thumbnails.Kind.allCases.compactMap { latest[$0] }.first { !$0.isEmpty } ?? []
    thumbnails = shown.lazy
      .compactMap { picture in pictures.source(of: picture).map { ($0, picture.title) } }
      .prefix(6).map(\.self)
  }
}
