import Diagnostics
import Documents
import Figures

/// Writes the page of one document and collects the pictures it shows.
struct PageWriter {
  let templates: TemplateSet
  let styleSheet: StyleSheet
  let document: Document
  private let role: Book.Role
  /// The files that the page brings along, by their paths.
  let files: [Publication.File]
  /// Its pictures and the ids of its elements.
  var resources: PageResources
  /// The id of the place where the notebook went wrong.
  private(set) var failureAnchor = ""
  /// How many steps to shift the levels of headings, so that the highest comes right below the
  /// title of the page.
  private let headingShift: Int

  init(
    _ document: Document, templates: TemplateSet, styleSheet: StyleSheet,
    form: Publication.Form = .folder, role: Book.Role = .alone, isLive: Bool = false,
    isInPlace: (String, Publication.File) -> Bool = { _, _ in false }
  ) {
    self.document = document
    self.templates = templates
    self.styleSheet = styleSheet
    self.role = role
    let files = document.files.compactMap { written, file -> Publication.File? in
      guard case .file(let path, let bytes) = file else { return nil }
      let file = Publication.File(path: path, bytes: bytes)
      return isInPlace(written, file) ? nil : file
    }
    self.files = Set(files).sorted { $0.path < $1.path }
    resources = PageResources(
      pictures: PictureStore(form: form), anchors: Anchors(of: document.blocks),
      line: LineSetting(document, form, role, isLive: isLive))
    let levels = document.blocks.flattened.compactMap { block in
      if case .heading(let level, _, _) = block { level } else { nil }
    }
    headingShift = 2 - (levels.min() ?? 2)
  }

  /// The page.
  mutating func page() throws(PublishingError) -> String {
    let textAnchor = resources.anchors.own("text")
    failureAnchor = resources.anchors.own("failure")
    let makingAnchor = resources.anchors.own("making")
    let body = try html(of: document.blocks)
    let header = document.header
    let byline = header.authors.joined(separator: ", ")
    let fields: TemplateFields = [
      "title": .text(header.title),
      "subtitle": .text(header.subtitle),
      "byline": .text(
        [byline, header.date ?? ""].filter { !$0.isEmpty }.joined(separator: " · ").nonEmpty),
      "contents": header.showsContents ? .markup(contents) : .absent,
      "body": .html(body),
      "textAnchor": .text(textAnchor),
      "makingAnchor": .text(makingAnchor),
    ]
    return try templates.render(
      role.template,
      styleSheet.head(title: header.title, language: header.language)
        .merging(failureFields).merging(makingFields).merging(role.fields).merging(fields))
  }

  /// The level at which a heading stands on the page.
  func pageLevel(_ level: Int) -> Int { Swift.min(level + headingShift, 6) }

  /// The pictures that the page shows.
  var pictures: PictureStore { resources.pictures }

  /// The file `results.json`, complete once the body of the page has been written.
  var results: [UInt8] {
    // A check counts even if its cell shows nothing.
    let contents =
      document.blocks.cells.flatMap { $0.content.published.results(in: $0, pictures) }
      + document.checks.map(\.results)
    let names = pictures.files.map(\.path)
    return Array(
      Results(of: document, contents: contents, pictures: names, files: files).text.utf8)
  }

  /// The sections of the page as items of a list, two levels deep; nil when there is none.
  var contents: Markup? {
    var sections: [(title: Markup, parts: [Markup])] = []
    for case .heading(let level, let anchor, let content) in document.blocks {
      let address = "#" + Address.percentEncoded(anchor)
      let link = Markup.element("a", ["href": address], content.markup(resources.line.insideLink))
      switch pageLevel(level) {
      case 2: sections.append((link, []))
      case 3 where !sections.isEmpty:
        sections[sections.count - 1].parts.append(.element("li", [:], link))
      default: break
      }
    }
    if sections.isEmpty { return nil }
    let items = sections.map { section in
      let parts = section.parts.isEmpty ? Markup.empty : .element("ol", [:], section.parts)
      return Markup.element("li", [:], section.title + parts)
    }
    return .joined(items, separator: "\n")
  }

  /// What the page says about its own making.
  private var makingFields: TemplateFields {
    let provenance = document.provenance
    let parameters = provenance.parameters.map { parameter in
      Markup.element(
        "code", text: "\(parameter.name) = \(parameter.value.text)")
    }
    let sweeps = provenance.sweeps.map { sweep in
      Markup.element("code", text: "\(sweep.name) = \(sweep.values.map(\.text).list)")
    }
    let count = document.checks.count
    return [
      "notebook": .text(provenance.notebookName),
      "digest": .text(provenance.notebookDigest),
      "parameters": parameters.isEmpty ? .absent : .markup(.joined(parameters, separator: ", ")),
      "seed": .text(String(provenance.seed)),
      "sweeps": sweeps.isEmpty ? .absent : .markup(.joined(sweeps, separator: ", ")),
      "results": .text(
        pictures.form == .folder
          ? Publication.resultsName : Address.data(type: "application/json", results)),
      "isSingleFile": .flag(pictures.form == .singleFile),
      "checkSummary": count == 0 ? .absent : .text(document.checkSummary),
    ]
  }
}

extension SettingValue {
  /// The value as a reader sees it.
  var text: String {
    switch self {
    case .number(let number): NumberFormat.shortest.text(number)
    case .text(let text): text
    }
  }
}

extension String {
  /// The text, nil when there is none.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
