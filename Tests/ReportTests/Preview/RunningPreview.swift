import Foundation
import Testing

/// `report preview` as a process of its own, on a port that was free.
struct RunningPreview {
  private let process = Process()
  private let said: URL
  let client: WebClient

  /// Starts the command in a folder and waits for its address.
  init(_ arguments: [String], in folder: URL) throws {
    said = folder.appending(path: "said-\(UUID().uuidString)")
    try Data().write(to: said)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: CommandLineTool.path)
    process.arguments = ["preview"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: said)
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    let address = String(decoding: line, as: UTF8.self)
    let port = try #require(
      address.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/\n/)?.1,
      "\(address)\((try? String(contentsOf: said, encoding: .utf8)) ?? "")")
    client = WebClient(port: try #require(UInt16(port)))
  }

  /// What it said on standard error so far.
  var errors: String { (try? String(contentsOf: said, encoding: .utf8)) ?? "" }

  var page: String { get throws { try client.send("/").text } }

  /// The page as soon as it is as it should be.
  func page(_ sourceLocation: SourceLocation = #_sourceLocation, with text: String) throws -> String
  {
    try #require(
      try wait { try [page].first { $0.contains(text) } },
      "the page never had \"\(text)\" in it: \(errors)", sourceLocation: sourceLocation)
  }

  /// Interrupts it, as Ctrl-C does.
  ///
  /// - Returns: Its exit code.
  @discardableResult
  func interrupt() -> Int32 {
    if process.isRunning { process.interrupt() }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Asks again and again for something that comes after a while; nil when it does not.
func wait<T>(for body: () throws -> T?) rethrows -> T? {
  let end = ContinuousClock.now + .seconds(60)
  while ContinuousClock.now < end {
    if let result = try body() { return result }
    Thread.sleep(forTimeInterval: 0.01)
  }
  return nil
}

/// Runs `report preview` for one test, in a folder of its own with a notebook `n.md`.
func withPreview(
  _ arguments: [String] = ["n.md", "--port", "0"], of notebook: String,
  _ body: (RunningPreview, URL) throws -> Void
) throws {
  try withTemporaryFolder { folder in
    try Data(notebook.utf8).write(to: folder.appending(path: "n.md"))
    let preview = try RunningPreview(arguments, in: folder)
    defer { preview.interrupt() }
    try body(preview, folder)
  }
}
