import Figures

/// How `{= formula : format }` is set.
enum ValueFormat: Sendable {
  case number(NumberFormat)
  /// The formula itself, typeset.
  case mathematics

  /// Splits what is between `{=` and `}` at the last colon outside brackets.
  static func split(
    _ source: SourceText, _ range: Range<Int>
  ) throws(Diagnostic) -> (formula: Range<Int>, format: ValueFormat) {
    var depth = 0
    var colon: Int?
    for position in range {
      switch source.bytes[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth == 0: colon = position
      default: break
      }
    }
    guard let colon else { return (range, .number(.shortest)) }
    let specification = source.text(colon + 1..<range.upperBound)
    if specification.trimmed == "math" { return (range.lowerBound..<colon, .mathematics) }
    do {
      return (range.lowerBound..<colon, .number(try NumberFormat(specification)))
    } catch {
      throw Diagnostic(.badFormat("\(error)"), source, colon + 1..<range.upperBound)
    }
  }
}
