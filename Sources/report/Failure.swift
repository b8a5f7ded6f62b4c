import ArgumentParser
import Foundation

extension ExitCode {
  /// A check failed, or a notebook or a formula is wrong.
  static let wrong = ExitCode(1)
  /// A file cannot be written (`EX_CANTCREAT` in sysexits.h).
  static let cannotWrite = ExitCode(73)
}

/// A file that cannot be read or written, and why.
struct FileFailure: Error, CustomStringConvertible {
  var action: String
  var path: String
  var reason: String

  init(_ action: String, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    reason = String(cString: strerror(code))
  }

  var description: String { "cannot \(action) \(path): \(reason)" }
}
