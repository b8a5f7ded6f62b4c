/// The commands of the LaTeX subset that take arguments or change what follows, as data.
enum LaTeXCommand: Sendable {
  /// A fraction of two arguments.
  case fraction
  case root
  /// One argument under an accent.
  case accent(String)
  /// One argument in letters of another alphabet.
  case alphabet(Alphabet)
  /// One argument that is words.
  case text
  /// One argument that is the name of a function.
  case functionName
  case space(String)
  case left
  case right
  case middle
  case begin
  case end
  case lineBreak
  /// A size of delimiters, which here follows from what they enclose.
  case size

  static let byName: [String: LaTeXCommand] = {
    var commands: [String: LaTeXCommand] = [
      "sqrt": .root, "operatorname": .functionName, "left": .left, "right": .right,
      "middle": .middle, "begin": .begin, "end": .end, "\\": .lineBreak,
    ]
    for name in ["frac", "dfrac", "tfrac"] { commands[name] = .fraction }
    for name in ["text", "textrm", "mbox"] { commands[name] = .text }
    for size in ["big", "Big", "bigg", "Bigg"] {
      for side in ["", "l", "r", "m"] { commands[size + side] = .size }
    }
    for (name, accent) in accents { commands[name] = .accent(accent) }
    for (name, alphabet) in alphabets { commands[name] = .alphabet(alphabet) }
    for (name, width) in spaces { commands[name] = .space(width) }
    return commands
  }()

  private static let accents = [
    ("hat", "ˆ"), ("widehat", "ˆ"), ("bar", "¯"), ("overline", "‾"), ("vec", "→"),
    ("tilde", "˜"), ("widetilde", "˜"), ("dot", "˙"), ("ddot", "¨"), ("check", "ˇ"),
    ("breve", "˘"), ("acute", "´"), ("grave", "`"),
  ]

  private static let alphabets: [(String, Alphabet)] = [
    ("mathrm", .upright), ("mathbf", .bold), ("mathbb", .blackboard), ("mathcal", .script),
  ]

  /// Unicode's spaces nearest to LaTeX's widths; a negative one is left out.
  private static let spaces = [
    ("!", ""), (",", "\u{2009}"), (":", "\u{205F}"), (">", "\u{205F}"), (";", "\u{2004}"),
    (" ", "\u{A0}"), ("quad", "\u{2003}"), ("qquad", "\u{2003}\u{2003}"),
  ]

  /// Every name that may follow a backslash, in a fixed order.
  static let allNames = (Array(byName.keys) + LaTeXSymbols.commands.keys).sorted()
}

/// What `\begin{…}` and `\end{…}` may enclose.
struct LaTeXEnvironment: Sendable {
  var open = ""
  var close = ""
  var style = Mathematics.GridStyle.matrix

  static let byName: [String: LaTeXEnvironment] = [
    "matrix": LaTeXEnvironment(),
    "pmatrix": LaTeXEnvironment(open: "(", close: ")"),
    "bmatrix": LaTeXEnvironment(open: "[", close: "]"),
    "Bmatrix": LaTeXEnvironment(open: "{", close: "}"),
    "vmatrix": LaTeXEnvironment(open: "|", close: "|"),
    "Vmatrix": LaTeXEnvironment(open: "‖", close: "‖"),
    "cases": LaTeXEnvironment(open: "{", style: .cases),
    "aligned": LaTeXEnvironment(style: .aligned),
    "align": LaTeXEnvironment(style: .aligned),
    "align*": LaTeXEnvironment(style: .aligned),
  ]
}
