@testable import Kernels

/// Vectors in memory that a test owns, with one more behind them that no loop may touch.
struct Rows {
  private var lanes: [Lanes]
  private static let sentinel = 0x1.23456789p100

  /// How many vectors there are.
  var count: Int { lanes.count - 1 }

  /// The numbers in all lanes, vector by vector.
  var numbers: [Double] { (0..<count).flatMap { i in (0..<4).map { lanes[i][$0] } } }

  /// Whether the vector behind the others is as it was.
  var isWithinBounds: Bool { (0..<4).allSatisfy { lanes[count][$0] == Self.sentinel } }

  /// Puts consecutive numbers into the lanes of consecutive vectors; what is left over is dropped.
  init(_ numbers: [Double]) {
    let vectors = (0..<numbers.count / 4).map { i in
      Lanes(numbers[4 * i], numbers[4 * i + 1], numbers[4 * i + 2], numbers[4 * i + 3])
    }
    lanes = vectors + [Lanes(Self.sentinel)]
  }

  /// Makes vectors of one number.
  init(count: Int, of value: Double = 0) {
    self.init([Double](repeating: value, count: 4 * count))
  }

  subscript(vector: Int) -> Lanes { lanes[vector] }

  /// Lends the memory to a loop that reads it.
  func read(_ body: (UnsafePointer<Lanes>) -> Void) {
    lanes.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
  }

  /// Lends the memory to a loop that changes it.
  mutating func change(_ body: (UnsafeMutablePointer<Lanes>) -> Void) {
    lanes.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { body(start) } }
  }
}

/// The first place where two lists of numbers differ in their bits, NaN being equal to NaN.
func difference(_ actual: [Double], _ expected: [Double]) -> String? {
  guard actual.count == expected.count else {
    return "\(actual.count) numbers, not \(expected.count)"
  }
  return actual.indices.first { !isSame(actual[$0], expected[$0]) }.map {
    "number \($0) is \(actual[$0]), not \(expected[$0])"
  }
}
