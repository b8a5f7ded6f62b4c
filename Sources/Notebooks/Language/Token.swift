/// A word of the formula language and where it stands.
struct Token: Equatable {
  enum Kind: Equatable {
    case number(Double)
    /// A name with subscript digits as plain ones: `w₁` is `w1`.
    case name(String)
    /// `as and or not`.
    case keyword(String)
    case symbol(Symbol)
    /// Text in double quotes, without them, or a parameter of the front matter that is text.
    case string(String)
    /// `${name}`: a parameter of the front matter, before its value is put in.
    case setting(String)
    /// A stretch that is no word of the language, up to the end of its line.
    case wrong(Diagnostic)
    /// The end of a line outside brackets.
    case newline
    case end
  }

  /// The signs of the language, as they are written.
  enum Symbol: String, CaseIterable {
    case lessOrEqual = "<=", greaterOrEqual = ">=", equal = "==", notEqual = "!="
    case plus = "+", minus = "-", times = "*", divide = "/", power = "^"
    case less = "<", greater = ">", assign = "="
    case open = "(", close = ")", openBracket = "[", closeBracket = "]"
    case comma = ",", colon = ":", at = "@"
  }

  var kind: Kind
  var range: Range<Int>

  static let keywords: Set<String> = ["as", "and", "or", "not"]
}
