import Figures
import Notebooks

extension Publication {
  /// Makes a report of a document: pictures, `results.json`, page.
  ///
  /// Nothing is written, and the same document gives the same bytes every time. Throws when a
  /// template asks for what is not there, or when a picture cannot be made.
  public init(of document: Document, templates: Templates = .builtIn) throws(PublishingError) {
    files = try Self.files(of: document, templates, try StyleSheet(templates))
    summary = Summary(of: document)
  }

  /// The files of a report in the order in which they are to be written.
  static func files(
    of document: Document, _ templates: Templates, _ styleSheet: StyleSheet
  ) throws(PublishingError) -> [File] {
    var writer = PageWriter(
      document, templates: try TemplateSet(templates), styleSheet: styleSheet)
    let page = try writer.page()
    let pictures = writer.pictures.files
    let results = Results(of: document, pictures: pictures.map(\.path)).text
    return pictures + [
      File(path: "results.json", bytes: Array(results.utf8)),
      File(path: "index.html", bytes: Array(page.utf8)),
    ]
  }
}

extension Publication.Summary {
  /// What a list of reports says about a document: its subtitle, or else its first paragraph, and
  /// the pictures of its last heatmap cell, which show where the story ends.
  init(of document: Document) {
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
      if case .heatmaps(let heatmaps, _) = cell.content { last = heatmaps }
    }
    thumbnails = last.prefix(6).map { (PictureStore.name(of: $0), $0.title) }
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
              "picture": .text(folder + "/" + thumbnail.picture),
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
