import Foundation
import Synchronization

/// What standard error leads to.
struct Terminal {
  /// Whether a line can be drawn again: it is a terminal, and not one that only prints.
  let isInteractive: Bool
  /// Whether words may be set off by colour.
  let hasColor: Bool

  /// Standard error as it is.
  static let standardError = Terminal(
    isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)

  /// Judges by the environment; a `NO_COLOR` that is not empty forbids colour (no-color.org).
  init(isTerminal: Bool, environment: [String: String]) {
    isInteractive = isTerminal && environment["TERM"] != "dumb"
    hasColor = isInteractive && environment["NO_COLOR", default: ""].isEmpty
  }

  /// How many characters fit on a line.
  var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Goes to the beginning of the line and removes what stands there.
  static let eraseLine = "\r\u{1B}[K"

  /// Whether a line stands there that has to go before anything else is written.
  ///
  /// A signal may come at any time and has to know.
  static let hasTransientLine = Atomic(false)
}

/// How a piece of a message is set off.
enum Style: String {
  case error = "1;31"
  case caret = "1;32"
  case strong = "1"
  case faint = "2"

  /// The text as a terminal shows it so, or as it is where there is no colour.
  func applied(to text: String, on terminal: Terminal = .standardError) -> String {
    terminal.hasColor && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
