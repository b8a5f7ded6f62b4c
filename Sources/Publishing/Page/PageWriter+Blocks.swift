import Documents
import Figures

extension PageWriter {
  /// Blocks as HTML, one below the other.
  mutating func html(of blocks: [Block]) throws(PublishingError) -> String {
    var parts: [String] = []
    for block in blocks { parts.append(try html(of: block)) }
    return parts.joined(separator: "\n")
  }

  private mutating func html(of block: Block) throws(PublishingError) -> String {
    switch block {
    case .heading(let level, let anchor, let content):
      let id = resources.anchors.place(anchor)
      var words = content.markup(resources.line)
      // A heading is a link to itself, so that its address can be copied.
      if let id, !content.isEmpty {
        let address = "#" + Address.percentEncoded(id)
        words = .element("a", ["href": address], content.markup(resources.line.insideLink))
      }
      // A heading stays one: it gets no other role.
      let attributes: Markup.Attributes = ["id": id, "tabindex": content.mayScroll ? "0" : nil]
      return Markup.element("h\(pageLevel(level))", attributes, words).source
    case .paragraph(let content):
      return Markup.element("p", .line(nil, content), content.markup(resources.line)).source
    case .quote(let blocks):
      return "<blockquote>\n\(try html(of: blocks))\n</blockquote>"
    case .list(let start, let tight, let items):
      return try html(start: start, tight: tight, items: items)
    case .code(let language, let text):
      let name = language.map { "language-" + $0 }
      return Markup.element(
        "pre", .scrolling(nil, label: language.map { "Code: \($0)" } ?? "Code"),
        .element("code", ["class": name], text: text)
      ).source
    case .table(let header, let alignments, let rows):
      return Table.prose(
        header: header, alignments: alignments, rows: rows, resources.line
      ).source
    case .rule:
      return Markup.void("hr").source
    case .math(let formula):
      return Markup.element(
        "div", .scrolling("math", label: "Formula"), formula.mathML(display: true)
      ).source
    case .cell(let output):
      return try html(of: output)
    case .failure(let diagnostics, let below):
      return try html(of: diagnostics, below: below)
    }
  }

  // A list may hold a cell, and a cell comes from a template as text: lists and quotes are put
  // together as text too. Nothing in their tags comes from a notebook but the first number.
  private mutating func html(
    start: Int?, tight: Bool, items: [ListItem]
  ) throws(PublishingError) -> String {
    let name = start == nil ? "ul" : "ol"
    let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var lines = ["<\(name)\(first)>"]
    for item in items {
      let mark = item.checked.map { Self.taskMark(isDone: $0).source } ?? ""
      let tag = item.checked == nil ? "<li>" : "<li class=\"task\">"
      lines.append(tag + mark + (try html(of: item.blocks, tight: tight)) + "</li>")
    }
    return (lines + ["</\(name)>"]).joined(separator: "\n")
  }

  /// The blocks of an item; in a tight list paragraphs are lines without space around them.
  private mutating func html(
    of blocks: [Block], tight: Bool
  ) throws(PublishingError) -> String {
    var parts: [String] = []
    for block in blocks {
      if tight, case .paragraph(let content) = block {
        // A formula that is too long scrolls by itself, and the list's mark stays outside.
        let hasMathematics = content.contains { if case .math = $0 { true } else { false } }
        let line = content.markup(resources.line)
        parts.append(
          hasMathematics ? Markup.element("div", .line("line", content), line).source : line.source)
      } else {
        parts.append(try html(of: block))
      }
    }
    return parts.joined(separator: "\n")
  }

  private static func taskMark(isDone: Bool) -> Markup {
    let name = isDone ? "done" : "open"
    return .element("span", ["role": "img", "aria-label": name], text: isDone ? "☑" : "☐")
      + .text(" ")
  }
}

extension Table {
  /// A table written in the prose.
  static func prose(
    header: [[Inline]], alignments: [ColumnAlignment], rows: [[[Inline]]], _ setting: LineSetting
  ) -> Markup {
    let classes = header.indices.map { index -> String? in
      guard alignments.indices.contains(index) else { return nil }
      return switch alignments[index] {
      case .none, .left: nil
      case .center: "center"
      case .right: "right"
      }
    }
    let headings = zip(header, classes).map { content, kind in
      // A corner without words heads nothing.
      content.isEmpty
        ? Markup.element("td", [:], text: "")
        : .element("th", ["scope": "col", "class": kind], content.markup(setting))
    }
    let rows = rows.map { row in
      Markup.element(
        "tr", [:], zip(row, classes).map { .element("td", ["class": $1], $0.markup(setting)) })
    }
    let box = Markup.Attributes.scrolling("table", label: "Table")
    return .element("div", box, .element("table", [:], markup(headings: headings, rows: rows)))
  }
}

extension [Inline] {
  /// Whether it may scroll by itself: its longest formula may be wider than a telephone.
  fileprivate var mayScroll: Bool {
    contains { inline in
      if case .math(let formula) = inline { formula.width > Self.narrowestLine } else { false }
    }
  }

  /// How wide a line is where the screen has 320 pixels, in the height of its letters, with room for
  /// what an estimate may be off.
  private static var narrowestLine: Double { 12 }
}

extension Markup.Attributes {
  /// Those of a line of prose: the keyboard reaches one that may scroll.
  fileprivate static func line(_ kind: String?, _ content: [Inline]) -> Markup.Attributes {
    content.mayScroll ? .scrolling(kind, label: "Text with a formula") : ["class": kind]
  }

  /// Those of a box that scrolls by itself where the screen is narrow: the keyboard reaches it, and it
  /// has a name then.
  static func scrolling(_ kind: String?, label: String) -> Markup.Attributes {
    ["class": kind, "tabindex": "0", "role": "group", "aria-label": label]
  }
}
