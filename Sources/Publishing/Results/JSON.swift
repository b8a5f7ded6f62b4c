import Figures

/// A JSON value whose members keep their order.
enum JSON {
  case null
  case flag(Bool)
  case integer(Int)
  /// Written with the fewest digits that read back; "nan", "inf" and "-inf" when not finite.
  case number(Double)
  case text(String)
  case array([JSON])
  case object([Member])

  /// A member of an object.
  typealias Member = (name: String, value: JSON)

  /// Numbers in a list of their own, on one line.
  static func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }

  static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

  /// The value as text (RFC 8259), indented by two spaces; lists of numbers stay on one line.
  var source: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += NumberFormat.json(value)
    case .text(let value): text += Self.quoted(value)
    case .array(let items) where items.allSatisfy(\.isNumber):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        item.write(to: &text, indent: indent)
      }
      text += "]"
    case .array(let items):
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "[\n" : ",\n") + inner
        item.write(to: &text, indent: inner)
      }
      text += "\n" + indent + "]"
    case .object(let members):
      if members.isEmpty { text += "{}" }
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{\n" : ",\n") + inner + Self.quoted(member.name) + ": "
        member.value.write(to: &text, indent: inner)
      }
      if !members.isEmpty { text += "\n" + indent + "}" }
    }
  }

  private var isNumber: Bool {
    switch self {
    case .number, .integer: true
    default: false
    }
  }

  /// Text in quotation marks, with what JSON wants escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
