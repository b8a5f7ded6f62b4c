import Kernels
import Testing

@testable import Autodiff

@Suite("A sample and its neighbours")
struct NeighborTests {
  /// 182.84091340401687 is where the slope of tanh once depended on what stood beside it.
  private static let samples = [
    0, -0.0, 0.3, -2.5, 0.625, 22, 182.84091340401687, -182.84091340401687, 353.9, 354, 400, 745,
    -746, 1e3, 1e-300, 0x1p-1074,
  ]

  private static let functions: [(String, @Sendable (Formula) -> Formula)] = [
    ("tanh", { tanh($0) }), ("sigmoid", { sigmoid($0) }), ("softplus", { softplus($0) }),
    ("cross_entropy_logits", { crossEntropyLogits($0, $0.graph.constant(0.25)) }),
    ("expm1", { expm1(-abs($0)) }), ("log1p", { log1p(abs($0)) }), ("sin", { sin($0) }),
    ("log", { log(1 + $0 * $0) }), ("exp", { exp(-abs($0)) }), ("pow", { pow(abs($0) + 1, 0.3) }),
    ("log_add_exp", { logAddExp($0, $0 + 1) }), ("sqrt", { sqrt(abs($0) + 1) }),
  ]

  @Test(
    "The value and the gradient of a sample are the same alone and beside any other",
    arguments: functions.indices, InstructionSet.available)
  func alone(index: Int, instructions: InstructionSet) throws {
    let graph = Graph()
    let x = graph.input("x"), mask = graph.input("mask"), w = graph.parameter("w")
    // Of eight samples the loss counts one, and the mean divides its derivative by a power of 2.
    let value = Self.functions[index].1(w * x), loss = Function(value * mask)
    for sample in Self.samples {
      let one = Batch(count: 1, columns: [x: [sample], mask: [1]])
      let expected = Function(value).values(one, parameters: [1])[0]
      let slope = loss.meanGradient(one, parameters: [1]).gradient[0]
      for neighbor in Self.samples {
        for place in 0..<8 {
          var column = [Double](repeating: neighbor, count: 8), weights = column.map { _ in 0.0 }
          (column[place], weights[place]) = (sample, 8)
          let batch = Batch(count: 8, columns: [x: column, mask: weights])
          let values = Function(value).values(
            batch, parameters: [1], instructions: instructions)
          try #require(values[place].bitPattern == expected.bitPattern)
          let workspace = Workspace(loss, batch: batch, instructions: instructions)
          var gradient = [0.0]
          _ = workspace.meanGradient(parameters: [1], gradient: &gradient)
          try #require(gradient[0] == slope, "\(sample) beside \(neighbor)")
        }
      }
    }
  }

  @Test("A whole sum is that of the samples one by one, wherever each stands")
  func whole() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    let function = Function(tanh(w * x))
    let a = 182.84091340401687
    let alone = function.meanGradient(Batch([x: a]), parameters: [1]).gradient[0]
    for column in [
      [400, 400, 400, 400, a, a, a, a], [400, a, 400, a, 400, a, 400, a],
      [a, a, a, a, 400, 400, 400, 400],
    ] {
      let batch = Batch(count: 8, columns: [x: column])
      for instructions in InstructionSet.available {
        let workspace = Workspace(function, batch: batch, instructions: instructions)
        var gradient = [0.0]
        _ = workspace.meanGradient(parameters: [1], gradient: &gradient)
        #expect(gradient == [alone / 2])
      }
    }
  }
}
