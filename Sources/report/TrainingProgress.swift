import Figures

/// How far a training is, in words and as a bar.
struct TrainingProgress {
  /// How many epochs are done, and how many there are to do.
  var epoch: Int
  var epochs: Int
  /// How many were done when the time began.
  var first = 0
  /// The time since then.
  var elapsed: Duration

  /// The epochs and the time left, as far as it can be told.
  var words: String {
    "\(Self.grouped(epoch)) of \(Self.grouped(epochs)) epochs"
      + (timeLeft.map { ", \(Self.rough($0)) left" } ?? "")
  }

  /// A line with a bar that fits into a width; where there is no room for it, without the bar.
  func line(_ place: String, width: Int) -> String {
    let room = width - 1
    let plain = "\(place) \(words)"
    let length = min(room - plain.count - 1, Self.barLengths.upperBound)
    if length >= Self.barLengths.lowerBound { return "\(place) \(bar(length)) \(words)" }
    return String((plain.count <= room ? plain : words).prefix(max(room, 0)))
  }

  private static let barLengths = 8...24

  private func bar(_ length: Int) -> String {
    let done = epochs > 0 ? min(Int(Double(length) * Double(epoch) / Double(epochs)), length) : 0
    return String(repeating: "█", count: done) + String(repeating: "░", count: length - done)
  }

  /// The time that the epochs to come will take if they are like those before.
  private var timeLeft: Duration? {
    epoch > first && epochs >= epoch
      ? elapsed * (epochs - epoch) / (epoch - first) : nil
  }

  /// A duration in the two units that matter: `42 s`, `3 min 20 s`, `2 h 5 min`.
  static func rough(_ duration: Duration) -> String {
    let seconds = Int((duration / .seconds(1)).rounded(.up))
    let (minutes, hours) = (seconds / 60, seconds / 3600)
    if hours > 0 { return "\(hours) h \(minutes % 60) min" }
    return minutes > 0 ? "\(minutes) min \(seconds % 60) s" : "\(seconds) s"
  }

  /// A duration in seconds: `0.10 s`.
  static func seconds(_ duration: Duration) -> String {
    "\(NumberFormat.fixed(2).text(duration / .seconds(1))) s"
  }

  /// A number with a comma before every three digits: `12,000`.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().reduce(into: "") { text, digit in
      let left = digits.count - digit.offset
      if digit.offset > 0, left.isMultiple(of: 3) { text += "," }
      text.append(digit.element)
    }
  }
}
