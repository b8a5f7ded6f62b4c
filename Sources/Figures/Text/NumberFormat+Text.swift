internal import Kernels

extension NumberFormat {
  /// A value as people read it.
  ///
  /// It is plain text, to be escaped like any other.
  public func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    let (positive, isZero) = magnitude(value)
    return value < 0 && !isZero ? "−" + positive : positive
  }

  /// The digits without a sign, and whether they are all zero.
  private func magnitude(_ value: Double) -> (text: String, isZero: Bool) {
    if style == .shortest { return (Self.shortestText(value.magnitude), value == 0) }
    var number = DecimalExpansion(exactly: value)
    switch style {
    case .bare, .telling, .power:
      return (columnText(value.magnitude, number), value == 0)
    case .fixed, .shortest:
      number.round(decimals: digits)
      return (Self.plain(number, decimals: digits), number.digits.isEmpty)
    case .percent:
      number.scale(byPowerOfTen: 2)
      number.round(decimals: digits)
      return (Self.plain(number, decimals: digits) + "%", number.digits.isEmpty)
    case .scientific:
      number.round(significant: digits + 1)
      return (Self.power(number, decimals: digits), number.digits.isEmpty)
    case .general:
      let precision = max(digits, 1)
      number.round(significant: precision)
      let exponent = number.point - 1
      if number.digits.isEmpty || (-4..<precision).contains(exponent) {
        return (
          Self.plain(number, decimals: max(number.digits.count - number.point, 0)),
          number.digits.isEmpty
        )
      }
      return (Self.power(number, decimals: number.digits.count - 1), false)
    }
  }

  /// The digits with a point among them, and zeros wherever there is no digit.
  static func plain(_ number: DecimalExpansion, decimals: Int) -> String {
    let first = min(number.point, 1) - 1
    var text = ""
    for place in first..<(number.point + decimals) where place >= first {
      if place == number.point { text += text.isEmpty ? "0." : "." }
      text += number.digits.indices.contains(place) ? String(number.digits[place]) : "0"
    }
    return text
  }

  /// One digit, the others behind a point, and a power of ten.
  static func power(_ number: DecimalExpansion, decimals: Int) -> String {
    var mantissa = number
    mantissa.scale(byPowerOfTen: 1 - number.point)
    let exponent = number.digits.isEmpty ? 0 : number.point - 1
    return plain(mantissa, decimals: decimals) + timesTen(to: exponent)
  }

  /// A power of ten as in print, with no-break spaces around the sign.
  static func timesTen(to exponent: Int) -> String {
    "\u{A0}×\u{A0}" + power(of: exponent)
  }

  /// Ten with a raised exponent.
  static func power(of exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] }
    return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
  }

  /// The standard library finds the shortest digits (it uses no C library for it); this lays them
  /// out.
  private static func shortestText(_ magnitude: Double) -> String {
    let parts = magnitude.description.split(separator: "e")
    var mantissa = String(parts[0])
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    guard parts.count == 2, let exponent = Int(parts[1]) else { return mantissa }
    return mantissa + timesTen(to: exponent)
  }

  /// The shortest JSON number that reads back to the same Double.
  ///
  /// JSON has no number that is not finite; those become the strings "nan", "inf" and "-inf", with
  /// their quotation marks.
  public static func json(_ value: Double) -> String {
    value.isFinite ? value.spelling : "\"\(value.spelling)\""
  }
}
