/// The lines `#| key: value` at the top of a cell.
struct CellOptions: Sendable {
  /// The names of the options that a cell of this kind takes.
  let known: [String]
  /// The options in their order.
  private(set) var all: [OptionText] = []
  /// What is wrong with lines that are no option of the cell, or one that was given before.
  private(set) var mistakes: [Diagnostic] = []
  /// Where the cell's body begins, behind the options.
  private(set) var bodyStart: Int

  /// Reads the options of a cell.
  ///
  /// - Parameters:
  ///   - kind: The word in braces.
  ///   - known: The options that such a cell takes.
  init(
    _ source: SourceText, _ range: Range<Int>, _ settings: Settings, _ limits: Notebook.Limits,
    kind: String, known: [String]
  ) {
    self.known = known
    bodyStart = range.lowerBound
    while bodyStart < range.upperBound {
      let whole = source.range(ofLine: source.line(at: bodyStart))
      let next = Swift.min(whole.upperBound + 1, range.upperBound)
      let line = source.trimmed(whole)
      if all.isEmpty, mistakes.isEmpty, line.isEmpty {
        bodyStart = next
        continue
      }
      guard let sign = Self.optionSign(source, line) else { break }
      bodyStart = next
      guard let colon = source.bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
        mistakes.append(Diagnostic(.optionWithoutColon, source, line))
        continue
      }
      let option = OptionText(
        source: source, keyRange: source.trimmed(sign..<Swift.max(sign, colon)),
        range: source.trimmed(colon + 1..<line.upperBound), settings: settings, limits: limits)
      do {
        try check(option, kind)
        all.append(option)
      } catch {
        mistakes.append(error)
      }
    }
  }

  /// Throws unless an option is known, and the first of its name.
  private func check(_ option: OptionText, _ kind: String) throws(Diagnostic) {
    let key = option.key
    guard known.contains(key) else {
      if let sign = InvisibleSign.first(in: key) {
        throw Diagnostic(
          .invisibleSign(sign, in: "the name of this option"), option.source, option.keyRange)
      }
      let synonym = Synonyms.options[key.lowercased()].flatMap { known.contains($0) ? $0 : nil }
      throw Diagnostic(
        .unknownOption(
          key, cell: kind, nearest: synonym ?? nearestName(to: key, among: known), known: known),
        option.source, option.keyRange)
    }
    guard self[key] == nil else {
      throw Diagnostic(.repeatedOption(key), option.source, option.keyRange)
    }
  }

  /// The byte behind `#|`, or behind `# |`, if a line begins with it: such a comment would be a slip.
  private static func optionSign(_ source: SourceText, _ line: Range<Int>) -> Int? {
    guard source.bytes[line].first == UInt8(ascii: "#") else { return nil }
    let rest = source.trimmed(line.lowerBound + 1..<line.upperBound)
    return source.bytes[rest].first == UInt8(ascii: "|") ? rest.lowerBound + 1 : nil
  }

  subscript(key: String) -> OptionText? { all.first { $0.key == key } }

  /// The value of an option, or its usual one; traps unless the kind of cell declares the option.
  subscript<Value>(option: Option<Value>) -> Value {
    get throws(Diagnostic) {
      precondition(
        known.contains(option.name),
        "the option \"\(option.name)\" is read, and the options declared are \(known)")
      guard let text = self[option.name] else { return option.usual }
      return try option.read(text)
    }
  }

  /// The same options under other parameters of the front matter.
  func with(_ settings: Settings) -> CellOptions {
    var options = self
    for index in all.indices { options.all[index].settings = settings }
    return options
  }
}
