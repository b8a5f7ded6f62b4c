extension Markup {
  /// Text with everything escaped that markup gives a meaning, valid between tags and in quoted
  /// attribute values alike.
  ///
  /// Characters that XML or HTML forbids (most control characters, and the code points that
  /// Unicode reserves as non-characters) become U+FFFD; a carriage return becomes a line feed. Text
  /// that already looks like an entity is escaped again: it was text, so it stays text.
  ///
  /// - Complexity: O(length); text without anything to escape is returned as it is.
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n" where previous == "\r": break
      case "\r": result += "\n"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
      previous = scalar
    }
    return result
  }

  /// Whether a byte is printable ASCII without a meaning of its own.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
    case UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0x00..<0x20, 0x7F...0x9F: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
