import Foundation
import Testing

@testable import Kernels

/// Points of one elementary function with the true values, as `Tables/elementary.py` writes them.
struct ReferenceTable {
  struct Point {
    var arguments: [Double]
    /// The true value rounded to the nearest double.
    var expected: Double
    /// How far the true value lies above `expected`, in its ulps; nil where it is that very value.
    var remainder: Double?
  }

  var points: [Point]

  init(_ name: String, file: String = #filePath) throws {
    let path = URL(filePath: file).deletingLastPathComponent().appending(path: "Tables/\(name).txt")
    let text = try String(contentsOf: path, encoding: .utf8)
    points = try text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let values = try words.dropLast().map { word in
        Double(bitPattern: try #require(UInt64(word, radix: 16), "\(name).txt: \(line)"))
      }
      let last = try #require(words.last)
      let remainder = last == "=" ? nil : try #require(Double(last)) / 1024
      return Point(
        arguments: values.dropLast(), expected: try #require(values.last), remainder: remainder)
    }
  }
}

extension ReferenceTable.Point {
  /// The error of a result in ulps of the expected one; infinite where an exact result is missed.
  func error(of actual: Double) -> Double {
    guard let remainder else {
      if expected.isNaN { return actual.isNaN ? 0 : .infinity }
      return actual.bitPattern == expected.bitPattern ? 0 : .infinity
    }
    guard actual.isFinite, actual.sign == expected.sign else { return .infinity }
    return abs((actual - expected) / expected.ulp - remainder)
  }
}
