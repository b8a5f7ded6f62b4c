import Documents
import Figures

extension PageWriter {
  /// What a cell shows, through the template for its kind.
  mutating func html(of cell: CellOutput) throws(PublishingError) -> String {
    if case .hidden = cell.content, Self.source(of: cell) == nil { return "" }
    let content = cell.content.published
    let fields = try content.fields(in: cell, &resources)
    let text = try templates.render(
      content.template, commonFields(of: cell, content).merging(fields))
    return text.trimmingLastNewline
  }

  /// What every kind of cell has.
  private mutating func commonFields(
    of cell: CellOutput, _ content: any PublishedContent
  ) -> TemplateFields {
    let isHidden = if case .hidden = cell.content { true } else { false }
    return [
      "anchor": .text(isHidden ? nil : resources.anchors.place(cell.reference?.anchor)),
      "label": .text(cell.reference?.label),
      "box": .text(content.boxName(of: cell)),
      "caption": .markup(cell.caption.markup(resources.line)),
      "captioned": .flag(cell.reference != nil || !cell.caption.isEmpty),
      "alternative": .text(cell.alternative),
      "source": .list(
        Self.source(of: cell).map { [Self.fields(of: $0)] } ?? [],
        names: ["kind", "code", "isOpen"]),
    ]
  }

  /// The source to show; a cell without any text, which means "all of them", has none.
  private static func source(of cell: CellOutput) -> CellSource? {
    cell.source?.text.isEmpty == false ? cell.source : nil
  }

  private static func fields(of source: CellSource) -> TemplateFields {
    [
      "kind": .text(source.kind), "code": .text(source.text), "isOpen": .flag(source.isOpen),
    ]
  }
}

extension PublishedContent {
  /// What the box is called in which the content of a cell scrolls by itself.
  fileprivate func boxName(of cell: CellOutput) -> String {
    guard let label = cell.reference?.label else { return boxName }
    return boxName == "Table" ? label : "\(label): \(boxName)"
  }
}

extension String {
  /// Without the line feed at its end.
  var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
