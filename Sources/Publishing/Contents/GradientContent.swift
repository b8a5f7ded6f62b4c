import Documents

/// Partial derivatives, each computed in three ways.
struct GradientContent: PublishedContent {
  let comparison: GradientComparison

  let template = "cell-table"
  let boxName = "Derivatives"
  let thumbnails: Thumbnails? = nil

  func fields(
    in cell: CellOutput, _ page: inout PageResources
  ) throws(PublishingError) -> TemplateFields {
    ["content": .markup(try comparison.table.markup(&page)), "note": .text(comparison.note)]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    let partials = comparison.partials.map { partial in
      JSON.object([
        ("parameter", .text(partial.name)), ("reverse", .number(partial.reverse)),
        ("forward", .number(partial.forward)),
        ("centralDifference", .number(partial.centralDifference)),
      ])
    }
    return [
      Results.Item(
        .gradients,
        cell.identity + [
          ("formula", .text(comparison.formula)), ("at", comparison.place.json),
          ("partials", .array(partials)), ("compared", .integer(comparison.comparedCount)),
          ("elements", .integer(comparison.elementCount)),
          ("greatestDifference", .number(comparison.greatestDifference)),
        ])
    ]
  }

  var plainText: String {
    [comparison.note, comparison.table.lines].compactMap(\.self).joined(separator: "\n")
  }
}
