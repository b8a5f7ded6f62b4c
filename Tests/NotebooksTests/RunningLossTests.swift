import Foundation
import Testing

@testable import Notebooks

@Suite("Losses and derivatives by name")
struct RunningLossTests {
  @Test(
    "Losses have the values of their definitions",
    arguments: [
      ("cross_entropy(0.25, 1)", -log(0.25)), ("cross_entropy(0.25, 0)", -log(0.75)),
      ("cross_entropy_logits(0, 1)", log(2.0)), ("cross_entropy_logits(800, 0)", 800),
      ("cross_entropy_logits(-800, 0)", 0), ("softmax_cross_entropy([0, 0, 0, 0], 2)", log(4.0)),
      ("softmax_cross_entropy([800, 0], 1)", 800), ("squared_error(5, 3)", 4),
      ("squared_error([1, 2], [4, 6])", 25),
    ] as [(String, Double)])
  func losses(formula: String, expected: Double) throws {
    #expect(abs(try value(formula) - expected) < 1e-15 * max(1, abs(expected)))
  }

  @Test(
    "A partial derivative is a formula by an input, a parameter or an element",
    arguments: [
      ("gradient(seven^3, seven)", "147"), ("gradient(W[1, 0]^2, W[1, 0])", "6"),
      ("gradient(W[1, 0]^2, W[1, 1])", "0"), ("gradient(one*one, one)", "14"),
      ("gradient(sum(W*W), W[2, 1])", "12"), ("gradient(W*seven, seven)[2, 1]", "6"),
      ("gradient(gradient(seven^3, seven), seven)", "42"), ("gradient(sum(x*W[0, 0]), x[1])", "1"),
      ("1 + gradient(total, x[1])", "0"),
    ])
  func derivatives(formula: String, expected: String) throws {
    #expect(try shown(formula) == expected)
  }

  @Test("The derivative of a loss by its name is that of its mean over the rows, at any moment")
  func derivativeOfMean() throws {
    let document = try run(
      """
      ```{model}
      input t
      parameter w = 2
      slope = gradient(w^2 * t, w)
      ```
      ```{data}
      t
      1
      3
      ```
      ```{train}
      #| epochs: 1
      #| optimizer: gradient_descent(rate: 0.25)
      loss = w^2 * t
      ```
      {= gradient(loss, w) } {= gradient(loss, w)@0 } {= mean(slope)@0 } {= slope(t: 10) }
      {= mean(gradient(loss, w))@0 }
      """)
    // The mean of t is 2: the derivative is 4w, and one step leads from w = 2 to w = 0.
    #expect(document.prose == "0 8 8 0 8")
  }

  @Test("Accuracy takes classes, probabilities and a number for each class")
  func accuracy() throws {
    let document = try run(
      """
      ```{model}
      input a, b, c
      scores = [a, b, c]
      ```
      ```{data}
      a, b, c, label
      9, 1, 2, 0
      1, 9, 2, 1
      1, 2, 9, 1
      1, 2, 9, 2
      ```
      {= accuracy(scores, label) } {= accuracy(argmax(scores), label) }
      {= accuracy(softmax(scores), label) } {= accuracy(a > 5, label == 0) }
      {= accuracy(scores, scores) } {= accuracy(0.5, label) } {= mean(max(scores)) }
      """)
    #expect(document.prose == "0.75 0.75 0.75 1 1 0.25 9")
  }
}
