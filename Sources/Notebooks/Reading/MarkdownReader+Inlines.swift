internal import CMarkdown

extension MarkdownReader {
  /// The inline content of a block; neighbouring texts are joined, since a placeholder may have
  /// been read in pieces.
  static func inlines(_ node: Node) -> [Inline] {
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
