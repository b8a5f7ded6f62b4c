import Testing

@testable import Kernels

/// A convolution in plain scalar code, with the order of every sum spelt out.
private struct Reference {
  var shape: ConvolutionShape
  var vectors: Int

  var inputs: Int { shape.channels * shape.height * shape.width }
  var results: Int { shape.filters * shape.rows * shape.columns }
  var weights: Int { shape.filters * shape.channels * shape.size * shape.size }

  func input(_ c: Int, _ y: Int, _ x: Int) -> Int { (c * shape.height + y) * shape.width + x }
  func result(_ f: Int, _ y: Int, _ x: Int) -> Int { (f * shape.rows + y) * shape.columns + x }
  func weight(_ f: Int, _ c: Int, _ ky: Int, _ kx: Int) -> Int {
    ((f * shape.channels + c) * shape.size + ky) * shape.size + kx
  }

  /// The sum of products in their order, beginning with the first.
  private func sum(_ products: [Double]) -> Double {
    products.dropFirst().reduce(products[0], +)
  }

  func forward(_ w: [Double], _ bias: [Double]?, _ x: [Double]) -> [Double] {
    var r = [Double](repeating: .nan, count: results * vectors * 4)
    for f in 0..<shape.filters {
      for y in 0..<shape.rows {
        for column in 0..<shape.columns {
          for sample in 0..<vectors * 4 {
            var products: [Double] = []
            for c in 0..<shape.channels {
              for ky in 0..<shape.size {
                for kx in 0..<shape.size {
                  let place = input(c, y + ky, column + kx) * vectors * 4 + sample
                  products.append(w[weight(f, c, ky, kx)] * x[place])
                }
              }
            }
            let total = sum(products)
            r[result(f, y, column) * vectors * 4 + sample] = bias.map { total + $0[f] } ?? total
          }
        }
      }
    }
    return r
  }

  func inputSlopes(_ w: [Double], _ g: [Double], addedTo dx: [Double]) -> [Double] {
    var dx = dx
    for c in 0..<shape.channels {
      for y in 0..<shape.height {
        for column in 0..<shape.width {
          for sample in 0..<vectors * 4 {
            var products: [Double] = []
            for f in 0..<shape.filters {
              for ky in 0..<shape.size where (0..<shape.rows).contains(y - ky) {
                for kx in 0..<shape.size where (0..<shape.columns).contains(column - kx) {
                  let place = result(f, y - ky, column - kx) * vectors * 4 + sample
                  products.append(w[weight(f, c, ky, kx)] * g[place])
                }
              }
            }
            dx[input(c, y, column) * vectors * 4 + sample] += sum(products)
          }
        }
      }
    }
    return dx
  }

  func weightSlopes(_ g: [Double], _ x: [Double], addedTo w: [Double]) -> [Double] {
    var w = w
    let positions = shape.rows * shape.columns
    for f in 0..<shape.filters {
      for c in 0..<shape.channels {
        for ky in 0..<shape.size {
          for kx in 0..<shape.size {
            w[weight(f, c, ky, kx)] += laneSum(positions * vectors) { number in
              let (position, sample) = (number / (vectors * 4), number % (vectors * 4))
              let (y, column) = (position / shape.columns, position % shape.columns)
              return g[result(f, y, column) * vectors * 4 + sample]
                * x[input(c, y + ky, column + kx) * vectors * 4 + sample]
            }
          }
        }
      }
    }
    return w
  }

  func biasSlopes(_ g: [Double], addedTo bias: [Double]) -> [Double] {
    let plane = shape.rows * shape.columns * vectors
    return bias.indices.map { f in bias[f] + laneSum(plane) { g[f * plane * 4 + $0] } }
  }
}

@Suite("Convolutions")
struct ConvolutionTests {
  static let shapes = [
    ConvolutionShape(channels: 1, height: 8, width: 8, filters: 8, size: 3),
    ConvolutionShape(channels: 3, height: 5, width: 7, filters: 5, size: 3),
    ConvolutionShape(channels: 8, height: 7, width: 7, filters: 4, size: 3),
    ConvolutionShape(channels: 2, height: 4, width: 3, filters: 3, size: 3),
    ConvolutionShape(channels: 1, height: 1, width: 1, filters: 1, size: 1),
    ConvolutionShape(channels: 2, height: 3, width: 5, filters: 2, size: 1),
    ConvolutionShape(channels: 3, height: 4, width: 6, filters: 2, size: 2),
    ConvolutionShape(channels: 1, height: 5, width: 5, filters: 3, size: 4),
    ConvolutionShape(channels: 2, height: 9, width: 6, filters: 2, size: 5),
    ConvolutionShape(channels: 1, height: 11, width: 12, filters: 2, size: 10),
  ]

