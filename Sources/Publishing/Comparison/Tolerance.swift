import Foundation

/// How far two numbers may lie apart and still count as the same.
public struct Tolerance: Sendable, Equatable {
  /// No distance at all.
  public static let exact = Tolerance(0)

  /// The distance for numbers between −1 and 1; a larger number may be off by this part of it.
  public let value: Double

  /// Makes a tolerance.
  ///
  /// - Parameter value: A number that is not negative.
  public init(_ value: Double) {
    self.value = value
  }

  /// Whether the very same numbers, texts and pixels are asked for.
  var isExact: Bool { value == 0 }

  /// Whether two numbers are the same: |a − b| ≤ T · max(1, |a|, |b|).
  func allows(_ a: Double, _ b: Double) -> Bool {
    if a == b || a.isNaN && b.isNaN { return true }
    return a.isFinite && b.isFinite && (a - b).magnitude <= value * max(1, a.magnitude, b.magnitude)
  }

  /// How far the parts of two colours may lie apart.
  ///
  /// A number that moves by a tolerance moves its colour by that part of the 255 steps of the scale,
  /// and by one more where it crosses from one step to the next. No colour map has two neighbours
  /// that are further apart than `largestStep`.
  var colorDistance: Int {
    if isExact { return 0 }
    let steps = (min(value, 1) * 255).rounded(.up) + 1
    return min(Int(steps) * Self.largestStep, 255)
  }

  private static let largestStep = 5
}

extension Tolerance {
  /// Whether two texts are the same but for numbers that may differ.
  func allows(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if isExact { return false }
    var (a, b) = (Array(a.utf8)[...], Array(b.utf8)[...])
    while true {
      if let x = Self.number(&a) {
        guard let y = Self.number(&b), allows(x, y) else { return false }
      } else {
        guard a.first == b.first else { return false }
        if a.isEmpty { return true }
        (a, b) = (a.dropFirst(), b.dropFirst())
      }
    }
  }

  /// Takes a number without a sign from the front of a text, as far as there is one.
  ///
  /// A sign is compared like a letter: what changes its sign has changed.
  private static func number(_ text: inout ArraySlice<UInt8>) -> Double? {
    func digits(_ text: ArraySlice<UInt8>) -> Int {
      text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    }
    var length = digits(text)
    guard length > 0 else { return nil }
    if text.dropFirst(length).first == UInt8(ascii: ".") {
      let decimals = digits(text.dropFirst(length + 1))
      if decimals > 0 { length += 1 + decimals }
    }
    let value = Double(String(decoding: text.prefix(length), as: UTF8.self))
    text = text.dropFirst(length)
    return value
  }
}
