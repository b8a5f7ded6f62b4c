import Documents
import Figures

/// What a report makes of one kind of content: its part of the page, of `results.json`, of the
/// plain text and of a book's front page.
///
/// Nothing here is left to a default, so a new kind compiles only when all of it has been thought of.
protocol PublishedContent {
  /// The name of the template that shows its cell.
  var template: String { get }

  /// What the box is called in which it scrolls by itself.
  var boxName: String { get }

  /// The pictures by which a book's front page may show the whole report.
  var thumbnails: Thumbnails? { get }

  /// The fields that only its template has.
  ///
  /// - Parameters:
  ///   - cell: The cell that it is the content of.
  ///   - page: Takes the pictures that it shows and the ids that it uses.
  func fields(
    in cell: CellOutput, _ page: inout PageResources
  ) throws(PublishingError) -> TemplateFields

  /// What it adds to the lists of `results.json`.
  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item]

  /// The content in words and aligned tables, without a line feed at the end.
  var plainText: String { get }
}

extension CellContent {
  /// The one value that knows everything a report makes of this content.
  var published: any PublishedContent {
    switch self {
    case .hidden: HiddenContent()
    case .model(let equations): ModelContent(equations: equations)
    case .data(let preview, let rowCount, let notes):
      TableContent(.data, preview, rowCount: rowCount, notes: notes)
    case .training(let summaries): TrainingContent(summaries: summaries)
    case .table(let table): TableContent(.table, table)
    case .heatmaps(let panel): HeatmapContent(panel: panel)
    case .plot(let chart): ChartContent(.plot, chart)
    case .curve(let chart): ChartContent(.curve, chart)
    case .parameters(let table): TableContent(.parameters, table)
    case .gradient(let comparison): GradientContent(comparison: comparison)
    case .graph(let graph): GraphContent(graph: graph)
    case .images(let grid): ImagesContent(grid: grid)
    case .confusion(let matrix): ConfusionContent(matrix: matrix)
    case .checks(let checks): CheckContent(checks: checks)
    }
  }
}

/// Pictures by which the front page of a book shows a report.
struct Thumbnails {
  /// What they show; a report is shown by the first of these that it has.
  enum Kind: CaseIterable {
    case heatmaps, images
  }

  let kind: Kind
  let pictures: [any Picture]
}

extension CellOutput {
  /// How the cell is found on the page: the members that most items of `results.json` begin with.
  var identity: [JSON.Member] {
    [
      ("anchor", .optional(reference?.anchor)),
      ("label", .optional(reference?.words)),
      ("caption", .text(caption.plainText)),
    ]
  }
}

extension SamplePlace {
  /// How many rows, or which row and the inputs.
  var json: JSON {
    switch self {
    case .mean(let count): .object([("meanOverRows", .integer(count))])
    case .sample(let row, let inputs):
      .object([
        ("row", row.map(JSON.integer) ?? .null), ("inputs", .object(inputs.map(Self.member))),
      ])
    }
  }

  private static func member(_ input: Input) -> JSON.Member {
    let elements = input.elements
    return (input.name, input.shape.isEmpty ? .number(elements.first ?? .nan) : .numbers(elements))
  }
}

extension Double {
  /// Six significant digits, as the plain text has them.
  var sixDigits: String { NumberFormat.general(6).text(self) }
}

extension Picture {
  /// What tells the picture from others in the plain text: the beginning of its pixels' digest.
  var shortDigest: String { String(pixelDigest.hex.prefix(8)) }
}
