import Figures
import Notebooks

extension Publication {
  /// Makes a report of a document: pictures, `results.json`, page.
  ///
  /// Nothing is written, and the same document gives the same bytes every time. Throws when a
  /// template asks for what is not there, or when a picture cannot be made.
  public init(
    of document: Document, templates: Templates = .builtIn, form: Form = .folder
  ) throws(PublishingError) {
    let (writer, page) = try Self.page(of: document, templates, try StyleSheet(templates), form)
    self.form = form
    pictureFiles = writer.pictures.files
    pictureCount = writer.pictures.count
    results = writer.results
    switch form {
    case .folder: files = Self.files(writer, page)
    case .singleFile: files = [page]
    }
    summary = Summary(of: document, pictures: writer.pictures)
  }

  /// The files of a report in the order in which they are to be written, and the number of its
  /// pictures.
  static func files(
    of document: Document, _ templates: Templates, _ styleSheet: StyleSheet
  ) throws(PublishingError) -> (files: [File], pictureCount: Int) {
    let (writer, page) = try page(of: document, templates, styleSheet, .folder)
    return (files(writer, page), writer.pictures.count)
  }

  private static func files(_ writer: PageWriter, _ page: File) -> [File] {
    writer.pictures.files + [File(path: "results.json", bytes: writer.results), page]
  }

  /// The page, and the writer that has collected its pictures.
  private static func page(
    of document: Document, _ templates: Templates, _ styleSheet: StyleSheet, _ form: Form
  ) throws(PublishingError) -> (writer: PageWriter, page: File) {
    var writer = PageWriter(
      document, templates: try TemplateSet(templates), styleSheet: styleSheet, form: form)
    let page = File(path: "index.html", bytes: Array(try writer.page().utf8))
    return (writer, page)
  }

  /// Whether a name is one that a report gives to the file of a picture.
  public static func isPictureName(_ name: String) -> Bool { PictureStore.isName(name) }
}

extension Publication.Summary {
  /// What a list of reports says about a document: its subtitle, or else its first paragraph, and
  /// the pictures of its last heatmap cell, which show where the story ends.
  init(of document: Document, pictures: PictureStore) {
    title = document.header.title
    language = document.header.language
    failures = document.failureSummary
    if let subtitle = document.header.subtitle {
      lead = .text(subtitle)
    } else {
      lead =
        document.blocks.lazy.compactMap { block in
          if case .paragraph(let content) = block { content.markup(links: false) } else { nil }
        }.first
    }
    var last: [Heatmap] = []
    for cell in document.blocks.cells {
      if case .heatmaps(let panel) = cell.content { last = panel.heatmaps }
    }
    thumbnails = last.prefix(6).compactMap { heatmap in
      pictures.source(of: heatmap).map { ($0, heatmap.title) }
    }
  }
}

extension Publication.File {
  /// The page that leads to several reports, each in a folder beside it, as `index.html`.
  ///
  /// Throws when a template asks for what is not there.
  public static func index(
    of reports: [(folder: String, publication: Publication)], templates: Templates = .builtIn
  ) throws(PublishingError) -> Publication.File {
    let set = try TemplateSet(templates)
    let items = reports.map { report -> TemplateFields in
      let folder = Address.folder(report.folder)
      let summary = report.publication.summary
      return [
        "address": .text(folder + "/index.html"),
        "title": .text(summary.title),
        "language": .text(summary.language),
        "lead": .markup(summary.lead),
        "failures": .text(summary.failures),
        "hasThumbnails": .flag(!summary.thumbnails.isEmpty),
        "thumbnails": .list(
          summary.thumbnails.map { thumbnail in
            [
              "picture": .text(thumbnail.picture.address(from: folder)),
              "title": .text(thumbnail.title),
            ]
          }, names: ["picture", "title"]),
      ]
    }
    let head = try StyleSheet(templates).head(title: "Reports", language: "en")
    let page = try set.render("index", head.merging(["reports": .list(items, names: [])]))
    return Publication.File(path: "index.html", bytes: Array(page.utf8))
  }
}

extension PictureStore.Source {
  /// The address of the picture for a page beside the report's folder.
  fileprivate func address(from folder: String) -> String {
    switch self {
    case .file(let name): folder + "/" + name
    case .inline(let address): address
    }
  }
}
