import TestSupport
import Testing

@testable import Typesetting

@Suite("LaTeX in prose")
struct LaTeXParserTests {
  @Test(
    "A formula in LaTeX becomes the tree that it means",
    arguments: [
      // Letters, numbers, scripts.
      ("b_1", "b_1"),
      ("", ""),
      ("xy", "x y"),
      ("3.14y - .5 + 2.", "3.14 y − .5 + 2 '.'"),
      (#"\frac12 x^10"#, "frac(1; 2) x^1 0"),
      ("x^2_i = x_i^2", "x_i^2 = x_i^2"),
      ("f' + f''_1 + f'^2 + x_1'", "f^′ + f_1^″ + f^[′ 2] + x_1^′"),
      ("{}_1 x", "[]_1 x"),
      (#"\alpha\Omega\varepsilon\epsilon\phi\varphi"#, "α Ω ε ϵ ϕ φ"),
      ("α ≤ β · 2", "α ≤ β · 2"),
      // Fractions, roots, accents, alphabets, words.
      (
        #"\frac{a}{b} \dfrac\alpha 2 \tfrac{1}{2}"#,
        "frac(a; b) display(frac(α; 2)) text(frac(1; 2))"
      ),
      (#"\binom{n}{k} \underbrace{x}_{y} \overbrace x^y"#, "(stack(n; k)) x__⏟__y x^^⏞^^y"),
      (
        #"a \overset{!}{=} -b \xrightarrow{f} \underset i x"#,
        "a =^^! [− b] →^^['\u{2002}' f '\u{2002}'] x__i"
      ),
      (#"a \displaystyle b {\textstyle c} d"#, "a display(b text(c) d)"),
      (#"\displaystyle a \textstyle b"#, "display(a text(b))"),
      (#"10{,}000{,}0 + 1{,} 2"#, "10,000,0 + 1 , 2"),
      ("x² + w₁₂ + x₁² + A⁻¹ + {}²", "x^2 + w_12 + x_1^2 + A^[− 1] + []^2"),
      (#"\text{if $x_i = \text{a$b$}$, so}"#, "'if\u{A0}' [x_i = ['a' b]] ', so'"),
      (#"\sqrt{x+1} \sqrt[3]x"#, "sqrt(x + 1) root(x; 3)"),
      (#"\hat y \vec{v} \overline{ab}"#, "ˆ(y) →(v) ‾(a b)"),
      (#"\boldsymbol{x\theta\Sigma} \mathbf σ \mathrm{\mu m}"#, "[𝒙 𝜽 𝚺] 𝛔 ['μ' 'm']"),
      (#"\mathit{loss} \mathsf{A1} \mathfrak C"#, "𝑙𝑜𝑠𝑠 𝖠𝟣 ℭ"),
      (#"\textbf{a b} \textit{h}"#, "'𝐚 𝐛' 'ℎ'"),
      (#"\mathbb{R}^n \mathbf{Ax} \mathcal L"#, "ℝ^n [𝐀 𝐱] ℒ"),
      (#"\mathrm{d}x \mathrm{ReLU}(x)"#, "'d' x ReLU (x)"),
      (#"x \text{ if it is } y \text{50\% {a}}"#, "x '\u{A0}if it is\u{A0}' y '50% a'"),
      (##"50\% \_ \# \$ \&"##, "50 '%' '_' '#' '$' '&'"),
      (#"a\,b\!c\quad d"#, "a ~ b [] c '\u{2003}' d"),
      // Operators and relations.
      (#"a \le b \neq c \cdot d \to e := f"#, "a ≤ b ≠ c · d → e ≔ f"),
      (#"-x + (-y) = -z, -1"#, "− x + (− y) = [− z] , [− 1]"),
      (#"w \gets w - \eta \nabla L"#, "w ← w − η ∇ L"),
      (#"a * b / c!"#, "a ∗ b / c !"),
      (#"x_1, \dots, x_n"#, "x_1 , … , x_n"),
      // Functions.
      (#"2\log x + \log(x)"#, "2 ~ log ~ x + log (x)"),
      (#"-\log_2 x \sin^2 y"#, "− log_2 ~ x ~ sin^2 ~ y"),
      (#"a = -\log p"#, "a = [− log] ~ p"),
      (#"\operatorname{softmax}(z)"#, "softmax (z)"),
      // Delimiters.
      (#"\left( \frac{a}{b} \right)^2"#, "(frac(a; b))^2"),
      ("(a+b)^2 [0, 1) ]0, 1[", "(a + b)^2 [0 , 1) ] 0 , 1 ["),
      (#"\{ x \mid |x| < 1 \}"#, "{x ∣ |x| < 1}"),
      ("p(y|x) = a|x| + |a + |b||", "p (y | x) = a |x| + |a + |b||"),
      (#"\|w\|_2 \lVert w \rVert \langle u, v \rangle"#, "‖w‖_2 ‖w‖ ⟨u , v⟩"),
      (#"\left. f \right|_{x=0} \left\{ a \middle| b \right\}"#, "f|_[x = 0] {a | b}"),
      (#"\bigl( a \bigr) \Big/ b"#, "(a) / b"),
      ("(a", "( a"),
      ("a)", "a )"),
      // Grids.
      (
        #"\begin{pmatrix} a & b \\ c & d \\ \end{pmatrix}"#,
        "(matrix{a & b / c & d})"
      ),
      (#"\begin{vmatrix} a & b \\[2pt] c \end{vmatrix}"#, "|matrix{a & b / c & }|"),
      (
        #"\begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}"#,
        "{cases{x & 'if\u{A0}' x ≥ 0 / − x & 'otherwise'}"
      ),
      (#"\begin{array}{l|cr} a & b & c \end{array}"#, "l|cr{a & b & c}"),
      (#"\begin{array}{|c||c|} a & b \\ c & d \end{array}"#, "|c||c|{a & b / c & d}"),
      (#"\begin{array}{@{}c@{}l} a & b \end{array}"#, "@c@l{a & b}"),
      (#"\begin{array}{c} \hline a \\ b \\ \hline\hline \end{array}"#, "c[1, 0, 2]{a / b}"),
      (#"\begin{array}{c} a \\ \hline b \end{array}"#, "c[0, 1, 0]{a / b}"),
      (
        #"\begin{dcases} a \end{dcases} \begin{rcases} b \end{rcases}"#,
        "{cases{display(a)} cases{b}}"
      ),
      (
        #"\begin{alignedat}{2} a &= b \\* c &= d \end{alignedat}"#,
        "aligned{a & [] = b / c & [] = d}"
      ),
      (
        #"\begin{eqnarray} a &=& b \nonumber \end{eqnarray}"#,
        "rcl{display(a) & display(=) & display(b [])}"
      ),
      // Signs struck through.
      (#"\not\in \not= \not{\subset} \not\equiv"#, "∉ ≠ ⊄ ≢"),
      (#"\notin \nsubseteq x ⊄ y \not\exists"#, "∉ ⊈ x ⊄ y ∄"),
      (#"\not p \not\propto"#, "p\u{338} ∝\u{338}"),
      // What is to its neighbours something else.
      (#"a \mathrel{R} b \mathbin{\text{or}} c"#, "a R b or c"),
      (#"\mathop{\rm argmax}_x f"#, "[[] argmax]__x ~ f"),
      (#"{\bf w} x {\cal L}"#, "[[] 𝐰] x [[] ℒ]"),
      (
        #"a \xrightarrow[n]{d} b"#,
        "a →__['\u{2002}' n '\u{2002}']^^['\u{2002}' d '\u{2002}'] b"
      ),
      (#"\boxed{x} \phantom{y} \dbinom{n}{k}"#, "frame(x) phantom(y) display((stack(n; k)))"),
      (#"\left/ a \right\backslash \left\uparrow b \right."#, #"/a\ ↑b"#),
      (#"\sum_{\substack{a \\ b}} x"#, "∑__small{a / b} x"),
      (#"\begin{gather} a = b \\ c \end{gather}"#, "gathered{a = b / c}"),
      (
        #"\begin{align*} a &= b \\ &- c \end{align*}"#,
        "aligned{a & [] = b /  & [] − c}"
      ),
    ])
  func parses(_ text: String, _ expected: String) throws {
    #expect(try LaTeXParser.parse(text, display: true).line == expected)
  }

  @Test(
    "Limits stand under and over an operator in display only, and beside integrals always",
    arguments: [
      (#"\sum_{i=1}^n i"#, "∑__[i = 1]^^n i", "∑_[i = 1]^n i"),
      (#"\prod_j j"#, "∏__j j", "∏_j j"),
      (#"\int_0^1 x"#, "∫_0^1 x", "∫_0^1 x"),
      (#"\max_x f"#, "max__x ~ f", "max_x ~ f"),
      (#"\operatorname*{arg\,max}_x f"#, "arg\u{2009}max__x ~ f", "arg\u{2009}max_x ~ f"),
      (#"\operatorname{max}_x f"#, "max_x ~ f", "max_x ~ f"),
      (#"\frac{\sum_i i}{2}"#, "frac(∑_i i; 2)", "frac(∑_i i; 2)"),
      (#"\int\limits_0^1 x"#, "∫__0^^1 x", "∫__0^^1 x"),
      (#"\sum\nolimits_i i"#, "∑_i i", "∑_i i"),
      (
        #"\begin{aligned} \sum_i i \end{aligned}"#, "aligned{∑__i i}", "aligned{∑_i i}"
      ),
    ])
  func limits(_ text: String, _ display: String, _ inline: String) throws {
    #expect(try LaTeXParser.parse(text, display: true).line == display)
    #expect(try LaTeXParser.parse(text, display: false).line == inline)
  }

  @Test("No known command crashes the parser, wherever it stands")
  func everyCommand() throws {
    for name in LaTeXCommand.allNames {
      for text in [
        "\\\(name)", "{\\\(name)}", "x_\\\(name)", "\\frac\\\(name)2", "\\\(name)[|^_'&",
      ] {
        _ = try? LaTeXParser.parse(text, display: true)
      }
    }
    for name in LaTeXSymbols.commands.keys {
      #expect(throws: Never.self) { try LaTeXParser.parse("x \\\(name) y", display: true) }
    }
  }

  @Test("Alphabets use the letters that Unicode had before it took in the whole alphabet")
  func alphabets() {
    #expect("ABR".map(Alphabet.blackboard.styled).joined() == "𝔸𝔹ℝ")
    #expect("ABL".map(Alphabet.script.styled).joined() == "𝒜ℬℒ")
    #expect("Az0é".map(Alphabet.bold.styled).joined() == "𝐀𝐳𝟎é")
  }

  @Test("What is put in later stands in the tree as a number of its name")
  func insets() throws {
    let text = #"x^{= a } = \text{is {= b }}"#
    let insets = [LaTeXInset(range: 2..<8, name: "A"), LaTeXInset(range: 20..<26, name: "B")]
    let formula = try LaTeXParser.parse(text, display: false, insets: insets)
    #expect(formula.line == "x^A = ['is\u{A0}' B]")
    let filled = formula.replacingNumbers { $0 == "A" ? .number("2") : .symbol("?") }
    #expect(filled.line == "x^2 = ['is\u{A0}' ?]")
  }

  @Test("What the advice names in place of a command can be read")
  func advice() {
    for replacement in LaTeXAdvice.replacements.values where !replacement.contains("letter") {
      #expect(throws: Never.self, "\(replacement)") {
        try LaTeXParser.parse(replacement, display: true)
      }
    }
    let known = Set(LaTeXCommand.allNames)
    #expect(known.isDisjoint(with: LaTeXAdvice.operators))
    #expect(known.isDisjoint(with: LaTeXAdvice.replacements.keys))
  }
}
