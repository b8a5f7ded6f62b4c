/// The commands of the LaTeX subset that take arguments or change what follows, as data.
enum LaTeXCommand: Sendable {
  /// A fraction of two arguments, as large as the place demands or always of one size.
  case fraction(isDisplayed: Bool?)
  /// Two arguments over each other in brackets.
  case binomial
  case root
  /// One argument under an accent.
  case accent(String)
  /// One argument between a brace and what is said of it.
  case brace(String, isOver: Bool)
  /// A script under or over a base, the script first.
  case scripted(isOver: Bool)
  /// An arrow as long as the words over it.
  case arrow(String)
  /// Lines under a large operator.
  case lines
  /// One argument in letters of another alphabet.
  case alphabet(Alphabet)
  /// One argument that is words, with formulas between dollar signs.
  case text(Alphabet)
  /// One argument that is the name of a function.
  case functionName
  /// What is divided by, in brackets.
  case modulus
  case space(String)
  case left
  case right
  case middle
  case begin
  case end
  case lineBreak
  /// A size of delimiters, which here follows from what they enclose.
  case size
  /// The size of all that follows in its group.
  case style(isDisplayed: Bool)
  /// Where the scripts of the operator before it stand.
  case limits(isUnder: Bool)

  static let byName: [String: LaTeXCommand] = {
    var commands: [String: LaTeXCommand] = [
      "frac": .fraction(isDisplayed: nil), "dfrac": .fraction(isDisplayed: true),
      "tfrac": .fraction(isDisplayed: false), "binom": .binomial, "sqrt": .root,
      "underbrace": .brace("⏟", isOver: false), "overbrace": .brace("⏞", isOver: true),
      "underset": .scripted(isOver: false), "overset": .scripted(isOver: true),
      "stackrel": .scripted(isOver: true), "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"),
      "substack": .lines, "operatorname": .functionName, "pmod": .modulus, "left": .left,
      "right": .right, "middle": .middle, "begin": .begin, "end": .end, "\\": .lineBreak,
      "displaystyle": .style(isDisplayed: true), "textstyle": .style(isDisplayed: false),
      "limits": .limits(isUnder: true), "nolimits": .limits(isUnder: false),
    ]
    for size in ["big", "Big", "bigg", "Bigg"] {
      for side in ["", "l", "r", "m"] { commands[size + side] = .size }
    }
    for (name, accent) in accents { commands[name] = .accent(accent) }
    for (name, alphabet) in alphabets { commands[name] = .alphabet(alphabet) }
    for (name, alphabet) in texts { commands[name] = .text(alphabet) }
    for (name, width) in spaces { commands[name] = .space(width) }
    return commands
  }()

  private static let accents = [
    ("hat", "ˆ"), ("widehat", "ˆ"), ("bar", "¯"), ("overline", "‾"), ("underline", "_"),
    ("vec", "→"), ("overrightarrow", "→"), ("tilde", "˜"), ("widetilde", "˜"), ("dot", "˙"),
    ("ddot", "¨"), ("check", "ˇ"), ("breve", "˘"), ("acute", "´"), ("grave", "`"),
    ("mathring", "˚"),
  ]

  private static let alphabets: [(String, Alphabet)] = [
    ("mathrm", .upright), ("mathit", .italic), ("mathbf", .bold), ("boldsymbol", .boldItalic),
    ("bm", .boldItalic), ("mathbb", .blackboard), ("mathcal", .script), ("mathscr", .script),
    ("mathfrak", .fraktur), ("mathsf", .sansSerif), ("mathtt", .typewriter),
  ]

  private static let texts: [(String, Alphabet)] = [
    ("text", .upright), ("textrm", .upright), ("mbox", .upright), ("textbf", .bold),
    ("textit", .italic), ("texttt", .typewriter),
  ]

  /// Unicode's spaces nearest to LaTeX's widths; a negative one is left out.
  private static let spaces = [
    ("!", ""), (",", "\u{2009}"), ("thinspace", "\u{2009}"), (":", "\u{205F}"),
    (">", "\u{205F}"), (";", "\u{2004}"), (" ", "\u{A0}"), ("enspace", "\u{2002}"),
    ("quad", "\u{2003}"), ("qquad", "\u{2003}\u{2003}"),
  ]

  /// Every name that may follow a backslash, in a fixed order.
  static let allNames = (Array(byName.keys) + LaTeXSymbols.commands.keys).sorted()
}

/// What `\begin{…}` and `\end{…}` may enclose.
struct LaTeXEnvironment: Sendable {
  var open = ""
  var close = ""
  var style = Mathematics.GridStyle.matrix
  /// Whether the alignment of its columns follows its name in braces.
  var saysColumns = false

  /// Whether the formulas in it are as large as those on a line of their own.
  var isDisplayed: Bool { style == .aligned || style == .gathered }

  static let byName: [String: LaTeXEnvironment] = {
    var environments = [
      "matrix": LaTeXEnvironment(),
      "pmatrix": LaTeXEnvironment(open: "(", close: ")"),
      "bmatrix": LaTeXEnvironment(open: "[", close: "]"),
      "Bmatrix": LaTeXEnvironment(open: "{", close: "}"),
      "vmatrix": LaTeXEnvironment(open: "|", close: "|"),
      "Vmatrix": LaTeXEnvironment(open: "‖", close: "‖"),
      "smallmatrix": LaTeXEnvironment(style: .small),
      "array": LaTeXEnvironment(saysColumns: true),
      "cases": LaTeXEnvironment(open: "{", style: .cases),
    ]
    for name in ["aligned", "align", "align*", "split"] {
      environments[name] = LaTeXEnvironment(style: .aligned)
    }
    for name in ["gathered", "gather", "gather*", "equation", "equation*"] {
      environments[name] = LaTeXEnvironment(style: .gathered)
    }
    return environments
  }()
}
