/// A text with the signs of which numbers are made as ASCII has them.
struct PlainSigns {
  private(set) var text = ""
  /// Whether there was a sign such as ½, which is left out.
  private(set) var hasVulgarFraction = false

  init(_ original: String) {
    guard original.utf8.contains(where: { $0 >= 0x80 }) else {
      text = original
      return
    }
    var isRaised = false
    for scalar in original.unicodeScalars {
      let properties = scalar.properties
      let raised = Self.raised.firstIndex(of: scalar)
      if raised != nil, !isRaised { text += "^" }
      isRaised = raised != nil
      if let raised {
        text += raised == 10 ? "-" : "\(raised)"
      } else if properties.numericType == .decimal, let digit = properties.numericValue {
        text += "\(Int(digit))"
      } else if let value = properties.numericValue, value != value.rounded() {
        hasVulgarFraction = true
        text += text.last?.isASCIIDigit == true || text.last == " " ? "" : "0"
      } else if properties.generalCategory != .format {
        text.unicodeScalars.append(Self.plain[scalar] ?? scalar)
      }
    }
    text = text.trimmed
  }

  private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁻".unicodeScalars)
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "−": "-", "–": "-", "‐": "-", "‑": "-", "－": "-", "＋": "+", "．": ".", "，": ",", "％": "%",
    "’": "'", "´": "'", "`": "'", "‚": ",", "‘": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"",
    "»": "\"", "×": "*", "·": "*",
    "⋅": "*", "\u{A0}": " ", "\u{2007}": " ", "\u{2009}": " ",
    "\u{202F}": " ", "\u{3000}": " ",
  ]
}
