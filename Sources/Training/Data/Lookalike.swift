/// What a text in data looks like that is no number, and no word either: a number written in another
/// way, a date, a gap.
///
/// To take such a text for a word would hide what it is. A word may hold digits all the same: `A1`,
/// `3rd`, `10-20` and `1.2.3` look like nothing else.
public enum Lookalike: Equatable, Sendable {
  /// Nothing, or what stands for nothing: `NA`, `NaN`, `?`.
  case gap
  /// `inf`, `-∞`.
  case infinity
  /// A number beyond the largest there is, `1e999`.
  case tooLarge
  /// A whole number of which the last digits would be lost, `9007199254740993`.
  case tooManyDigits
  /// A number with something in it or beside it that no number has: `1,5`, `1 234`, `1_000`, `(5)`.
  case marked(Character)
  /// Several numbers, and what stands between them: `1;2`, `3:4`.
  case several(Character)
  /// A number with quotes around it, `'5'`.
  case quoted
  /// A number with its sign behind it, `5-`.
  case trailingSign
  /// `5%`, `5‰`.
  case percentage(Character)
  /// `$5`, `5 EUR`.
  case amountOfMoney
  /// `5 kg`.
  case measure(unit: String)
  /// `2024-12-31`, `31.12.2024`, `Dec 31, 2024`.
  case date
  /// `12:30`, `5pm`.
  case time
  /// `1/2`, `½`.
  case fraction
  /// `TRUE`.
  case truthValue
  /// A number in other signs than 0 to 9, point and hyphen: `−5`, `５`.
  case otherSigns
  /// `0x10`.
  case otherBase
  /// A power of ten that is not written with an e: `1.5D3`, `1.5×10³`, `2^10`.
  case power

  /// What a text looks like; nil for a word, and for a number as data have it.
  public init?(_ text: String) {
    if text.isEmpty || Self.gaps.contains(text) {
      self = .gap
    } else if ["true", "false", ".true.", ".false."].contains(text.lowercased()) {
      self = .truthValue
    } else if let value = Double(text.replacing("∞", with: "inf")), !text.hasDigit {
      self = value.isNaN ? .gap : .infinity
    } else if Self.infinities.contains(text) {
      self = .infinity
    } else if text.hasDigit, Double(decimal: text) == nil {
      guard let found = Self.ofDigits(text) else { return nil }
      self = found
    } else {
      return nil
    }
  }

  /// What stands for nothing in any column.
  ///
  /// A hyphen, or a word such as `none`, may be a class as well.
  private static let gaps: Set = [
    "NA", "N/A", "n/a", "na", "n.a.", "N.A.", "<NA>", "#N/A", "#NA", "NaN", "nan", "NAN", "-nan",
    "NaT", "null", "NULL", "Null", "?", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NAME?", "#NULL!",
    "1.#QNAN", "-1.#QNAN", "1.#IND", "-1.#IND",
  ]
  /// Infinity as Microsoft's C library writes it.
  private static let infinities: Set = ["1.#INF", "-1.#INF"]

