/// A word of LaTeX: a command or a character that is not white space.
struct LaTeXToken: Equatable {
  enum Kind: Equatable {
    /// A backslash and letters, or a backslash and one character; without the backslash.
    case command(String)
    case character(Character)
    /// A run of characters that are scripts, such as ⁻¹.
    case typedScript(String, isLower: Bool)
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
    case .end: ""
    }
  }

  /// Splits a text into tokens, closed by one of kind `end`.
  ///
  /// - Complexity: linear in the length of the text.
  static func tokens(of text: String) -> [LaTeXToken] {
    var tokens: [LaTeXToken] = []
    var offset = 0
    var rest = text[...]
    while let character = rest.popFirst() {
      let start = offset
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
