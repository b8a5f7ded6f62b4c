import Testing

@testable import Kernels

/// A dense layer in plain scalar code, with the order of every sum spelt out.
private struct Layer {
  var inputs: Int
  var outputs: Int
  var vectors: Int

  /// The place of one number of a row: rows are `vectors` · 4 numbers long.
  func place(_ row: Int, _ sample: Int) -> Int { row * vectors * 4 + sample }

  func forward(_ weights: [Double], _ bias: [Double]?, _ x: [Double]) -> [Double] {
    (0..<outputs).flatMap { j in
      (0..<vectors * 4).map { sample in
        var sum = weights[j * inputs] * x[place(0, sample)]
        for i in 1..<inputs { sum = sum + weights[j * inputs + i] * x[place(i, sample)] }
        guard let bias else { return sum }
        return sum + bias[j]
      }
    }
  }

  func inputSlopes(_ weights: [Double], _ g: [Double], addedTo dx: [Double]) -> [Double] {
    (0..<inputs).flatMap { i in
      (0..<vectors * 4).map { sample in
        var sum = weights[i] * g[place(0, sample)]
        for j in 1..<outputs { sum = sum + weights[j * inputs + i] * g[place(j, sample)] }
        return dx[place(i, sample)] + sum
      }
    }
  }

  func weightSlopes(_ g: [Double], _ x: [Double], addedTo weights: [Double]) -> [Double] {
    weights.indices.map { index in
      let (j, i) = (index / inputs, index % inputs)
      return weights[index]
        + laneSum(vectors) { g[place(j, $0)] * x[place(i, $0)] }
    }
  }

  func biasSlopes(_ g: [Double], addedTo bias: [Double]) -> [Double] {
    bias.indices.map { j in bias[j] + laneSum(vectors) { g[place(j, $0)] } }
  }
}

/// The sum over the numbers of `vectors` vectors: within each lane first, then across the four.
func laneSum(_ vectors: Int, _ number: (Int) -> Double) -> Double {
  let lanes = (0..<4).map { lane in
    var sum = number(lane)
    for v in 1..<vectors { sum = sum + number(4 * v + lane) }
    return sum
  }
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
}

@Suite("Dense layers")
struct DenseTests {
  static let sizes = [
    (1, 1), (2, 16), (16, 16), (16, 1), (2, 4), (4, 1), (72, 10), (3, 5), (5, 3), (7, 17), (1, 9),
  ]

  @Test(
    "A layer and its derivatives have the bits of scalar code on every instruction set",
    arguments: sizes, TestNumbers.Kind.allCases)
  func bits(size: (inputs: Int, outputs: Int), kind: TestNumbers.Kind) throws {
    for set in InstructionSet.available {
      for vectors in [1, 2, 3, 4, 5, 8, 11] {
        for hasBias in [true, false] {
          let layer = Layer(inputs: size.inputs, outputs: size.outputs, vectors: vectors)
          try expectForward(layer, set, kind, hasBias)
          try expectInputSlopes(layer, set, kind)
          try expectWeightSlopes(layer, set, kind, hasBias)
        }
      }
    }
  }

  private func expectForward(
    _ layer: Layer, _ set: InstructionSet, _ kind: TestNumbers.Kind, _ hasBias: Bool
  ) throws {
    var numbers = TestNumbers(kind, seed: 1)
    let weights = numbers.list(layer.inputs * layer.outputs)
    let bias = hasBias ? numbers.list(layer.outputs) : nil
    let x = Rows(numbers.list(layer.inputs * layer.vectors * 4))
    var r = Rows(count: layer.outputs * layer.vectors, of: .nan)
    x.read { x in
      r.change { r in
        let run = { (bias: UnsafePointer<Double>?) in
          set.dense(
            weights: weights, bias: bias, x: x, into: r, inputs: layer.inputs,
            outputs: layer.outputs, vectors: layer.vectors)
        }
        if let bias { bias.withUnsafeBufferPointer { run($0.baseAddress) } } else { run(nil) }
      }
    }
    let expected = layer.forward(weights, bias, x.numbers)
    try #require(difference(r.numbers, expected) == nil, "\(layer), \(set)")
    try #require(r.isWithinBounds)
  }

  private func expectInputSlopes(
    _ layer: Layer, _ set: InstructionSet, _ kind: TestNumbers.Kind
  ) throws {
    var numbers = TestNumbers(kind, seed: 2)
    let weights = numbers.list(layer.inputs * layer.outputs)
    let g = Rows(numbers.list(layer.outputs * layer.vectors * 4))
    let before = Rows(numbers.list(layer.inputs * layer.vectors * 4))
    var dx = before
    g.read { g in
      dx.change {
        set.denseInputs(
          weights: weights, g: g, addingTo: $0, inputs: layer.inputs, outputs: layer.outputs,
          vectors: layer.vectors)
      }
    }
    let expected = layer.inputSlopes(weights, g.numbers, addedTo: before.numbers)
    try #require(difference(dx.numbers, expected) == nil, "\(layer), \(set)")
    try #require(dx.isWithinBounds)
  }

  private func expectWeightSlopes(
    _ layer: Layer, _ set: InstructionSet, _ kind: TestNumbers.Kind, _ hasBias: Bool
  ) throws {
    var numbers = TestNumbers(kind, seed: 3)
    let g = Rows(numbers.list(layer.outputs * layer.vectors * 4))
    let x = Rows(numbers.list(layer.inputs * layer.vectors * 4))
    // A number behind the last one, to see that it is left alone.
    let before = numbers.list(layer.inputs * layer.outputs + 1)
    let biasBefore = numbers.list(layer.outputs + 1)
    var weights = before
    var bias = biasBefore
    g.read { g in
      x.read { x in
        bias.withUnsafeMutableBufferPointer { bias in
          set.denseWeights(
            g: g, x: x, addingTo: &weights, bias: hasBias ? bias.baseAddress : nil,
            inputs: layer.inputs, outputs: layer.outputs, vectors: layer.vectors)
        }
      }
    }
    let expected = layer.weightSlopes(g.numbers, x.numbers, addedTo: before.dropLast())
    try #require(difference(weights, expected + before.suffix(1)) == nil, "\(layer), \(set)")
    let expectedBias =
      hasBias ? layer.biasSlopes(g.numbers, addedTo: biasBefore.dropLast()) : biasBefore.dropLast()
    try #require(difference(bias, expectedBias + biasBefore.suffix(1)) == nil, "\(layer), \(set)")
  }
}
