/// A date, a time of day, or both.
enum Moment {
  case date, time

  var lookalike: Lookalike {
    switch self {
    case .date: .date
    case .time: .time
    }
  }

  init?(_ text: String) {
    let runs = Self.runs(text.lowercased())
    let words = runs.filter { $0.first?.isLetter == true }
    if words.contains(where: { Self.months.contains($0) }) {
      guard words.allSatisfy({ Self.months.contains($0) || Self.helpers.contains($0) }) else {
        return nil
      }
      self = .date
      return
    }
    if Self.isDuration(runs) {
      self = .time
      return
    }
    guard words.allSatisfy({ Self.helpers.contains($0) }) else { return nil }
    let start = runs.firstIndex { $0.first?.isASCIIDigit == true } ?? 0
    let parts = Array(runs[start...])
    if Self.isDate(parts) {
      self = .date
    } else if Self.isTime(parts) {
      self = .time
    } else {
      return nil
    }
  }

  /// Digits, letters and other signs, in runs.
  private static func runs(_ text: String) -> [String] {
    func kind(_ sign: Character) -> Int { sign.isASCIIDigit ? 0 : sign.isLetter ? 1 : 2 }
    var runs: [String] = []
    for sign in text {
      if let last = runs.last?.last, kind(last) == kind(sign) {
        runs[runs.count - 1].append(sign)
      } else {
        runs.append(String(sign))
      }
    }
    return runs
  }

  /// Whether runs begin with year, month and day in any usual order, or are a year and a month, or a
  /// day and a month.
  private static func isDate(_ runs: [String]) -> Bool {
    guard runs.count > 2, let first = Int(runs[0]), let second = Int(runs[2]) else { return false }
    let (sign, length) = (runs[1].trimmed, runs[2].count)
    if runs.count == 3 {
      return runs[0].count == 4 && (1000...2999).contains(first) && ["-", "/"].contains(sign)
        && length == 2 && (1...12).contains(second)
    }
    func isDay(_ day: Int, ofMonth month: Int) -> Bool {
      (1...31).contains(day) && (1...12).contains(month)
    }
    if runs.count == 4, sign == ".", runs[3] == "." { return isDay(first, ofMonth: second) }
    guard runs.count > 4, ["-", "/", "."].contains(sign), runs[3].trimmed == sign, length <= 2,
      let third = Int(runs[4]), runs.count == 5 || ["", ",", "t"].contains(runs[5].trimmed)
    else { return false }
    if runs[0].count == 4 { return runs[4].count <= 2 && isDay(third, ofMonth: second) }
    return runs[0].count <= 2 && [2, 4].contains(runs[4].count)
      && (isDay(first, ofMonth: second) || isDay(second, ofMonth: first))
  }

  /// Hours and minutes, or minutes and seconds: `12h30`, `5 h 30 min`.
  private static func isDuration(_ runs: [String]) -> Bool {
    let parts = runs.filter { !$0.trimmed.isEmpty }
    guard (3...4).contains(parts.count), ["h", "min", "m"].contains(parts[1]),
      Int(parts[0]) != nil, Int(parts[2]) != nil
    else { return false }
    return parts.count == 3 || ["min", "m", "s", "sec"].contains(parts[3])
  }

  private static func isTime(_ runs: [String]) -> Bool {
    guard runs.count > 1 else { return false }
    if let last = runs.last, ["am", "pm"].contains(last), runs[0].count <= 2 {
      return runs.count <= 3 || runs[1] == ":"
    }
    return runs.count > 2 && runs[1] == ":" && runs[0].count <= 3 && runs[2].count == 2
  }

  private static let months: Set = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "januar", "februar", "märz", "mai", "juni", "juli", "okt", "oktober",
    "dez", "dezember",
  ]
  /// What else may stand in a date or a time.
  private static let helpers: Set = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "st", "nd", "rd", "th", "of", "t", "z", "am", "pm", "utc",
    "gmt",
  ]
}
