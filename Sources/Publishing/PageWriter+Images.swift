import Figures
import Notebooks

extension PageWriter {
  /// The pictures of a grid in lines: as many lines as the cell wants, or one that wraps.
  mutating func fields(of grid: ImageGrid) throws(PublishingError) -> TemplateFields {
    var pictures: [TemplateFields] = []
    for item in grid.items {
      pictures.append([
        "address": .text(try address(of: item.picture)),
        "description": .text(item.alternativeText),
        "width": .text(String(item.picture.width)), "height": .text(String(item.picture.height)),
        "words": .text(item.caption), "isWrong": .flag(item.verdict?.isRight == false),
      ])
    }
    let length = max(grid.columns ?? pictures.count, 1)
    let lines = stride(from: 0, to: pictures.count, by: length).map { start in
      let line = Array(pictures[start..<min(start + length, pictures.count)])
      return ["pictures": TemplateValue.list(line, names: Self.pictureNames)] as TemplateFields
    }
    return [
      "lines": .list(lines, names: ["pictures"] + Self.pictureNames),
      "isFixed": .flag(grid.columns != nil),
      "colorBar": grid.items.isEmpty ? .absent : .markup(try markup(of: grid.colorBar)),
      "note": .text(Self.note(of: grid)),
    ]
  }

  private static let pictureNames = [
    "address", "description", "width", "height", "words", "isWrong",
  ]

  /// Which of the pictures these are; nil if they are all.
  private static func note(of grid: ImageGrid) -> String? {
    let isPart = grid.items.count < grid.count
    let shown = grid.items.count == 1 ? "" : " \(grid.items.count)"
    guard let mistakes = grid.mistakes else {
      return isPart ? "The first\(shown) of \(counted(grid.count, "picture"))." : nil
    }
    let rows = "among \(counted(mistakes.rowCount, "row"))"
    if mistakes.count == 0 { return "No mistake \(rows)." }
    let noun = grid.count == mistakes.count ? "" : grid.items.count == 1 ? " picture" : " pictures"
    let first = isPart ? "The first\(shown)\(noun) of " : ""
    return first + "\(counted(mistakes.count, "mistake")) \(rows)."
  }
}
