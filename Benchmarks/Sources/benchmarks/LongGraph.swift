import Autodiff
import Foundation

/// Graphs as long as one likes, whose gradients are known otherwise.
enum LongGraph: String, CaseIterable {
  /// v ← v·w, v ← v + x, in turns: each node waits for the one before.
  case chain
  /// v ← sin v.
  case sines = "chain of sines"
  /// Products of a parameter and an input, each pair once, added up one after the other.
  case wideSum = "wide sum"

  /// Records a graph of a number of operations.
  func record(nodes: Int) -> Formula {
    let graph = Graph()
    switch self {
    case .chain:
      let w = graph.parameter("w"), x = graph.input("x")
      var v = graph.parameter("v")
      for _ in 0..<nodes / 2 {
        v = v * w
        v = v + x
      }
      return v
    case .sines:
      let w = graph.parameter("w"), x = graph.input("x")
      var v = w * x
      for _ in 1..<nodes { v = sin(v) }
      return v
    case .wideSum:
      let side = Self.side(nodes: nodes)
      let w = graph.parameter("w", Shape([side])), x = graph.input("x", Shape([side]))
      let weights = (0..<side).map { w[$0] }, values = (0..<side).map { x[$0] }
      var sum = weights[0] * values[0]
      for pair in 1..<nodes / 2 { sum = sum + weights[pair % side] * values[pair / side] }
      return sum
    }
  }

  /// As many parameters and inputs as have enough pairs.
  private static func side(nodes: Int) -> Int { Int(Double(nodes / 2).squareRoot().rounded(.up)) }

  /// The one sample: numbers that keep every result and derivative of a normal size.
  func batch(of formula: Formula, nodes: Int) -> Batch {
    let x = formula.graph.inputs[0]
    return Batch(count: 1, columns: [x: self == .wideSum ? Self.values(nodes: nodes) : [0.75]])
  }

  func parameters(nodes: Int) -> [Double] {
    switch self {
    case .chain: [1 - 1 / Double(nodes / 2), 0.5]
    case .sines: [1.25]
    case .wideSum: (0..<Self.side(nodes: nodes)).map { Double($0 % 32) / 32 }
    }
  }

  /// Sixteenths, so that their sums are exact.
  private static func values(nodes: Int) -> [Double] {
    (0..<side(nodes: nodes)).map { Double($0 % 16 + 1) / 16 }
  }

  /// The gradient, without the graph.
  func gradient(nodes: Int) -> [Double] {
    let parameters = parameters(nodes: nodes)
    switch self {
    case .chain:
      // After n rounds v·wⁿ + x·(1 − wⁿ)/(1 − w).
      let w = parameters[0], v = parameters[1], n = Double(nodes / 2)
      let power = pow(w, n), slope = n * pow(w, n - 1)
      return [v * slope + 0.75 * ((1 - power) / (1 - w) - slope) / (1 - w), power]
    case .sines:
      var v = parameters[0] * 0.75, slope = 0.75
      for _ in 1..<nodes {
        slope *= cos(v)
        v = sin(v)
      }
      return [slope]
    case .wideSum:
      var gradient = [Double](repeating: 0, count: parameters.count)
      let values = Self.values(nodes: nodes)
      for pair in 0..<nodes / 2 { gradient[pair % values.count] += values[pair / values.count] }
      return gradient
    }
  }
}
