/// A word of LaTeX: a command or a character that is not white space.
struct LaTeXToken: Equatable {
  enum Kind: Equatable {
    /// A backslash and letters, or a backslash and one character; without the backslash.
    case command(String)
    case character(Character)
    /// A run of characters that are scripts, such as ⁻¹.
    case typedScript(String, isLower: Bool)
    /// Something that is put in later, by its name.
    case inset(String)
    /// What stands after the last token.
    case end
  }

  var kind: Kind
  /// Where it begins, in UTF-8 bytes.
  var offset: Int
  /// Its length in UTF-8 bytes.
  var length: Int

  var end: Int { offset + length }

  /// The command's name, if it is one.
  var command: String? {
    if case .command(let name) = kind { name } else { nil }
  }

  /// As it is written.
  var text: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    case .typedScript(let run, _): run
    case .inset: "{="
    case .end: ""
    }
  }

  /// Splits a text into tokens, closed by one of kind `end`.
  ///
  /// - Parameter insets: Stretches that stand for something that is put in later, in UTF-8 bytes and
  ///   in their order.
  /// - Complexity: linear in the length of the text.
  static func tokens(of text: String, insets: [LaTeXInset] = []) -> [LaTeXToken] {
    var tokens: [LaTeXToken] = []
    var offset = 0
    var rest = text[...]
    var insets = insets[...]
    while !rest.isEmpty {
      let start = offset
      if let inset = insets.first, inset.range.lowerBound == offset {
        insets.removeFirst()
        tokens.append(
          LaTeXToken(kind: .inset(inset.name), offset: start, length: inset.range.count))
        offset = inset.range.upperBound
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: inset.range.count)...]
        continue
      }
      let character = rest.removeFirst()
      offset += character.utf8.count
      if character.isWhitespace { continue }
      var kind = Kind.character(character)
      if character == "\\" {
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        let name = letters.isEmpty ? rest.prefix(1) : letters
        rest.removeFirst(name.count)
        offset += name.utf8.count
        kind = .command(name.first?.isWhitespace == true ? " " : String(name))
      } else if let isLower = TypedScript.isLower(character) {
        let more = rest.prefix { TypedScript.isLower($0) == isLower }
        rest.removeFirst(more.count)
        offset += more.utf8.count
        kind = .typedScript(String(character) + more, isLower: isLower)
      }
      tokens.append(LaTeXToken(kind: kind, offset: start, length: offset - start))
    }
    tokens.append(LaTeXToken(kind: .end, offset: offset, length: 0))
    return tokens
  }
}

/// A stretch of a formula that stands for something that is put in later.
package struct LaTeXInset: Sendable {
  /// Where it stands, in UTF-8 bytes from the beginning of the formula.
  package var range: Range<Int>
  /// The number that stands in the tree in its place.
  package var name: String

  package init(range: Range<Int>, name: String) {
    self.range = range
    self.name = name
  }
}
