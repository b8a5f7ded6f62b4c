import Documents
import Figures
import Typesetting

/// The formulas of a model.
struct ModelContent: PublishedContent {
  let equations: [Equation]

  let template = "cell-model"
  let boxName = "Formulas"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    ["content": .markup(markup)]
  }

  /// Formulas one below the other, their signs of equality in line; nil when there is none.
  private var markup: Markup? {
    if equations.isEmpty { return nil }
    let rows = equations.map { [$0.left, .row([.symbol("="), $0.right])] }
    return Mathematics.grid(rows, .aligned).mathML(display: true)
  }

  // Nothing has been computed yet.
  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] { [] }

  var plainText: String {
    equations.map { "\($0.left.plainText) = \($0.right.plainText)" }.joined(separator: "\n")
  }
}
