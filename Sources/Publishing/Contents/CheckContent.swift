import Documents

/// Conditions, and whether they held.
struct CheckContent: PublishedContent {
  let checks: [CheckResult]

  let template = "cell-check"
  let boxName = "Output"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    let items = checks.map { check -> TemplateFields in
      [
        "condition": .text(check.condition),
        "variant": .text(check.variant),
        "state": .text(check.held ? "held" : "failed"),
        "mark": .text(check.held ? "✓" : "✗"),
        "target": .text(page.target(ofCheckOn: check.line)),
        "sides": .text(check.explanation),
      ]
    }
    let names = ["condition", "variant", "state", "mark", "target", "sides"]
    return ["checks": .list(items, names: names)]
  }

  // The document has them all, those of hidden cells too, and they come from there.
  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] { [] }

  var plainText: String {
    checks.map { check in
      let sides = check.sides.map { ", \($0.left.sixDigits) and \($0.right.sixDigits)" } ?? ""
      return "\(check.held ? "✓" : "✗") \(check.title)\(sides)"
    }.joined(separator: "\n")
  }
}

extension CheckResult {
  /// The condition, where it stands, and what its two sides came to.
  var results: Results.Item {
    let variant = variant.map { [("variant", JSON.text($0))] } ?? []
    return Results.Item(
      .checks,
      [("condition", .text(condition))] + variant + [
        ("line", .integer(line)),
        ("held", .flag(held)),
        ("left", sides.map { .number($0.left) } ?? .null),
        ("right", sides.map { .number($0.right) } ?? .null),
      ])
  }
}
