import ArgumentParser
import Foundation

/// Where the command's words go: results to standard output, everything else to standard error.
enum Console {
  /// A line that other programs may read; without it the command has failed.
  static func result(_ line: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    } catch {
      say("report: cannot write to standard output")
      throw ExitCode.cannotWrite
    }
  }

  /// A line for people; if nobody listens, the work goes on.
  static func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
