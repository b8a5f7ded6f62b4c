import Foundation

/// Where the command's words go: results to standard output, everything else to standard error.
enum Console {
  /// A line that other programs may read.
  static func result(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// A line for people.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
