import TestSupport
import Testing

@testable import Notebooks

@Suite("Derivatives and calls, typeset")
struct FormulaNotationTests {
  /// The equations of a model with two inputs and two parameters, each on a line.
  private func equations(_ model: String) throws -> [String] {
    let declarations = "input x, y\nparameter a = 1, w1 = 2\n"
    let document = try run("```{model}\n\(declarations)\(model)\n```")
    return document.cells.flatMap { cell in
      guard case .model(let equations) = cell.content else { return [String]() }
      return equations.map { "\($0.left.line) = \($0.right.line)" }
    }
  }

  @Test(
    "A derivative is set as one, whatever it comes to",
    arguments: [
      ("g = gradient(f, w1)", "g = frac(∂ f; ∂ w_1)"),
      ("g = a - 0.1 * gradient(f, a)", "g = a − 0.1 · frac(∂ f; ∂ a)"),
      ("g = gradient(f * x, a)", "g = frac(∂; ∂ a) (f x)"),
      ("g = 2 * gradient(f * x, a) * y", "g = 2 · frac(∂; ∂ a) (f x) · y"),
      ("g = gradient(f, a)^2", "g = (frac(∂ f; ∂ a))^2"),
      ("g = gradient(f * x, a)^2", "g = [frac(∂; ∂ a) (f x)]^2"),
      ("g = gradient(gradient(f, a), a)", "g = frac(∂^2 f; ∂ a^2)"),
      ("g = gradient(gradient(f, a), w1)", "g = frac(∂^2 f; ∂ a ∂ w_1)"),
      ("g = gradient(w1 * x, w1)", "g = x"),
      ("g = gradient(x, w1)", "g = frac(∂ x; ∂ w_1)"),
    ])
  func derivatives(_ definition: String, _ expected: String) throws {
    #expect(try equations("f = tanh(a*x + w1*y)\n\(definition)").last == expected)
  }

  @Test("The derivative of a layer is set by the names of both")
  func layers() throws {
    let lines = try equations(
      """
      input p[4]
      h = dense(p, units: 3)
      g = gradient(h, h.bias[1])
      s = gradient(sum(h), h.weights[0, 2])
      """)
    #expect(
      lines == [
        "𝐡 = 𝐖_h 𝐩 + 𝐛_h", "𝐠 = frac(∂ 𝐡; ∂ b_[h , 1])",
        "s = frac(∂; ∂ W_[h , 0 , 2]) (∑__i h_i)",
      ])
  }

  @Test(
    "A function with its arguments stands in other formulas, and alone is what comes of them",
    arguments: [
      ("g = 2 * f(1, y) + 1", "g = 2 ~ f (1 , y) + 1"),
      ("g = -h(x: 1)", "g = − h (x = 1)"),
      ("g = f(a + 1, y)", "g = (a + 1)^y"),
      ("g = 2 * k(a + x)", "g = 2 (a + x)"),
      ("g = 2 * k(h)", "g = 2 h"),
    ])
  func calls(_ definition: String, _ expected: String) throws {
    let functions = "f(u, v) = u^v\nh = a * x\nk(u) = u\n"
    #expect(try equations(functions + definition).last == expected)
  }

  @Test(
    "A letter that means something else here is not used for what it usually means",
    arguments: [
      ("parameter e = 1\ng = exp(x)", "g = exp (x)"),
      ("parameter sigma = 1\ng = sigmoid(x)", "g = sigmoid (x)"),
      ("parameter i = 1, v[2] = 0\ng = sum(v)", "g = ∑__j v_j"),
    ])
  func letters(_ model: String, _ expected: String) throws {
    #expect(try equations(model).last == expected)
  }

  @Test("A name in prose is set as the formula that it is the name of")
  func prose() throws {
    let document = try run(
      """
      ```{model}
      input x1
      parameter w1 = 1
      f = w1 * x1
      g(x1) = f^2
      ```
      {= f : math }, {= g : math }, {= w1 : math }, {= x1 : math }, {= gradient(g, x1) : math },
      {= f(x1: 2) : math }
      """)
    guard case .paragraph(let content)? = document.blocks.last else {
      Issue.record("there is no paragraph")
      return
    }
    let lines = content.compactMap { inline in
      if case .math(let formula) = inline { formula.line } else { nil }
    }
    #expect(lines == ["w_1 x_1", "f^2", "w_1", "x_1", "frac(∂ g; ∂ x_1)", "w_1 · 2"])
  }
}
