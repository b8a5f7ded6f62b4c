import Foundation
import Testing

/// A Chromium without a window, driven through chromedriver (https://www.w3.org/TR/webdriver2/).
struct Browser {
  /// The path of chromedriver, which the script that runs these tests gives.
  static let driver = ProcessInfo.processInfo.environment["CHROMEDRIVER"]

  private let process = Process()
  private let client: WebClient
  private let session: String

  struct Refusal: Error, CustomStringConvertible {
    var description: String
  }

  init() throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(Self.driver))
    process.arguments = ["--port=0"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = ""
    var port: UInt16?
    while port == nil {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      said += String(decoding: more, as: UTF8.self)
      port = (said.firstMatch(of: /on port (\d+)\./)?.1).flatMap { UInt16($0) }
    }
    client = WebClient(port: try #require(port, "\(said)"))
    // The superuser's Chromium has no sandbox, and a container's shared memory is small.
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
      "--window-size=800,600",
    ]
    let reply = try Self.send(
      client, "/session",
      ["capabilities": ["alwaysMatch": ["goog:chromeOptions": ["args": arguments]]]])
    session = try #require((reply as? [String: Any])?["sessionId"] as? String)
  }

  func open(_ address: String) throws {
    _ = try Self.send(client, "/session/\(session)/url", ["url": address])
  }

  /// Runs a script in the page.
  ///
  /// - Returns: What it returns, as text.
  @discardableResult
  func run(_ script: String) throws -> String {
    let value = try Self.send(
      client, "/session/\(session)/execute/sync",
      ["script": "return String((() => { \(script) })())", "args": [String]()])
    return value as? String ?? ""
  }

  /// Waits until a script returns what is wanted.
  func wait(
    _ script: String, for text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var last = ""
    let reached: Bool? = try ReportTests.wait {
      last = try run(script)
      return last == text ? true : nil
    }
    try #require(reached == true, "it is \(last)", sourceLocation: sourceLocation)
  }

  func quit() {
    _ = try? client.send("/session/\(session)", method: "DELETE")
    // It inherits that signals are blocked in the threads of the tests; this one nobody blocks.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func send(_ client: WebClient, _ path: String, _ body: [String: Any]) throws
    -> Any?
  {
    let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    let reply = try client.send(path, method: "POST", body: text)
    let answer = try JSONSerialization.jsonObject(with: reply.body) as? [String: Any]
    guard reply.status == 200 else { throw Refusal(description: reply.text) }
    return answer?["value"]
  }
}
