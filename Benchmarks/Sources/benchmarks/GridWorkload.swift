import Autodiff
import Foundation

/// W5: the trained network of W3 over a grid of 512 × 512 points.
enum GridWorkload {
  private static let side = 512

  static func measure() throws {
    let network = try Network(SpiralWorkload.sizes, .layers)
    let history = try SpiralWorkload.descent(of: network).run(
      from: SpiralWorkload.initialParameters)
    try SpiralWorkload.check(history)
    let parameters = history.result

    let steps = (0..<side).map { 2.4 * Double($0) / Double(side - 1) - 1.2 }
    let points = steps.reversed().flatMap { x2 in steps.map { (x1: $0, x2: x2) } }
    let batch = Batch(
      count: points.count,
      columns: [network.x1: points.map(\.x1), network.x2: points.map(\.x2)])
    let function = Function(network.probability)
    for threads in [nil, 1] as [Int?] {
      try Measurement.take(
        "W5", threads == nil ? "grid total" : "grid, 1 thread total", repetitions: 21,
        work: { function.values(batch, parameters: parameters, threads: threads) },
        check: { values in
          guard values.count == points.count else {
            throw WrongResult(description: "there are \(values.count) values on the grid")
          }
          // A prime, so that every column of the grid is met.
          for place in stride(from: 0, to: points.count, by: 997) {
            let (x1, x2) = points[place]
            try expect(
              values[place], near: output(of: parameters, x1, x2), within: 1e-12,
              "the output at (\(x1), \(x2))")
          }
        })
    }
  }

  /// The output of the network, written out.
  private static func output(of parameters: [Double], _ x1: Double, _ x2: Double) -> Double {
    var values = [x1, x2], rest = parameters[...]
    for (inputs, outputs) in zip(SpiralWorkload.sizes, SpiralWorkload.sizes.dropFirst()) {
      let weights = rest.prefix(inputs * outputs), biases = rest.dropFirst(inputs * outputs)
      let sums = (0..<outputs).map { output in
        let row = weights.dropFirst(output * inputs).prefix(inputs)
        return zip(row, values).reduce(biases[biases.startIndex + output]) { $0 + $1.0 * $1.1 }
      }
      rest = biases.dropFirst(outputs)
      values = rest.isEmpty ? sums : sums.map { tanh($0) }
    }
    return 1 / (1 + exp(-values[0]))
  }
}
