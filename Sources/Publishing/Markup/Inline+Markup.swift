import Documents
import Figures

extension [Inline] {
  /// The line as HTML.
  ///
  /// - Parameter links: False inside a link, where HTML allows no second one: only the words of a
  ///   link, a reference or a picture remain.
  func markup(links: Bool = true) -> Markup {
    .joined(map { $0.markup(links: links) })
  }
}

extension Inline {
  fileprivate func markup(links: Bool) -> Markup {
    switch self {
    case .text(let text): .text(text)
    case .emphasis(let inner): .element("em", [:], inner.markup(links: links))
    case .strong(let inner): .element("strong", [:], inner.markup(links: links))
    case .strikethrough(let inner): .element("del", [:], inner.markup(links: links))
    case .code(let code): .element("code", text: code)
    case .link(let destination, let title, let content):
      links ? Self.link(destination, title, content) : content.markup(links: false)
    case .image(let source, let title, let alternative):
      Self.image(source, title, alternative, links: links)
    case .softBreak: .text("\n")
    case .lineBreak: .void("br") + .text("\n")
    case .value(let text): .element("span", ["class": "value"], text: text)
    case .math(let formula): formula.mathML()
    case .reference(let reference):
      links
        ? .element(
          "a", ["href": "#" + Address.percentEncoded(reference.anchor)], text: reference.label)
        : .text(reference.label)
    }
  }

  private static func link(_ destination: String, _ title: String?, _ content: [Inline]) -> Markup {
    switch Address(destination) {
    case .outside(let address), .local(let address):
      return .element("a", ["href": address, "title": title], content.markup(links: false))
    case .pictureData, .forbidden:
      let words = content.markup(links: false)
      if content.plainText == destination { return words }
      return words + .text(" (" + destination + ")")
    }
  }

  /// A picture beside the page is shown; one from elsewhere would make the page ask another host
  /// for it, so it becomes a link.
  private static func image(
    _ source: String, _ title: String?, _ alternative: String, links: Bool
  ) -> Markup {
    switch Address(source) {
    case .local(let address), .pictureData(let address):
      return .void("img", ["src": address, "alt": alternative, "title": title])
    case .outside(let address) where links:
      let words = alternative.isEmpty ? source : alternative
      return .element("a", ["href": address, "title": title], text: words)
    case .outside, .forbidden:
      return .text(alternative.isEmpty ? source : alternative)
    }
  }
}

extension Reference {
  /// "Figure 2", with a space at which no line breaks.
  var label: String { kind.rawValue + "\u{A0}" + number }
}
