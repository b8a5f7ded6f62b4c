/// The tags of a page, read the way a browser would, to look for what must not be there.
struct Scan {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String)]
  }

  private(set) var tags: [Tag] = []
  /// Elements that are closed in the wrong order or never.
  private(set) var misnested: [String] = []

  init(_ page: String) {
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      guard let end = Self.end(of: rest) else { break }
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") { continue }
      if inside.hasPrefix("/") {
        if open.popLast() != String(inside.dropFirst()) { misnested.append(String(inside)) }
        continue
      }
      let tag = Self.tag(inside)
      tags.append(tag)
      if !inside.hasSuffix("/"), !Self.void.contains(tag.name) { open.append(tag.name) }
      // What a style sheet holds is no markup.
      if tag.name == "style", let close = rest.range(of: "</style>") {
        rest = rest[close.lowerBound...]
      }
    }
    misnested += open
  }

  /// Every value of an attribute on the page.
  func values(of attribute: String) -> [String] {
    tags.flatMap(\.attributes).filter { $0.name == attribute }.map(\.value)
  }

  private static let void: Set<String> = ["meta", "br", "hr", "img", "link", "input"]

  /// The end of a tag: the first `>` outside quotes.
  private static func end(of text: Substring) -> Substring.Index? {
    var isQuoted = false
    return text.indices.first { index in
      if text[index] == "\"" { isQuoted.toggle() }
      return text[index] == ">" && !isQuoted
    }
  }

  private static func tag(_ inside: Substring) -> Tag {
    let name = inside.prefix { !$0.isWhitespace && $0 != "/" }
    var attributes: [(String, String)] = []
    var rest = inside.dropFirst(name.count)
    while let first = rest.firstIndex(where: { !$0.isWhitespace && $0 != "/" }) {
      rest = rest[first...]
      let key = rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != "/" }
      rest = rest.dropFirst(max(key.count, 1))
      guard rest.hasPrefix("=\"") else {
        attributes.append((String(key), ""))
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count + 3)
      attributes.append((String(key), String(value)))
    }
    return Tag(name: String(name), attributes: attributes)
  }
}
