import Figures

extension Table {
  /// A table out of rows that are ready.
  static func markup(headings: [Markup], rows: [Markup]) -> Markup {
    let newline = Markup.text("\n")
    let head: Markup = .element("thead", [:], .element("tr", [:], headings))
    let body: Markup = .element("tbody", [:], newline + .joined(rows, separator: "\n") + newline)
    return head + newline + body
  }
}

extension Table.Column {
  /// The cells of a column of numbers.
  ///
  /// Their points stand below each other by characters that the style sheet sets behind a number and
  /// nobody sees, hears or copies.
  func markup(of texts: [String]) -> [Markup] {
    zip(texts, padding).map { text, missing in
      .element("td", ["class": "number", "data-pad": missing.isEmpty ? nil : missing], text: text)
    }
  }
}
