import Figures
import Notebooks

extension PageWriter {
  /// The sections of the page as items of a list, two levels deep; nil when there is none.
  var contents: Markup? {
    var sections: [(title: Markup, parts: [Markup])] = []
    for case .heading(let level, let anchor, let content) in document.blocks {
      let address = "#" + Address.percentEncoded(anchor)
      let link = Markup.element("a", ["href": address], content.markup(links: false))
      switch pageLevel(level) {
      case 2: sections.append((link, []))
      case 3 where !sections.isEmpty:
        sections[sections.count - 1].parts.append(.element("li", [:], link))
      default: break
      }
    }
    if sections.isEmpty { return nil }
    let items = sections.map { section in
      let parts = section.parts.isEmpty ? Markup.empty : .element("ol", [:], section.parts)
      return Markup.element("li", [:], section.title + parts)
    }
    return .joined(items, separator: "\n")
  }
}
