import Foundation

/// The command as it was built beside the tests, run as a process of its own.
struct CommandLineTool {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The built command.
  static var path: String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath
    let tests = URL(fileURLWithPath: bundle ?? CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appendingPathComponent("report").path
  }

  /// Runs the command in a folder.
  static func run(_ arguments: [String], in folder: URL) throws -> Result {
    try launch(path, arguments, in: folder)
  }

  /// Runs a line of shell in which `$REPORT` is the command.
  static func shell(_ line: String, in folder: URL) throws -> Result {
    try launch("/bin/sh", ["-c", line], in: folder)
  }

  private static func launch(
    _ program: String, _ arguments: [String], in folder: URL
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["REPORT": path]) { $1 }
    let output = Pipe(), errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // What the command prints fits into a pipe's buffer, so one can be read after the other.
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }
}

/// A new folder for one test, removed when the test is over.
func withTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("gradbook-\(UUID().uuidString)").resolvingSymlinksInPath()
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
