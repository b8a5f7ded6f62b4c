import Documents
import Figures

extension [Inline] {
  /// The line as HTML.
  func markup(_ setting: LineSetting) -> Markup {
    .joined(map { $0.markup(setting) })
  }
}

extension Inline {
  fileprivate func markup(_ setting: LineSetting) -> Markup {
    switch self {
    case .text(let text): .text(text)
    case .emphasis(let inner): .element("em", [:], inner.markup(setting))
    case .strong(let inner): .element("strong", [:], inner.markup(setting))
    case .strikethrough(let inner): .element("del", [:], inner.markup(setting))
    case .code(let code): .element("code", text: code)
    case .link(let destination, let title, let content):
      setting.hasLinks
        ? Self.link(destination, title, content, setting) : content.markup(setting)
    case .image(let source, let title, let alternative):
      Self.image(source, title, alternative, setting)
    case .softBreak: .text("\n")
    case .lineBreak: .void("br") + .text("\n")
    case .value(let text): .element("span", ["class": "value"], text: text)
    case .math(let formula): formula.mathML()
    case .reference(let reference):
      setting.hasLinks
        ? .element(
          "a", ["href": "#" + Address.percentEncoded(reference.anchor)], text: reference.label)
        : .text(reference.label)
    }
  }

  private static func link(
    _ destination: String, _ title: String?, _ content: [Inline], _ setting: LineSetting
  ) -> Markup {
    let words = content.markup(setting.insideLink)
    if let target = setting.target(destination) {
      return .element(
        "a", ["href": target.address, "download": target.savedAs, "title": title], words)
    }
    switch Address(destination) {
    case .outside(let address), .local(let address):
      return .element("a", ["href": address, "title": title], words)
    case .pictureData, .forbidden:
      if content.plainText == destination { return words }
      return words + .text(" (" + destination + ")")
    }
  }

  /// A picture beside the page is shown; one from elsewhere would make the page ask another host
  /// for it, so it becomes a link.
  private static func image(
    _ source: String, _ title: String?, _ alternative: String, _ setting: LineSetting
  ) -> Markup {
    switch Address(source) {
    case .local(let address), .pictureData(let address):
      guard setting.hasPictures else { return .text(alternative) }
      let address = setting.target(source)?.address ?? address
      return .void("img", ["src": address, "alt": alternative, "title": title])
    case .outside(let address) where setting.hasLinks:
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
