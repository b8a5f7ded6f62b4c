import ArgumentParser
import Foundation
import Notebooks
import Synchronization

/// Where the command's words go: results to standard output, everything else to standard error.
enum Console {
  /// A line that other programs may read; where it cannot be written, the command has failed.
  ///
  /// A reader who has gone, such as `head`, has had enough: the work goes on.
  static func result(_ line: String) throws {
    removeTransientLine()
    do throws(Descriptor.Failure) {
      try Descriptor.write(Array((line + "\n").utf8), to: STDOUT_FILENO)
    } catch {
      if error.code == EPIPE { return }
      fail("cannot write to standard output: \(String(cString: strerror(error.code)))")
      throw ExitCode.cannotWrite
    }
  }

  /// A line for people; if nobody listens, the work goes on.
  static func say(_ line: String) {
    removeTransientLine()
    write(line + "\n")
  }

  /// What the command could not do, in a sentence without a full stop.
  static func fail(_ reason: String) { say("\(Style.error.applied(to: "report:")) \(reason)") }

  /// A problem in a text, set off where standard error shows colour.
  static func say(_ diagnostic: Diagnostic) {
    say(
      diagnostic.rendered { part, text in
        switch part {
        case .place: Style.strong.applied(to: text)
        case .label: Style.error.applied(to: text)
        case .margin, .identifier: Style.faint.applied(to: text)
        case .caret: Style.caret.applied(to: text)
        case .text: text
        }
      })
  }

  /// Problems with an empty line between them.
  static func say(_ diagnostics: [Diagnostic]) {
    for (index, diagnostic) in diagnostics.enumerated() {
      if index > 0 { say("") }
      say(diagnostic)
    }
  }

  /// Draws a line that the next one takes the place of.
  static func draw(_ line: String) {
    Terminal.hasTransientLine.store(true, ordering: .relaxed)
    write(Terminal.eraseLine + line)
  }

  /// Removes the line that was drawn last, if it is still there.
  static func removeTransientLine() {
    guard Terminal.hasTransientLine.exchange(false, ordering: .relaxed) else { return }
    write(Terminal.eraseLine)
  }

  private static func write(_ text: String) {
    try? Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }
}
