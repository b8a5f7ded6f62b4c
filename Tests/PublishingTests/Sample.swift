import Documents
import Figures
import Sampling

@testable import Publishing

/// Small documents for single claims.
enum Sample {
  static func document(
    _ blocks: [Block], title: String = "Title", checks: [CheckResult] = [],
    showsContents: Bool = false
  ) -> Document {
    Document(
      header: Document.Header(
        title: title, subtitle: nil, authors: [], date: nil, language: "en",
        showsContents: showsContents),
      blocks: blocks, checks: checks,
      provenance: Document.Provenance(
        notebookDigest: "d1", notebookName: "n.md", parameters: [], seed: 1))
  }

  static func cell(
    _ content: CellContent, source: CellSource? = nil, reference: Reference? = nil,
    caption: [Inline] = [], alternative: String? = nil
  ) -> Block {
    .cell(
      CellOutput(
        source: source, reference: reference, caption: caption, alternative: alternative,
        content: content))
  }

  static func heatmap(_ title: String, _ values: [Double] = [0, 0.25, 0.5, 1]) -> Heatmap {
    let axis = { Axis(name: $0, range: 0...1) }
    let grid = Grid(x: axis("a"), y: axis("b"), columns: 2, rows: 2)
    return Heatmap(
      title: title, field: Field(grid: grid, values: values), range: 0...1, colorMap: .diverging)
  }

  static func heatmaps(_ heatmaps: [Heatmap]) -> CellContent {
    .heatmaps(
      HeatmapPanel(heatmaps: heatmaps, colorBar: ColorBar(range: 0...1, colorMap: .diverging)))
  }

  static func check(_ condition: String, held: Bool, line: Int) -> CheckResult {
    CheckResult(condition: condition, held: held, sides: nil, line: line)
  }
}

extension Publication {
  /// A file of the publication as text.
  func text(of path: String) -> String? {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

/// What the page shows for some blocks, without the page around it.
func body(_ blocks: [Block], templates: Templates = .builtIn) throws -> String {
  var writer = PageWriter(
    Sample.document(blocks), templates: try TemplateSet(templates),
    styleSheet: try StyleSheet(templates))
  return try writer.html(of: blocks)
}

/// The page of a document.
func page(_ document: Document, templates: Templates = .builtIn) throws -> String {
  try Publication(of: document, templates: templates).text(of: "index.html") ?? ""
}
