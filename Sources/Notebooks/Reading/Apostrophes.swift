extension [Inline] {
  /// The line with apostrophes and primes where Markdown's typographic quotes are wrong.
  ///
  /// cmark takes a `'` at the beginning of a word for a quote that opens, if any other `'` follows:
  /// in "the '90s, it's" that is the apostrophe of "it's".
  var mendingQuotes: [Inline] {
    var signs = flatMap(\.signs)
    guard signs.contains(where: { "‘”".contains($0) }) else { return self }
    Self.mend(&signs)
    var rest = signs[...]
    return map { $0.taking(&rest) }
  }

  private static func mend(_ signs: inout [Character]) {
    for place in signs.indices {
      switch signs[place] {
      case "‘" where isApostrophe(place, signs): signs[place] = "’"
      case "”" where isInches(place, signs):
        signs[place] = "″"
        let feet = signs[..<place].lastIndex { !$0.isNumber && $0 != "." }
        if let feet, signs[feet] == "’" { signs[feet] = "′" }
      default: break
      }
    }
  }

  /// Whether a quote that opens is an apostrophe: the word behind it is one that is written so, or
  /// nothing closes it but other apostrophes.
  private static func isApostrophe(_ place: Int, _ signs: [Character]) -> Bool {
    let rest = signs[(place + 1)...]
    let word = rest.prefix { $0.isLetter || $0.isNumber }
    let next = word.endIndex < signs.endIndex ? signs[word.endIndex] : " "
    if isShortened(String(word)), next != "’" || String(word).lowercased() == "n" { return true }
    for (position, sign) in zip(rest.indices, rest) {
      if sign == "‘" { break }
      guard sign == "’" else { continue }
      let isInWord =
        position + 1 < signs.endIndex
        && (signs[position + 1].isLetter || signs[position + 1].isNumber)
      if !isInWord { return false }
    }
    return true
  }

  /// Whether a word is one whose beginning is left out: ’90s, ’twas, rock ’n’ roll.
  private static func isShortened(_ word: String) -> Bool {
    if word.wholeMatch(of: /[0-9]{2}(s|er|ers)?/) != nil { return true }
    return ["n", "twas", "tis", "twere", "twill", "twould", "em", "til", "tisn"]
      .contains(word.lowercased())
  }

  /// Whether a quote that closes says inches, as in 5'10": digits of feet and inches stand before it.
  private static func isInches(_ place: Int, _ signs: [Character]) -> Bool {
    let before = String(signs[..<place].suffix(12))
    return before.firstMatch(of: /[0-9]’[0-9]{1,2}(\.[0-9]+)?$/) != nil
  }
}

extension Inline {
  /// The characters of its texts; what is no text counts as a letter.
  fileprivate var signs: [Character] {
    switch self {
    case .text(let text): Array(text)
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(_, _, let content):
      content.flatMap(\.signs)
    case .softBreak, .lineBreak: [" "]
    case .code, .image, .value, .math, .reference: ["x"]
    }
  }

  /// The same with its characters taken from the beginning of a line.
  fileprivate func taking(_ signs: inout ArraySlice<Character>) -> Inline {
    func take(_ content: [Inline]) -> [Inline] { content.map { $0.taking(&signs) } }
    switch self {
    case .text(let text):
      let taken = signs.prefix(text.count)
      signs.removeFirst(taken.count)
      return .text(String(taken))
    case .emphasis(let content): return .emphasis(take(content))
    case .strong(let content): return .strong(take(content))
    case .strikethrough(let content): return .strikethrough(take(content))
    case .link(let destination, let title, let content):
      return .link(destination: destination, title: title, content: take(content))
    case .softBreak, .lineBreak, .code, .image, .value, .math, .reference:
      signs.removeFirst()
      return self
    }
  }
}
