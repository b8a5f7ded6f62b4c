internal import CMarkdown
internal import Synchronization

/// Reads GitHub-flavoured Markdown into blocks, with cmark-gfm.
///
/// Raw HTML becomes text, comments are dropped, quotes and dashes become typographic ones.
enum MarkdownReader {
  /// Quotes and lists may be nested this deeply; what is deeper is left out of the page, with the
  /// caller told so.
  static let depthLimit = 100

  /// While cmark-gfm reads, it notes the special characters of its extensions in a table that all
  /// its parsers share, and clears it afterwards: two at once would miss each other's `~`.
  private static let turn = Mutex(())

  /// Reads a text.
  ///
  /// - Returns: The blocks, or nil if they are nested more deeply than `depthLimit`.
  static func blocks(_ markdown: String) -> [Block]? {
    turn.withLock { _ in read(markdown) }
  }

  private static func read(_ markdown: String) -> [Block]? {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
    let bytes = Array(markdown.utf8).map(CChar.init(bitPattern:))
    cmark_parser_feed(parser, bytes, bytes.count)
    guard let document = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(document) }
    guard depth(of: document) <= depthLimit else { return nil }
    return children(document).compactMap(block)
  }

  /// Reads a text as the words of one paragraph, whatever it begins with.
  static func line(_ markdown: String) -> [Inline] {
    // A no-break space in front keeps `1.` from beginning a list and `#` a heading.
    guard case .paragraph(var content)? = blocks("\u{A0}" + markdown)?.first else { return [] }
    if case .text(let text)? = content.first {
      content[0] = .text(String(text.unicodeScalars.dropFirst()))
    }
    return content
  }

  private typealias Node = OpaquePointer

  /// The greatest depth of a tree, found without recursion.
  private static func depth(of document: Node) -> Int {
    var depth = 0
    var deepest = 0
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard cmark_node_first_child(cmark_iter_get_node(iterator)) != nil else { continue }
      depth += event == CMARK_EVENT_ENTER ? 1 : -1
      deepest = Swift.max(deepest, depth)
    }
    return deepest
  }

  private static func children(_ node: Node) -> [Node] {
    var children: [Node] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func block(_ node: Node) -> Block? {
    switch string(cmark_node_get_type_string(node)) {
    case "paragraph": return .paragraph(line(node))
    case "heading":
      let level = Int(cmark_node_get_heading_level(node))
      return .heading(level: level, anchor: "", content: line(node))
    case "block_quote": return .quote(children(node).compactMap(block))
    case "list": return list(node)
    case "code_block":
      let info = string(cmark_node_get_fence_info(node))
      return .code(language: language(info), text: string(cmark_node_get_literal(node)))
    case "html_block":
      let text = string(cmark_node_get_literal(node)).trimmed
      return isComment(text) ? nil : .paragraph([.text(text)])
    case "table": return table(node)
    case "thematic_break": return .rule
    default: return nil
    }
  }

  /// The first word of an info string without braces and dot, as in `{.python}`.
  private static func language(_ info: String) -> String? {
    let word = info.drop { "{. ".contains($0) }.prefix { $0 != " " && $0 != "}" }
    return word.isEmpty ? nil : String(word)
  }

  private static func list(_ node: Node) -> Block {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let items = children(node).map { item in
      let isTask = string(cmark_node_get_type_string(item)) == "tasklist"
      return ListItem(
        checked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
        blocks: children(item).compactMap(block))
    }
    return .list(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      tight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  private static func table(_ node: Node) -> Block {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<count).map { column -> ColumnAlignment in
      switch letters?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    let rows = children(node).map { row in children(row).map(line) }
    return .table(header: rows.first ?? [], alignments: alignments, rows: Array(rows.dropFirst()))
  }

  private static func isComment(_ html: String) -> Bool {
    html.hasPrefix("<!--") && html.hasSuffix("-->")
  }
}

extension MarkdownReader {
  /// The words of a block.
  private static func line(_ node: Node) -> [Inline] { inlines(node).mendingQuotes }

  /// The inline content of a block; neighbouring texts are joined, since a placeholder may have
  /// been read in pieces.
  private static func inlines(_ node: Node) -> [Inline] {
    var result: [Inline] = []
    for child in children(node) {
      guard let inline = inline(child) else { continue }
      if case .text(let next) = inline, case .text(let last)? = result.last {
        result[result.count - 1] = .text(last + next)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  private static func inline(_ node: Node) -> Inline? {
    switch string(cmark_node_get_type_string(node)) {
    case "text": return .text(string(cmark_node_get_literal(node)))
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code": return .code(string(cmark_node_get_literal(node)))
    case "html_inline":
      let text = string(cmark_node_get_literal(node))
      return isComment(text) ? nil : .text(text)
    case "emph": return .emphasis(inlines(node))
    case "strong": return .strong(inlines(node))
    case "strikethrough": return .strikethrough(inlines(node))
    case "link":
      return .link(
        destination: string(cmark_node_get_url(node)), title: title(node), content: inlines(node))
    case "image":
      return .image(
        source: string(cmark_node_get_url(node)), title: title(node),
        alternative: inlines(node).plainText)
    default: return nil
    }
  }

  private static func title(_ node: Node) -> String? {
    let title = string(cmark_node_get_title(node))
    return title.isEmpty ? nil : title
  }
}
