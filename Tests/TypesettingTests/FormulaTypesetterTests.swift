import Autodiff
import TestSupport
import Testing

@testable import Typesetting

@Suite("Typeset formulas")
struct FormulaTypesetterTests {
  let graph = Graph()
  let x: Formula, y: Formula, a: Formula, b: Formula, x1: Formula, label: Formula

  init() {
    x = graph.input("x")
    y = graph.input("y")
    a = graph.parameter("a")
    b = graph.parameter("b")
    x1 = graph.input("x1")
    label = graph.input("AND")
  }

  private func expect(
    _ cases: [(Formula, String)], location: SourceLocation = #_sourceLocation
  ) {
    let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
    for (formula, expected) in cases {
      #expect(typesetter.typeset(formula).line == expected, sourceLocation: location)
    }
  }

  @Test("The perceptron and its loss are set as in a textbook")
  func perceptron() {
    let x2 = graph.input("x2"), b1 = graph.parameter("b1")
    let w1 = graph.parameter("w1"), w2 = graph.parameter("w2")
    let perceptron = sigmoid(w1 * x1 + w2 * x2 + b1)
    let loss = -(label * log(perceptron) + (1 - label) * log(1 - perceptron))
    let typesetter = FormulaTypesetter(
      FormulaNotation(names: [perceptron: "perceptron", loss: "loss"]))
    #expect(typesetter.typeset(perceptron) == .identifier("perceptron"))
    #expect(typesetter.definition(perceptron).line == "σ (w_1 x_1 + w_2 x_2 + b_1)")
    #expect(
      typesetter.definition(loss).line
        == "− (AND · log ~ perceptron + (1 − AND) · log (1 − perceptron))")
    #expect(typesetter.typeset(loss + 1).line == "loss + 1")
  }

  @Test("Sums keep the brackets that change them and the signs of the graph")
  func sums() {
    expect([
      (x + y - a, "x + y − a"), (x + (y - a), "x + y − a"), (x - (y - a), "x − (y − a)"),
      (x + -y, "x + (− y)"), (x - -3.0, "x − (− 3)"), (-x + y, "− x + y"),
      (-(x + y), "− (x + y)"), (-(-x), "− (− x)"), (x + (-y + a), "x + (− y) + a"),
      ((x < y) + a, "[x < y] + a"), (x * y + a / b, "x y + frac(a; b)"),
    ])
  }

  @Test("Factors follow each other without a sign where that is read in one way only")
  func products() {
    expect([
      (2.0 * x * y, "2 x y"), (x * 2, "x · 2"), (2.0 * (3.0 * x), "2 · 3 x"),
      (x * label, "x · AND"), (label * x, "AND · x"), ((x + y) * (a - b), "(x + y) (a − b)"),
      (a * (x - 1), "a · (x − 1)"), (2.0 * (x - 1), "2 (x − 1)"), ((x - 1) * a, "(x − 1) a"),
      (-x * y, "− x y"), (x * -y, "x · (− y)"), (x * -3.0, "x · (− 3)"), (-3.0 * x, "− 3 x"),
      (2.0 * (x / y), "2 · frac(x; y)"), (x / y * a, "frac(x; y) a"),
      (x / y * (a / b), "frac(x; y) · frac(a; b)"), (2.0 * abs(x) * abs(y), "2 |x| · |y|"),
      (sigmoid(x) * y, "σ (x) · y"), (2.0 * sigmoid(x), "2 ~ σ (x)"),
      (sqrt(x) * y, "sqrt(x) y"),
    ])
  }

  @Test("A function has a bare argument only where nothing could be read into it")
  func functions() {
    expect([
      (log(x), "log ~ x"), (log(x + 1), "log (x + 1)"), (log(-x), "log (− x)"),
      (y * log(x), "y · log ~ x"), (log(x) * y, "log (x) · y"),
      (log(x) * sin(y), "log (x) · sin (y)"), (2.0 * cos(x), "2 ~ cos ~ x"),
      (log(log(x)), "log (log ~ x)"), (pow(tanh(x), 2), "(tanh ~ x)^2"),
      (-log(x) * y, "− log (x) · y"), (log(abs(x)), "log (|x|)"),
      (relu(x), "ReLU (x)"), (softplus(x), "softplus (x)"), (sign(x), "sign (x)"),
      (log1p(x), "log (1 + x)"), (expm1(x), "e^x − 1"), (max(max(x, 0), -y), "max (x , 0 , [− y])"),
      (min(x, max(y, 1)), "min (x , [max (y , 1)])"),
    ])
  }

  @Test("Powers, roots and fractions take the brackets that their place demands")
  func powers() {
    expect([
      (pow(x, 2), "x^2"), (pow(x1, 2), "x_1^2"), (pow(-x, 2), "(− x)^2"), (-pow(x, 2), "− x^2"),
      (pow(x + 1, 2), "(x + 1)^2"), (pow(x / y, 2), "(frac(x; y))^2"),
      (pow(pow(x, 2), 3), "(x^2)^3"), (pow(x, pow(y, 2)), "x^y^2"), (pow(x, -1), "x^[− 1]"),
      (pow(graph.constant(-3), 2), "(− 3)^2"), (pow(2, x), "2^x"),
      (pow(sigmoid(x), 2), "[σ (x)]^2"),
      (pow(x, y / 2), "x^[y / 2]"), (pow(x, y / (a + b)), "x^frac(y; a + b)"),
      (pow(sqrt(x), 2), "(sqrt(x))^2"), (pow(abs(x), 2), "|x|^2"), (pow(exp(x), 2), "(e^x)^2"),
      ((x + 1) / (2 * y), "frac(x + 1; 2 y)"), (-(x / y), "− frac(x; y)"),
      (sqrt(x * y + 1), "sqrt(x y + 1)"),
    ])
  }

  @Test("The exponential is a power of e unless its argument is tall or long")
  func exponentials() {
    let long = (1...9).reduce(x) { $0 + a * pow(x, Double($1)) }
    expect([
      (exp(x), "e^x"), (exp(-pow(x, 2)), "e^[− x^2]"), (exp(x / y), "exp (frac(x; y))"),
      (exp(x) * y, "e^x y"), (exp(exp(exp(exp(x)))), "exp (exp (e^e^x))"),
    ])
    #expect(
      FormulaTypesetter(FormulaNotation(names: [:])).typeset(exp(long)).line.hasPrefix(
        "exp (x + a x^1"))
  }

  @Test("Truth values are relations and logic, with brackets by precedence")
  func logic() {
    expect([
      (x > 0.5 && y >= 0.5, "x > 0.5 ∧ y ≥ 0.5"),
      ((x < 0 || y <= 0) && a .!= b, "(x < 0 ∨ y ≤ 0) ∧ a ≠ b"),
      (!(x > 0), "¬ (x > 0)"), (!x && !(!y), "¬ x ∧ ¬ (¬ y)"), (x && (y && a), "x ∧ y ∧ a"),
      ((x < y) .== a, "[x < y] = a"), (x < -1, "x < [− 1]"), (-x < 1, "− x < 1"),
    ])
    let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
    #expect(typesetter.definition(x .== y).line == "(x = y)")
  }

  @Test(
    "Numbers stand in their shortest digits, very large and small ones as powers of ten",
    arguments: [
      (2, "2"), (0.3, "0.3"), (-0.5, "− 0.5"), (-0.0, "− 0"), (1e-5, "10^[− 5]"),
      (-2.5e-7, "− 2.5 · 10^[− 7]"), (1e20, "10^20"), (100_000, "100000"),
      (1e6, "10^6"), (1.5e10, "1.5 · 10^10"), (0, "0"), (-12_000_000, "− 1.2 · 10^7"),
      (0.0001, "0.0001"), (.pi, "π"),
      (.leastNonzeroMagnitude, "5 · 10^[− 324]"), (.infinity, "∞"), (-.infinity, "− ∞"),
      (.nan, "NaN"),
    ])
  func numbers(_ value: Double, _ expected: String) {
    expect([(graph.constant(value), expected)])
  }

  @Test("A power of ten is set off from its neighbours")
  func powersOfTen() {
    expect([
      (1e-5 * x, "10^[− 5] · x"), (x * 2.5e-7, "x · 2.5 · 10^[− 7]"),
      (pow(graph.constant(1e-5), 2), "(10^[− 5])^2"), (-(1e-5 * x), "− 10^[− 5] · x"),
    ])
  }

  @Test(
    "Names become letters with subscripts, Greek letters, or upright words",
    arguments: [
      ("w", "w"), ("w1", "w_1"), ("w12", "w_12"), ("w₁", "w_1"), ("b_1", "b_1"),
      ("x_train", "x_'train'"), ("x_i", "x_i"), ("alpha", "α"), ("sigma_1", "σ_1"), ("phi2", "φ_2"),
      ("x_alpha", "x_α"), ("x1_train", "x_[1 , 'train']"), ("loss", "loss"), ("loss2", "loss_2"),
      ("loss_2", "loss_2"), ("learning_rate", "learning\u{A0}rate"), ("poly_b", "poly_b"),
      ("in_out_2", "in\u{A0}out_2"), ("h.weights", "W_h"), ("x_hat", "ˆ(x)"), ("x1_bar", "¯(x)_1"),
      ("y_prime_2", "y_2^′"),
      ("é", "é"), ("_x", "_x"), ("x_", "x_"), ("x__1", "x__1"), ("_1", "_1"), ("xᵢ", "xᵢ"),
    ])
  func names(_ name: String, _ expected: String) {
    #expect(FormulaTypesetter(FormulaNotation(names: [:])).symbol(name).line == expected)
  }
}