  @Test(
    "A convolution and its derivatives have the bits of scalar code on every instruction set",
    arguments: shapes, TestNumbers.Kind.allCases)
  func bits(shape: ConvolutionShape, kind: TestNumbers.Kind) throws {
    for vectors in 1...5 {
      let reference = Reference(shape: shape, vectors: vectors)
      try expectForward(reference, kind, hasBias: vectors % 2 == 1)
      try expectInputSlopes(reference, kind)
      try expectWeightSlopes(reference, kind, hasBias: vectors % 2 == 0)
    }
  }

  private func expectForward(
    _ reference: Reference, _ kind: TestNumbers.Kind, hasBias: Bool
  ) throws {
    let vectors = reference.vectors
    var numbers = TestNumbers(kind, seed: 4)
    let weights = numbers.list(reference.weights)
    let bias = numbers.list(reference.shape.filters)
    let x = Rows(numbers.list(reference.inputs * vectors * 4))
    let expected = reference.forward(weights, hasBias ? bias : nil, x.numbers)
    for set in InstructionSet.available {
      var r = Rows(count: reference.results * vectors, of: .nan)
      x.read { x in
        r.change { r in
          bias.withUnsafeBufferPointer { bias in
            set.convolve(
              reference.shape, weights: weights, bias: hasBias ? bias.baseAddress : nil, x: x,
              into: r, vectors: vectors)
          }
        }
      }
      try #require(difference(r.numbers, expected) == nil, "\(reference), \(set)")
      try #require(r.isWithinBounds)
    }
  }

  private func expectInputSlopes(_ reference: Reference, _ kind: TestNumbers.Kind) throws {
    let vectors = reference.vectors
    var numbers = TestNumbers(kind, seed: 5)
    let weights = numbers.list(reference.weights)
    let g = Rows(numbers.list(reference.results * vectors * 4))
    let before = Rows(numbers.list(reference.inputs * vectors * 4))
    let expected = reference.inputSlopes(weights, g.numbers, addedTo: before.numbers)
    for set in InstructionSet.available {
      var dx = before
      g.read { g in
        dx.change {
          set.convolveInputs(
            reference.shape, weights: weights, g: g, addingTo: $0, vectors: vectors)
        }
      }
      try #require(difference(dx.numbers, expected) == nil, "\(reference), \(set)")
      try #require(dx.isWithinBounds)
    }
  }

  private func expectWeightSlopes(
    _ reference: Reference, _ kind: TestNumbers.Kind, hasBias: Bool
  ) throws {
    let vectors = reference.vectors
    var numbers = TestNumbers(kind, seed: 6)
    let g = Rows(numbers.list(reference.results * vectors * 4))
    let x = Rows(numbers.list(reference.inputs * vectors * 4))
    let before = numbers.list(reference.weights)
    let biasBefore = numbers.list(reference.shape.filters)
    let expected = reference.weightSlopes(g.numbers, x.numbers, addedTo: before)
    let expectedBias =
      hasBias ? reference.biasSlopes(g.numbers, addedTo: biasBefore) : biasBefore
    // A number behind the last one, to see that it is left alone.
    let sentinel = 0x1.23p100
    for set in InstructionSet.available {
      var weights = before + [sentinel]
      var bias = biasBefore + [sentinel]
      g.read { g in
        x.read { x in
          bias.withUnsafeMutableBufferPointer { bias in
            set.convolveWeights(
              reference.shape, g: g, x: x, addingTo: &weights,
              bias: hasBias ? bias.baseAddress : nil, vectors: vectors)
          }
        }
      }
      try #require(difference(weights, expected + [sentinel]) == nil, "\(reference), \(set)")
      try #require(difference(bias, expectedBias + [sentinel]) == nil, "\(reference), \(set)")
    }
  }
}
