/// What to write in place of what LaTeX has and the subset does not.
enum LaTeXAdvice {
  /// Advice about a command that is not here; nil if there is none but a similar name.
  static func command(_ name: String) -> String? {
    if operators.contains(name) { return "Write \\operatorname{\(name)}." }
    return replacements[name].map { "Write \($0)." } ?? commands[name]
  }

  /// Advice about an environment that is not here.
  static func environment(_ name: String) -> String? { environments[name] }

  /// Functions that people name.
  static let operators: Set<String> = [
    "rank", "diag", "Tr", "tr", "trace", "sgn", "sign", "span", "Var", "Cov", "Corr", "std", "KL",
    "softmax", "sigmoid", "softplus", "relu", "ReLU", "erf", "id", "dist", "vecop", "supp", "conv",
    "sech", "csch", "arccot",
  ]

  /// Commands for what has another name here.
  static let replacements: [String: String] = {
    var replacements = [
      "over": #"\frac{a}{b}"#, "choose": #"\binom{n}{k}"#, "atop": #"\substack{a \\ b}"#,
      "norm": #"\lVert x \rVert"#, "abs": #"\lvert x \rvert"#, "set": #"\{ x \mid x > 0 \}"#,
      "bra": #"\langle x |"#, "ket": #"| x \rangle"#, "dv": #"\frac{\mathrm{d}f}{\mathrm{d}x}"#,
      "pdv": #"\frac{\partial f}{\partial x}"#, "grad": #"\nabla"#, "E": #"\mathbb{E}"#,
      "bold": #"\mathbf{x}"#, "mathnormal": "the letter itself", "textsc": #"\text{words}"#,
      "nicefrac": #"\tfrac{a}{b}"#, "sfrac": #"\tfrac{a}{b}"#, "genfrac": #"\binom{n}{k}"#,
      "xlongequal": #"\overset{a}{=}"#, "pod": #"\pmod{n}"#, "fbox": #"\boxed{x}"#,
      "isin": #"\in"#, "notni": #"\not\ni"#, "infin": #"\infty"#, "empty": #"\emptyset"#,
      "exist": #"\exists"#, "and": #"\land"#, "And": #"\land"#, "or": #"\lor"#, "sub": #"\subset"#,
      "indep": #"\perp\!\!\!\perp"#, "independent": #"\perp\!\!\!\perp"#,
      "Perp": #"\perp\!\!\!\perp"#, "intop": #"\int\limits"#, "sideset": #"{}_a^b \sum"#,
      "prescript": #"{}_a^b x"#, "nobreakspace": "~",
    ]
    for letter in ["R", "N", "Z", "Q", "C"] { replacements[letter] = #"\mathbb{"# + letter + "}" }
    return replacements
  }()

  private static let commands: [String: String] = {
    var commands = [
      "cline": #"\hline is a rule across the whole array."#,
      "cr": #"Write \\ at the end of a row."#,
      "newline": #"Write \\ in lines that \begin{aligned} or \begin{gathered} opens."#,
      "scriptstyle": #"\textstyle is the smallest size outside of a script."#,
      "scriptscriptstyle": #"\textstyle is the smallest size outside of a script."#,
      "intertext": "Close the environment, and write the words as prose.",
    ]
    for name in ["tag", "label", "ref", "eqref", "eqno", "leqno"] {
      commands[name] = "Equations are not numbered: leave it out, and name the formula in the text."
    }
    for name in ["color", "textcolor", "colorbox", "definecolor"] {
      commands[name] = "Formulas have the colour of the text: leave it out."
    }
    for name in ["hspace", "hskip", "kern", "mspace", "mkern", "hfill", "vspace"] {
      commands[name] = #"Spaces are \, \: \; \quad and \qquad."#
    }
    for name in ["newcommand", "renewcommand", "def", "let", "DeclareMathOperator"] {
      commands[name] =
        #"Nothing can be defined: write out what it stands for; \operatorname{name} sets a name."#
    }
    for name in ["cancel", "bcancel", "xcancel", "sout"] {
      commands[name] =
        #"\not strikes through a single sign; say of a term what it is, \underbrace{x}_{0}."#
    }
    for name in ["hphantom", "vphantom", "smash", "mathstrut", "strut", "mathllap", "mathrlap"] {
      commands[name] = #"\phantom{x} keeps the room of a term; otherwise leave it out."#
    }
    for name in ["large", "Large", "LARGE", "huge", "small", "tiny", "footnotesize", "normalsize"] {
      commands[name] = "Formulas have the size of the text: leave it out."
    }
    for name in ["href", "url", "includegraphics"] {
      commands[name] = "Links and pictures stand in the text, not in a formula."
    }
    return commands
  }()

  private static let environments: [String: String] = [
    "tabular": "Write array, or a table in Markdown for words.",
    "multline": "Write gathered.", "multline*": "Write gathered.",
    "subarray": #"Write \substack{a \\ b}."#,
    "math": "Put the formula between dollar signs.",
    "displaymath": "Put the formula between two dollar signs on either side.",
    "subequations": "Leave it out: equations are not numbered.",
  ]
}
