internal import Kernels

/// How a number is written for people.
///
/// Every style rounds the exact value of the Double correctly, a tie to the even digit, and nothing
/// depends on the locale. A minus is the true minus sign U+2212, a value that rounds to zero has no
/// sign, and what is not finite reads "NaN", "∞" and "−∞". Powers of ten are written as in print,
/// `1.50 × 10⁻⁵`, with no-break spaces, so that they stay on one line.
public struct NumberFormat: Sendable, Hashable {
  enum Style: Sendable, Hashable {
    case fixed, scientific, general, percent, shortest
    // Of a column, see `suiting`: whole numbers without a point, and no other number like one.
    case bare, telling, power
  }

  let style: Style
  let digits: Int

  /// The most digits that a format may ask for.
  ///
  /// A Double has 17 that mean something.
  public static let digitLimit = 100

  init(_ style: Style, _ digits: Int) {
    require(
      (0...Self.digitLimit).contains(digits),
      "\(digits) digits asked for, but 0 to \(Self.digitLimit) are possible")
    self.style = style
    self.digits = digits
  }

  /// The fewest digits that read back to the same Double: `0.1`, `5 × 10⁻³²⁴`.
  public static let shortest = NumberFormat(.shortest, 0)

  /// A whole number; others are rounded to one.
  public static let integer = NumberFormat(.fixed, 0)

  /// A number of digits after the point: `0.9537`.
  public static func fixed(_ digits: Int) -> NumberFormat { NumberFormat(.fixed, digits) }

  /// One digit before the point and a number of them after it: `9.54 × 10⁻¹`.
  public static func scientific(_ digits: Int) -> NumberFormat { NumberFormat(.scientific, digits) }

  /// A number of significant digits without trailing zeros, with a power of ten where the plain
  /// form would be long (C's `%g`): `0.954`, `1.5 × 10⁻⁷`.
  public static func general(_ digits: Int) -> NumberFormat { NumberFormat(.general, digits) }

  /// Hundredths, with a number of digits after the point: `95.4%`.
  public static func percent(_ digits: Int) -> NumberFormat { NumberFormat(.percent, digits) }

  /// Reads a format as Python spells it.
  ///
  /// `.4f`, `.3e`, `.6g`, `d`, `.1%`, or nothing for the shortest form. Without a number of digits
  /// `f`, `e`, `g` and `%` have 6. Spaces around it do not count.
  public init(_ specification: String) throws(NumberFormatError) {
    let trimmed = specification.split(separator: " ").joined(separator: " ")
    var rest = trimmed[...]
    var digits: Int?
    if rest.first == "." {
      rest.removeFirst()
      let number = rest.prefix { $0.isASCII && $0.isWholeNumber }
      rest.removeFirst(number.count)
      guard !number.isEmpty else { throw .unknown(trimmed) }
      guard let count = Int(number), count <= Self.digitLimit else {
        throw .tooManyDigits(trimmed, limit: Self.digitLimit)
      }
      digits = count
    }
    switch (rest, digits) {
    case ("", nil): self = .shortest
    case ("d", nil): self = .integer
    case ("f", _): self = .fixed(digits ?? 6)
    case ("e", _): self = .scientific(digits ?? 6)
    case ("g", _): self = .general(digits ?? 6)
    case ("%", _): self = .percent(digits ?? 6)
    default: throw .unknown(trimmed)
    }
  }
}

/// Why a number format could not be read.
public enum NumberFormatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is no format at all.
  case unknown(String)
  /// The format asks for more digits than there is a point in.
  case tooManyDigits(String, limit: Int)

  /// What was found, what is allowed, and an example.
  public var description: String {
    switch self {
    case .unknown(let text):
      "\"\(text)\" is no number format. Write .4f (digits after the point), .3e (a power of ten), "
        + ".6g (significant digits), d (a whole number) or .1% (percent), with any count of digits."
    case .tooManyDigits(let text, let limit):
      "\"\(text)\" asks for too many digits; \(limit) is the most."
    }
  }
}