  /// What a text with a digit in it looks like that is no number.
  private static func ofDigits(_ text: String) -> Lookalike? {
    // Most words with digits begin with letters, and a data set may have millions of them.
    if let first = text.utf8.first, (0x41...0x7A).contains(first), !"_[".utf8.contains(first),
      !openings.contains(text.prefix(2).lowercased())
    {
      return nil
    }
    if isOfOtherBase(text) { return .otherBase }
    let plain = PlainSigns(text)
    if plain.hasVulgarFraction { return isNumberLike(plain.text) ? .fraction : nil }
    if Double(decimal: plain.text) != nil { return .otherSigns }
    if plain.text.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }), Double(plain.text) != nil {
      return .tooLarge
    }
    return Moment(plain.text)?.lookalike ?? ofSigns(plain.text)
  }

  /// How months, days and currencies begin.
  private static let openings: Set = [
    "ja", "fe", "ma", "mä", "ap", "ju", "au", "se", "oc", "ok", "no", "de", "mo", "tu", "we", "th",
    "fr", "sa", "su", "eu", "us", "gb", "ch", "jp", "cn", "in", "r$", "rs", "kr",
  ]

  private static func ofSigns(_ text: String) -> Lookalike? {
    if let inner = text.inQuotes {
      return Double(decimal: inner) != nil || ofDigits(inner) != nil ? .quoted : nil
    }
    if let rest = text.trimming({ "%‰".contains($0) }), isNumberLike(rest) {
      return .percentage(text.contains("‰") ? "‰" : "%")
    }
    if let rest = (text.inBrackets ?? text).withoutCurrency, isNumberLike(rest.withoutLetters) {
      return .amountOfMoney
    }
    if let mark = mark(in: text[...]) { return .marked(mark) }
    if let beside = text.trimming({ "~≈±*†‡§".contains($0) }), isNumberLike(beside) {
      return .marked(text.first { "~≈±*†‡§".contains($0) } ?? "*")
    }
    if let inner = text.inBrackets, isNumberLike(inner) { return .marked("(") }
    if text.hasPrefix("="), isNumberLike(text.dropFirst().trimmed) { return .marked("=") }
    if text.hasPrefix("--"), isNumberLike(text.dropFirst().trimmed) { return .marked("-") }
    if text.hasSuffix("-"), isNumberLike(text.dropLast().trimmed) { return .trailingSign }
    if isPower(text) { return .power }
    for sign: Character in ["/", ";", "|", ":", "\t", "±", "*"] {
      let parts = text.split(separator: sign, omittingEmptySubsequences: false)
      // Some programs write their separator behind the last value too.
      let values = sign == "/" || sign == ":" ? parts : parts.filter { !$0.trimmed.isEmpty }
      guard parts.count > 1, values.allSatisfy({ isNumberLike($0.trimmed) }) else { continue }
      if sign != "/" { return .several(sign) }
      return parts.count == 2 ? .fraction : nil
    }
    return unit(of: text).map(Lookalike.measure)
  }

  /// `0x10`, `0b11`, `0o17`, with a sign or without.
  private static func isOfOtherBase(_ text: String) -> Bool {
    let digits = text.lowercased().drop { "+-".contains($0) }
    if digits.hasPrefix("0x") { return Double(String(digits)) != nil }
    return digits.hasPrefix("0b") && Int(digits.dropFirst(2), radix: 2) != nil
      || digits.hasPrefix("0o") && Int(digits.dropFirst(2), radix: 8) != nil
  }

  /// Whether a text is a number, or one with a mark in it.
  private static func isNumberLike(_ text: String) -> Bool {
    Double(decimal: text) != nil || mark(in: text[...]) != nil
  }

  /// What makes a text no number, where that is all that does: a comma, a space, an apostrophe, an
  /// underscore, or points between groups of three digits.
  private static func mark(in text: Substring) -> Character? {
    var body = text
    var mark: Character?
    if let sign = body.first, "+-".contains(sign) {
      body = body.dropFirst()
      let rest = body.drop { $0 == " " }
      if rest.count < body.count { (mark, body) = (" ", rest) }
    }
    if let e = body.lastIndex(where: { "eE".contains($0) }),
      Double(decimal: "1" + body[e...]) != nil
    {
      body = body[..<e]
    }
    let marks = body.filter { !$0.isASCIIDigit }
    guard body.contains(where: \.isASCIIDigit), marks.allSatisfy({ ",. '_".contains($0) }),
      body.first.map({ $0.isASCIIDigit || ",.".contains($0) }) == true
    else { return nil }
    if marks.contains(",") { return "," }
    if marks.contains(" ") { return " " }
    guard let sign = marks.first else { return mark }
    // 1.2.3 is a version and 5_1 a name, but 1.234.567 and 5_100 are numbers.
    let whole = sign == "." ? body : body.prefix { $0 != "." }
    let groups = whole.split(separator: sign, omittingEmptySubsequences: false)
    if groups.count > 2 || groups.count == 2 && sign != ".",
      groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count)
    {
      return sign
    }
    return Double(decimal: body) == nil ? nil : mark
  }

  private static func isPower(_ text: String) -> Bool {
    var text = text.lowercased().filter { $0 != " " }
    for form in ["*10**", "*10^", "x10^", "x10**"] { text = text.replacing(form, with: "e") }
    for sign in ["+", "-"] {
      text = text.replacing("*10" + sign, with: "e" + sign)
      text = text.replacing("x10" + sign, with: "e" + sign)
    }
    if Double(decimal: text) != nil || Double(decimal: text.replacing("d", with: "e")) != nil {
      return true
    }
    let parts = text.replacing("**", with: "^").split(separator: "^")
    return parts.count == 2 && parts.allSatisfy { Double(decimal: $0) != nil }
  }

  /// The unit behind a number, if it is one that is known.
  ///
  /// A single letter right behind a digit is a name, a capital one behind several too: 2A and 10A are
  /// classes, 2 A and 2.5A are currents, 10m is a length. But k, K and M stand for thousands and
  /// millions, and whatever stands behind decimals is no name.
  private static func unit(of text: String) -> String? {
    var number = text.prefix { $0.isASCIIDigit || "+-., '".contains($0) }
    let power = text[number.endIndex...].prefix { $0.isASCIIDigit || "+-eE".contains($0) }
    if Double(decimal: number + power) != nil { number = text[..<power.endIndex] }
    let unit = text[number.endIndex...].trimmed
    let isLetter = unit.count == 1 && unit.first?.isLetter == true
    let isKnown = Self.units.contains(unit) || isLetter && number.contains(".")
    guard isKnown, isNumberLike(number.trimmed) else { return nil }
    let isName =
      isLetter && !"kKM".contains(unit) && number.allSatisfy(\.isASCIIDigit)
      && (number.count == 1 || unit.first?.isUppercase == true)
    return isName ? nil : unit
  }

  private static let units: Set = [
    "m", "mm", "cm", "dm", "km", "µm", "μm", "um", "nm", "in", "ft", "yd", "mi", "m²", "m2", "km²",
    "cm²", "ha", "m³", "m3", "cm³", "l", "L", "ml", "mL", "cl", "dl", "µl", "g", "kg", "mg", "µg",
    "t", "lb", "lbs", "oz", "s", "ms", "µs", "ns", "sec", "min", "h", "hr", "hrs", "d", "days",
    "years", "yr", "yrs", "percent", "pct", "°N", "°S", "°E", "°W", "Hz", "kHz", "MHz", "GHz", "V",
    "mV", "kV", "A", "mA", "µA", "W", "mW",
    "kW", "MW", "Wh", "kWh", "J", "kJ", "MJ", "eV", "keV", "MeV", "GeV", "cal", "kcal", "N", "kN",
    "Pa", "hPa", "kPa", "MPa", "bar", "mbar", "atm", "psi", "K", "°", "°C", "°F", "C", "F", "M",
    "mM", "µM", "nM", "mol", "mmol", "ppm", "ppb", "m/s", "km/h", "mph", "kB", "KB", "MB", "GB",
    "TB", "k", "Mio", "Mio.", "Mrd", "Mrd.", "bn", "px", "pt", "dB", "Ω", "kΩ", "µF", "nF", "pF",
  ]
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
  /// Whether there is a sign that stands for a number.
  fileprivate var hasDigit: Bool {
    unicodeScalars.contains { $0.properties.numericType != nil }
  }

  /// The text without the white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isBlank == true { rest.removeFirst() }
    while rest.last?.isBlank == true { rest.removeLast() }
    return String(rest)
  }
}

