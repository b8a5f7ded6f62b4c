import Foundation
import Testing

@testable import Autodiff

/// A cross-entropy and its derivatives with many digits, as `Oracle/cross_entropy.py` writes them.
private struct OracleCase: Decodable {
  var p: Double
  var y: Double
  /// The value, its derivative by p, by y, by p twice, by p and y, by p three times; nil where these
  /// overflow.
  var values: [Double?]
  /// The magnitudes of the two terms that each is the sum of.
  var scales: [Double?]

  static func all(file: String = #filePath) throws -> [OracleCase] {
    let path = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Oracle/cross_entropy.json")
    return try JSONDecoder().decode([OracleCase].self, from: Data(contentsOf: path))
  }
}

@Suite("Cross-entropies")
struct CrossEntropyTests {
  let graph = Graph()
  let x: Formula, p: Formula, y: Formula, z: Formula

  init() {
    x = graph.input("x")
    p = graph.parameter("p")
    y = graph.parameter("y")
    z = graph.parameter("z")
  }

  /// A formula's value, and its derivatives by p and y in reverse and in forward mode.
  private func modes(_ formula: Formula, _ p: Double, _ y: Double) -> [(Double, Double, Double)] {
    let function = Function(formula)
    let parameters = [p, y, 0]
    let reverse = function.meanGradient(Batch(), parameters: parameters)
    let byP = function.meanDerivative(Batch(), parameters: parameters, along: [1, 0, 0])
    let byY = function.meanDerivative(Batch(), parameters: parameters, along: [0, 1, 0])
    return [
      (reverse.mean, reverse.gradient[0], reverse.gradient[1]),
      (byP.mean, byP.derivative, byY.derivative),
    ]
  }

  @Test("Values and derivatives to the third are those of many digits, in every mode")
  func oracle() throws {
    let loss = crossEntropy(p, y)
    let slope = loss.derivative(by: p), curvature = slope.derivative(by: p)
    for point in try OracleCase.all() {
      func expect(_ found: Double, _ place: Int) {
        guard let expected = point.values[place], let scale = point.scales[place] else { return }
        #expect(
          abs(found - expected) <= 1e-15 * scale,
          "derivative \(place) at p = \(point.p), y = \(point.y): \(found), not \(expected)")
      }
      for (value, byP, byY) in modes(loss, point.p, point.y) {
        expect(value, 0)
        expect(byP, 1)
        expect(byY, 2)
      }
      for (value, byP, byY) in modes(slope, point.p, point.y) {
        expect(value, 1)
        expect(byP, 3)
        // Where a term is left out, what it would have been is left out of its derivatives too.
        expect(byY, 4)
      }
      for (value, byP, _) in modes(curvature, point.p, point.y) {
        expect(value, 3)
        expect(byP, 5)
      }
    }
  }

  @Test(
    "What is certain and true costs nothing, what is certain and wrong infinitely much",
    arguments: [
      (1, 1, 0, -1, 0), (0, 0, 0, 1, 0), (-0.0, 0, 0, 1, 0),
      (1, 0, .infinity, .infinity, -.infinity), (0, 1, .infinity, -.infinity, .infinity),
      (0, 0.5, .infinity, -.infinity, .infinity), (1, 0.5, .infinity, .infinity, -.infinity),
      (1e-17, 0, 1e-17, 1, 39.14394658089878),
      (1.5, 1, .nan, .nan, .nan), (-0.5, 0, .nan, .nan, .nan), (.nan, 1, .nan, .nan, .nan),
      (0.5, .nan, .nan, .nan, 0),
    ] as [(Double, Double, Double, Double, Double)])
  func edges(p: Double, y: Double, value: Double, byP: Double, byY: Double) {
    for found in modes(crossEntropy(self.p, self.y), p, y) {
      #expect(found.0 == value || found.0.isNaN && value.isNaN, "value \(found.0)")
      #expect(found.1 == byP || found.1.isNaN && byP.isNaN, "by p: \(found.1)")
      #expect(found.2 == byY || found.2.isNaN && byY.isNaN, "by y: \(found.2)")
      #expect(found.0 != 0 || found.0.sign == .plus || p.sign == .minus)
    }
  }

  @Test("A trace and a compiled form agree on the edges, for logits too")
  func infiniteLogits() {
    let loss = crossEntropy(sigmoid(z), y), logits = crossEntropyLogits(z, y)
    for (logit, label, value) in [
      (-Double.infinity, 0.0, 0.0), (.infinity, 1, 0), (.infinity, 0, .infinity),
      (-.infinity, 1, .infinity), (-.infinity, 0.5, .infinity),
    ] {
      let parameters = [0, label, logit]
      #expect(Function(loss).mean(Batch(), parameters: parameters) == value)
      #expect(Function(logits).mean(Batch(), parameters: parameters) == value)
      let trace = loss.trace(Batch(), parameters: parameters)
      #expect(trace.value(of: loss) == [value])
      // One by one, in one vector of lanes, and in two.
      for count in [1, 4, 9] {
        let column = [Double](repeating: logit, count: count)
        let values = Function(crossEntropyLogits(x, y)).values(
          Batch(count: count, columns: [x: column]), parameters: parameters)
        #expect(values == [Double](repeating: value, count: count))
      }
      let gradient = Function(loss).meanGradient(Batch(), parameters: parameters).gradient
      if value == 0 { #expect(gradient == [0, 0, 0]) }
    }
  }

  @Test("A form of constants is as stable as one of variables")
  func constants() {
    func value(_ formula: Formula) -> Double { Function(formula)([:]) }
    #expect(value(crossEntropy(sigmoid(constant(40)), constant(0))) == 40)
    #expect(value(crossEntropy(1 - sigmoid(constant(800)), constant(1))) == 800)
    #expect(value(log(sigmoid(constant(-800)))) == -800)
    #expect(value(log(1 - sigmoid(constant(800)))) == -800)
    #expect(value(log(1 + exp(constant(800)))) == 800)
    #expect(value(log(exp(constant(800)) + exp(constant(-800)))) == 800)
    #expect(value(1 - pow(tanh(constant(20)), 2)) == 1.6993417021166355e-17)
    let (label, logit) = (constant(1), constant(-800))
    let spelled = -(label * log(sigmoid(logit)) + (1 - label) * log(1 - sigmoid(logit)))
    #expect(value(spelled) == 800)
  }

  @Test("What was folded is one constant with the others, and no step is left of it")
  func folded() {
    let function = Function(x * (constant(1) / constant(2)) + x * 0.5)
    #expect(function.description == "v1 = x * 0.5\nv2 = v1 + v1\nvalue = v2")
  }

  private func constant(_ value: Double) -> Formula { graph.constant(value) }

  @Test(
    "Of an element of a softmax too, however certain it is",
    arguments: [
      (800, 1, 0, 0), (-800, 0, 0, 0), (-800, 1, 800, -1), (2, 0.25, 1.6269280110429725, nil),
    ] as [(Double, Double, Double, Double?)])
  func ofSoftmax(logit: Double, label: Double, value: Double, slope: Double?) throws {
    let scores = try graph.stack([z, graph.constant(0)])
    let loss = crossEntropy(Autodiff.softmax(scores)[0], y)
    let found = Function(loss).meanGradient(Batch(), parameters: [0, label, logit])
    #expect(abs(found.mean - value) <= 1e-15 * max(1, value))
    if let slope { #expect(found.gradient[2] == slope) }
    #expect(found.gradient.allSatisfy { $0.isFinite })
  }
}
