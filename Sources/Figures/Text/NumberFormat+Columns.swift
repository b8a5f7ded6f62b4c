// The formats of a column of numbers, in which a reader compares one with another.
extension NumberFormat {
  /// The format that suits a column of numbers.
  ///
  /// A whole number has no point, and whatever has one is not whole. Other numbers get 6 digits after
  /// the point, or as many as `digits` says. Without `digits` a number that 6 would round to 0 gets a
  /// power of ten, one that they would round to another whole number gets as many as it takes to tell
  /// it from that, and a column in which different numbers look the same gets up to 9. All have
  /// powers of ten when the largest magnitude is 1e9 and more or, unless `digits` is given, below
  /// 1e-4. Values that are not finite do not count.
  ///
  /// - Complexity: O(values).
  public static func suiting(_ values: [Double], digits: Int? = nil) -> NumberFormat {
    let largest = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    let areWhole = values.allSatisfy { !$0.isFinite || isWhole($0) }
    if areWhole && largest < 1e15 { return .integer }
    let needsPowers = largest >= 1e9 || (largest < 1e-4 && digits == nil)
    let style: Style = needsPowers ? .power : digits == nil ? .telling : .bare
    guard digits == nil else { return NumberFormat(style, digits ?? 6) }
    // More digits than 9 would show how sums were rounded, and not what they come to.
    let formats = (6...9).map { NumberFormat(style, $0) }
    let counts = formats.map { format in Set(values.map(format.text)).count }
    return zip(formats, counts).first { $1 == counts.max() }?.0 ?? formats[0]
  }

  /// A positive number as it stands in a column.
  func columnText(_ value: Double, _ exact: DecimalExpansion) -> String {
    // Above, a whole number in a column with powers of ten would be its widest.
    if Self.isWhole(value), style != .power || value < 1e9 {
      return Self.plain(exact, decimals: 0)
    }
    var number = exact
    if style == .power {
      number.round(significant: digits + 1)
      return Self.power(number, decimals: digits)
    }
    number.round(decimals: digits)
    guard style == .telling, !number.hasFraction else {
      return Self.plain(number, decimals: digits)
    }
    guard !number.digits.isEmpty else {
      let decimals = max(digits - 4, 0)
      number = exact
      number.round(significant: decimals + 1)
      return Self.power(number, decimals: decimals)
    }
    // The value is not whole, so some digit tells it from a number that is.
    var decimals = digits
    while !number.hasFraction {
      decimals += 1
      number = exact
      number.round(decimals: decimals)
    }
    return Self.plain(number, decimals: decimals)
  }

  private static func isWhole(_ value: Double) -> Bool { value == value.rounded(.towardZero) }
}

extension DecimalExpansion {
  /// Whether there are digits behind the point.
  fileprivate var hasFraction: Bool { digits.count > point }
}