extension Character {
  /// Whether the character shows nothing: white space, or of no width.
  fileprivate var isBlank: Bool { isWhitespace || self == "\u{FEFF}" || self == "\u{200B}" }
}

extension String {
  /// What stands between two quotes; nil if they are not there.
  fileprivate var inQuotes: String? { inside("\"", "\"") ?? inside("'", "'") }

  /// What stands between brackets; nil if they are not there.
  fileprivate var inBrackets: String? { inside("(", ")") ?? inside("[", "]") }

  private func inside(_ start: Character, _ end: Character) -> String? {
    guard count > 2, first == start, last == end else { return nil }
    return dropFirst().dropLast().trimmed
  }

  /// What is left without such signs at one of its ends; nil if there are none.
  fileprivate func trimming(_ isSign: (Character) -> Bool) -> String? {
    let front = drop(while: isSign)
    if front.count < count { return front.trimmed }
    var rest = self[...]
    while let last = rest.last, isSign(last) { rest.removeLast() }
    return rest.count < count ? rest.trimmed : nil
  }

  /// What stands before the letters at the end, such as those of thousands and millions.
  fileprivate var withoutLetters: String {
    var rest = self[...]
    while rest.last?.isLetter == true { rest.removeLast() }
    return rest.trimmed
  }

  /// What is left without the sign or the code of a currency; nil if there is none.
  fileprivate var withoutCurrency: String? {
    let sign = first.map { "+-".contains($0) } == true ? String(prefix(1)) : ""
    let body = dropFirst(sign.count)
    for code in ["EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "US$", "R$", "Rs", "kr", "Fr."] {
      if body.hasPrefix(code) { return sign + body.dropFirst(code.count).trimmed }
      if body.hasSuffix(code) { return sign + body.dropLast(code.count).trimmed }
    }
    let isCurrency = { (sign: Character) in sign.isCurrencySymbol }
    return String(body).trimming(isCurrency).map { sign + $0 }
  }
}
