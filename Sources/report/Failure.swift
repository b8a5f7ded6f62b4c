import ArgumentParser
import Foundation

extension ExitCode {
  /// A check failed, a notebook, a formula or a template is wrong, or a report is not as it was.
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
    self.init(action, path, reason: String(cString: strerror(code)))
  }

  init(_ action: String, _ path: String, reason: String) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  var description: String { "cannot \(action) \(path): \(reason)" }

  /// Does what may fail so, and turns the failure into words and an exit code.
  static func told<T>(exitCode: ExitCode = .cannotWrite, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let failure as FileFailure {
      Console.fail("\(failure)")
      throw exitCode
    }
  }
}
