/// The options that every cell takes.
struct CommonOptions: Sendable {
  var label: Word?
  /// The caption in Markdown with placeholders.
  var caption: [Inline] = []
  var alternative: String?
  var echo: Echo
  var isShown: Bool

  /// Whether the page shows the cell's source.
  enum Echo: Sendable {
    case shown, hidden, fold
  }
}

extension CommonOptions {
  /// The label of a cell, which depends on what the cell is counted as.
  ///
  /// - Parameters:
  ///   - kind: The word in braces.
  ///   - countedAs: What its result is counted as.
  private static func label(_ kind: String, _ countedAs: Reference.Kind?) -> Option<Word?> {
    let form = OptionForm<Word> { text throws(Diagnostic) in
      let label = text.source.text(text.range)
      guard let prefix = countedAs?.labelPrefix else {
        throw Diagnostic(.labelOnCell(kind), text.source, text.keyRange)
      }
      guard label.hasPrefix(prefix), label.count > prefix.count,
        label.unicodeScalars.allSatisfy(Label.isLabelScalar)
      else {
        throw text.wrong("`\(prefix)` and letters, digits, `-` or `_` behind it")
      }
      return Word(label, at: text.range)
    }
    return Option(
      "label", form, "`fig-…` or `tbl-…`, by which `@fig-…` in the prose points here",
      otherwise: "no label")
  }

  private static let caption = Option<OptionText?>(
    "caption", OptionForm { $0 },
    "a line of Markdown, with values `{= … }`, references and `${name}`", otherwise: "no caption")

  private static let alternative = Option<String?>(
    "alt",
    OptionForm { text throws(Diagnostic) in
      guard !text.text.contains("{=") else {
        throw text.wrong("a sentence without values `{= … }`, which stand in the caption")
      }
      return try text.settings.filling(text.text, text.source, text.range)
    },
    "a sentence in place of the picture, for those who cannot see it",
    otherwise: "one that is made of its titles")

  private static let echo = Option<Echo>(
    "echo", .word(["true": .shown, "false": .hidden, "fold": .fold]), usual: .fold,
    "the cell's source: `true` shows it, `fold` behind one click, `false` not at all")

  private static let output = Option<Bool>(
    "output", .flag, usual: true, "`false` runs the cell and shows nothing")

  /// The options of every cell, for one kind of it.
  static func declarations(_ kind: String, _ countedAs: Reference.Kind?) -> [any OptionDeclaration]
  {
    [label(kind, countedAs), caption, alternative, echo, output]
  }

  /// Reads the options of a cell.
  ///
  /// - Parameter prose: Takes formulas and references out of the caption.
  init(
    _ options: CellOptions, kind: String, countedAs: Reference.Kind?, prose: inout ProseScanner
  ) throws(Diagnostic) {
    label = try options[Self.label(kind, countedAs)]
    if let text = try options[Self.caption] {
      var markdown = prose.caption(text.range)
      if text.text != text.source.text(text.range) {
        markdown = String(markdown.dropFirst().dropLast())
      }
      caption = MarkdownReader.line(markdown)
    }
    alternative = try options[Self.alternative]
    echo = try options[Self.echo]
    isShown = try options[Self.output]
  }
}
