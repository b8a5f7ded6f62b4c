import Figures
import Notebooks

extension PageWriter {
  /// The pictures of a grid in lines: as many lines as the cell wants, or one that wraps.
  mutating func fields(of grid: ImageGrid) throws(PublishingError) -> TemplateFields {
    var pictures: [TemplateFields] = []
    for item in grid.items {
      pictures.append([
        "address": .text(try address(of: item.picture)),
        "description": .text(item.picture.alternativeText),
        "width": .text(String(item.picture.width)), "height": .text(String(item.picture.height)),
        "words": .text(item.caption),
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
      "colorBar": .markup(try markup(of: grid.colorBar)),
      "note": .text(
        grid.items.count < grid.count
          ? "The first \(grid.items.count) of \(Self.counted(grid.count, "picture"))." : nil),
    ]
  }

  private static let pictureNames = ["address", "description", "width", "height", "words"]
}
