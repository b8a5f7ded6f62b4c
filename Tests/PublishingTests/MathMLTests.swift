import Testing
import Typesetting

@testable import Publishing

@Suite("Formulas as MathML")
struct MathMLTests {
  private static let x = Mathematics.identifier("x")
  private static let y = Mathematics.identifier("y")
  private static let log = Mathematics.identifier("log")
  private static let braces = Mathematics.fenced(open: "{", .identifier("x"), close: "")

  @Test(
    "A part of a formula becomes the element that MathML has for it",
    arguments: [
      (x, "<mi>x</mi>"),
      (.identifier("perceptron"), "<mi>perceptron</mi>"),
      (.number("-0.5"), "<mn>−0.5</mn>"),
      (.symbol("*"), "<mo>·</mo>"),
      (.symbol("<"), "<mo>&lt;</mo>"),
      (.symbol("|"), "<mo stretchy=\"false\">|</mo>"),
      (.text(" and "), "<mtext>\u{A0}and\u{A0}</mtext>"),
      (.row([x, .symbol("+"), y]), "<mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>"),
      (.fraction(x, y), "<mfrac><mi>x</mi><mi>y</mi></mfrac>"),
      (.squareRoot(x), "<msqrt><mi>x</mi></msqrt>"),
      (.root(x, degree: .number("3")), "<mroot><mi>x</mi><mn>3</mn></mroot>"),
      (.scripts(base: x, lower: nil, upper: nil), "<mi>x</mi>"),
      (.scripts(base: x, lower: y, upper: nil), "<msub><mi>x</mi><mi>y</mi></msub>"),
      (.scripts(base: x, lower: nil, upper: y), "<msup><mi>x</mi><mi>y</mi></msup>"),
      (
        .scripts(base: x, lower: y, upper: .number("2")),
        "<msubsup><mi>x</mi><mi>y</mi><mn>2</mn></msubsup>"
      ),
      (
        .limits(base: .symbol("∑"), under: x, over: y),
        "<munderover><mo>∑</mo><mi>x</mi><mi>y</mi></munderover>"
      ),
      (.limits(base: .symbol("∑"), under: x, over: nil), "<munder><mo>∑</mo><mi>x</mi></munder>"),
      (.limits(base: .symbol("∑"), under: nil, over: x), "<mover><mo>∑</mo><mi>x</mi></mover>"),
      (
        .fenced(open: "(", x, close: ")"),
        "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi>"
          + "<mo form=\"postfix\" stretchy=\"true\">)</mo></mrow>"
      ),
      (braces, "<mrow><mo form=\"prefix\" stretchy=\"true\">{</mo><mi>x</mi></mrow>"),
      (.identifier("Σ"), "<mi mathvariant=\"normal\">Σ</mi>"),
      (
        .stacked(x, y), "<mfrac linethickness=\"0\"><mi>x</mi><mi>y</mi></mfrac>"
      ),
      (
        .sized(x, isDisplayed: true),
        "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle>"
      ),
      (.divider("|"), "<mo form=\"infix\" stretchy=\"true\">|</mo>"),
      (
        .accent(x, "→"),
        "<mover accent=\"true\" class=\"vector\"><mi>x</mi><mo stretchy=\"false\">→</mo></mover>"
      ),
      (.accent(x, "_"), "<mrow class=\"underline\"><mi>x</mi></mrow>"),
      (
        .grid([[x, y]], .columns([.left, .right])),
        "<mtable class=\"matrix\"><mtr><mtd class=\"left\"><mi>x</mi></mtd>"
          + "<mtd class=\"right\"><mi>y</mi></mtd></mtr></mtable>"
      ),
      (
        .grid([[x]], .small),
        "<mtable class=\"small\" scriptlevel=\"1\"><mtr><mtd><mi>x</mi></mtd></mtr></mtable>"
      ),
      (
        .accent(x, "ˆ"),
        "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover>"
      ),
      (
        .accent(.row([x, y]), "→"),
        "<mover accent=\"true\"><mrow><mi>x</mi><mi>y</mi></mrow><mo>→</mo></mover>"
      ),
      (
        .accent(.row([x, y]), "¯"),
        "<mrow class=\"overline\"><mrow><mi>x</mi><mi>y</mi></mrow></mrow>"
      ),
      (
        .grid([[x, y]], .matrix),
        "<mtable class=\"matrix\"><mtr><mtd><mi>x</mi></mtd><mtd><mi>y</mi></mtd></mtr></mtable>"
      ),
      (
        .grid([[x], [y]], .aligned),
        "<mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd><mi>x</mi></mtd></mtr>"
          + "<mtr><mtd><mi>y</mi></mtd></mtr></mtable>"
      ),
    ] as [(Mathematics, String)])
  func element(formula: Mathematics, expected: String) {
    #expect(formula.element.source == expected)
  }

  @Test("A minus after an operator is a sign, after a closing bracket it is not")
  func signs() {
    let signed = Mathematics.row([Self.x, .symbol("·"), .symbol("−"), Self.y]).element.source
    #expect(signed.contains("<mo form=\"prefix\">−</mo>"))
    let binary = Mathematics.row([.symbol(")"), .symbol("−"), Self.y]).element.source
    #expect(binary.contains("<mo>−</mo>"))
  }

  @Test("A function's name stands apart from a factor but not from its bracket")
  func spaces() {
    let space = "<mspace width=\"0.17em\"/>"
    let fenced = Mathematics.fenced(open: "(", Self.x, close: ")")
    #expect(
      Mathematics.row([Self.y, Self.log, fenced]).element.source.components(of: space) == 2)
    #expect(Mathematics.row([Self.log, Self.x]).element.source.components(of: space) == 2)
    #expect(Mathematics.row([Self.log, fenced]).element.source.components(of: space) == 1)
    #expect(Mathematics.row([Self.x, Self.y]).element.source.components(of: space) == 1)
  }

  @Test("A displayed formula says so, and one within a line does not")
  func display() {
    #expect(Self.x.mathML(display: true).source == "<math display=\"block\"><mi>x</mi></math>")
    #expect(Self.x.mathML().source == "<math><mi>x</mi></math>")
  }

  @Test("A name cannot smuggle markup into a formula")
  func hostileName() {
    #expect(
      Mathematics.identifier("<script>").mathML().source
        == "<math><mi>&lt;script&gt;</mi></math>")
  }
}

extension String {
  /// How many pieces a separator cuts the text into.
  fileprivate func components(of separator: String) -> Int {
    var count = 1
    var rest = self[...]
    while let range = rest.range(of: separator) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
