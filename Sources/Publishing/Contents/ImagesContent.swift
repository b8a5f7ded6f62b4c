import Diagnostics
import Documents

/// Small pictures in lines: as many lines as the cell wants, or one that wraps.
struct ImagesContent: PublishedContent {
  let grid: ImageGrid

  let template = "cell-images"
  let boxName = "Pictures"
  var thumbnails: Thumbnails? { Thumbnails(kind: .images, pictures: grid.items.map(\.picture)) }

  func fields(
    in cell: CellOutput, _ page: inout PageResources
  ) throws(PublishingError) -> TemplateFields {
    var pictures: [TemplateFields] = []
    for item in grid.items {
      pictures.append([
        "address": .text(try page.address(of: item.picture)),
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
      "colorBar": grid.items.isEmpty ? .absent : .markup(try page.legend(grid.colorBar)),
      "note": .text(note),
    ]
  }

  private static let pictureNames = [
    "address", "description", "width", "height", "words", "isWrong",
  ]

  /// Which of the pictures these are; nil if they are all.
  private var note: String? {
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

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    let items = grid.items.map { item in
      var members: [JSON.Member] = [
        ("caption", .text(item.caption)), ("picture", .text(pictures.name(of: item.picture))),
        ("width", .integer(item.picture.width)), ("height", .integer(item.picture.height)),
        ("values", .numbers(item.picture.values)),
      ]
      if let verdict = item.verdict {
        members += [
          ("label", .text(verdict.label)), ("prediction", .text(verdict.prediction)),
          ("right", .flag(verdict.isRight)),
        ]
      }
      return JSON.object(members)
    }
    let mistakes = grid.mistakes.map { [("mistakes", JSON.integer($0.count))] } ?? []
    let range = grid.colorBar.range
    return [
      Results.Item(
        .images,
        cell.identity + [
          ("formula", .text(grid.formula)),
          ("range", .numbers([range.lowerBound, range.upperBound])), ("pictures", .array(items)),
        ] + mistakes)
    ]
  }

  var plainText: String {
    let items = grid.items.map { "\($0.caption) (\($0.picture.shortDigest))" }
    return "\(grid.items.count) of \(grid.count) pictures of \(grid.formula)\n"
      + items.joined(separator: "\n")
  }
}
