import Testing

@testable import Kernels

/// Pooling in plain scalar code, one number at a time.
private struct Reference {
  var shape: PoolingShape
  var vectors: Int

  var inputs: Int { shape.channels * shape.height * shape.width }
  var results: Int { shape.channels * shape.rows * shape.columns }

  /// The numbers of each result's window, row after row, as places in the image.
  var windows: [[Int]] {
    (0..<results * vectors * 4).map { number in
      let (result, sample) = (number / (vectors * 4), number % (vectors * 4))
      let x = result % shape.columns
      let y = result / shape.columns % shape.rows
      let c = result / shape.columns / shape.rows
      return (0..<shape.size * shape.size).map { element in
        let row = c * shape.height + y * shape.size + element / shape.size
        return (row * shape.width + x * shape.size + element % shape.size) * vectors * 4 + sample
      }
    }
  }

  func maxima(_ x: [Double]) -> [Double] {
    windows.map { window in
      window.map { x[$0] }.reduce(-.infinity) { a, b in
        if a.isNaN || b.isNaN { return .nan }
        // Of two zeros the positive one, as if it were larger.
        return a > b || (a == b && a.sign == .plus) ? a : b
      }
    }
  }

  func maximumSlopes(_ g: [Double], _ x: [Double], addedTo dx: [Double]) -> [Double] {
    var dx = dx
    for ((window, slope), largest) in zip(zip(windows, g), maxima(x)) {
      let count = window.count { x[$0] == largest }
      for place in window {
        if slope.isNaN || largest.isNaN {
          dx[place] = .nan
        } else {
          dx[place] += x[place] == largest ? slope / Double(count) : 0
        }
      }
    }
    return dx
  }

  func means(_ x: [Double]) -> [Double] {
    windows.map { window in
      window.dropFirst().reduce(x[window[0]]) { $0 + x[$1] } / Double(window.count)
    }
  }

  func meanSlopes(_ g: [Double], addedTo dx: [Double]) -> [Double] {
    var dx = dx
    for (window, slope) in zip(windows, g) {
      for place in window { dx[place] += slope / Double(window.count) }
    }
    return dx
  }
}

@Suite("Pooling and rectifier")
struct PoolingTests {
  static let shapes = [
    PoolingShape(channels: 2, height: 6, width: 6, size: 2),
    PoolingShape(channels: 3, height: 5, width: 7, size: 2),
    PoolingShape(channels: 2, height: 7, width: 6, size: 3),
    PoolingShape(channels: 1, height: 3, width: 2, size: 1),
    PoolingShape(channels: 1, height: 5, width: 9, size: 5),
  ]

  @Test(
    "Pooling and its derivatives have the bits of scalar code on every instruction set",
    arguments: shapes, TestNumbers.Kind.allCases)
  func pooling(shape: PoolingShape, kind: TestNumbers.Kind) throws {
    for vectors in 1...5 {
      let reference = Reference(shape: shape, vectors: vectors)
      var numbers = TestNumbers(kind, seed: 7)
      let x = Rows(numbers.list(reference.inputs * vectors * 4))
      let g = Rows(numbers.list(reference.results * vectors * 4))
      let before = Rows(numbers.list(reference.inputs * vectors * 4))
      let maxima = reference.maxima(x.numbers)
      for set in InstructionSet.available {
        try expect(maxima, Rows(count: g.count, of: 9)) { r in
          x.read { set.maxPool(shape, $0, into: r, vectors: vectors) }
        }
        try expect(reference.means(x.numbers), Rows(count: g.count, of: 9)) { r in
          x.read { set.meanPool(shape, $0, into: r, vectors: vectors) }
        }
        let maximumSlopes = reference.maximumSlopes(g.numbers, x.numbers, addedTo: before.numbers)
        try expect(maximumSlopes, before) { dx in
          let r = Rows(maxima)
          g.read { g in
            x.read { x in
              r.read {
                set.maxPoolInputs(shape, g: g, x: x, r: $0, addingTo: dx, vectors: vectors)
              }
            }
          }
        }
        try expect(reference.meanSlopes(g.numbers, addedTo: before.numbers), before) { dx in
          g.read { set.meanPoolInputs(shape, g: $0, addingTo: dx, vectors: vectors) }
        }
      }
    }
  }

  @Test(
    "The rectifier and its derivative have the bits of scalar code on every instruction set",
    arguments: TestNumbers.Kind.allCases)
  func rectifier(kind: TestNumbers.Kind) throws {
    for count in [0, 1, 2, 3, 5, 7, 16, 17, 200] {
      var numbers = TestNumbers(kind, seed: 8)
      let x = Rows(numbers.list(count * 4))
      let g = Rows(numbers.list(count * 4))
      let before = Rows(numbers.list(count * 4))
      let results = x.numbers.map { $0 <= 0 ? 0 : $0 }
      let r = Rows(results)
      let slopes = zip(zip(g.numbers, x.numbers), before.numbers).map { pair, dx in
        pair.0.isNaN || pair.1.isNaN ? .nan : dx + (pair.1 > 0 ? pair.0 : 0)
      }
      for set in InstructionSet.available {
        try expect(results, Rows(count: count, of: 9)) { r in
          x.read { set.relu($0, count: count, into: r) }
        }
        try expect(slopes, before) { dx in
          g.read { g in r.read { set.reluInputs(g: g, r: $0, count: count, addingTo: dx) } }
        }
      }
    }
  }

  /// Runs a loop on rows and compares all their numbers with the expected ones.
  private func expect(
    _ expected: [Double], _ rows: Rows, _ loop: (UnsafeMutablePointer<Lanes>) -> Void
  ) throws {
    var rows = rows
    rows.change(loop)
    try #require(difference(rows.numbers, expected) == nil)
    try #require(rows.isWithinBounds)
  }
}
