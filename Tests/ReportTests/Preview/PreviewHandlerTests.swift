import FlyingFox
import Foundation
import Notebooks
import Publishing
import Testing

@testable import report

@Suite("The preview's answers")
struct PreviewHandlerTests {
  private static func handler(_ titles: String...) throws -> PreviewHandler {
    let report = LatestReport()
    for title in titles {
      report.publish(
        try LiveReport(notice: title, message: nil, version: title), version: title)
    }
    return PreviewHandler(report: report, notebook: "in/n.md", patience: .milliseconds(1))
  }

  @Test(
    "A link to another notebook tells how that one is previewed, one to itself leads to the page")
  func otherNotebook() async throws {
    let text = "---\ntitle: T\n---\n[x](<sub/it's one.md#text>) [x](n.md) [x](n.md#h)\n\n# H\n"
    let document = Notebook(SourceText(name: "n.md", text: text)).run(readFile: { path in
      Array((path == "n.md" ? text : "---\ntitle: O\n---\n").utf8)
    })
    let report = LatestReport()
    report.publish(try LiveReport(of: document, version: "1"), version: "1")
    let handler = PreviewHandler(report: report, notebook: "in/n.md")
    let page = try await handler.handleRequest(Self.request(.GET, "/")).bodyData
    let shown = String(decoding: page, as: UTF8.self)
    #expect(shown.contains("<a href=\"#\">x</a> <a href=\"#h\">x</a>"))
    let path = try #require(shown.firstMatch(of: /<a href="\.\.([^"#]+)#text">/)?.1)
    let reply = try await handler.handleRequest(Self.request(.GET, String(path)))
    #expect(reply.statusCode == .notFound)
    let answer = String(decoding: try await reply.bodyData, as: UTF8.self)
    #expect(answer.hasPrefix("This preview shows in/n.md alone."))
    #expect(answer.contains("\nreport preview 'in/sub/it'\\''s one.md'\n"))
  }

  private static func request(_ method: HTTPMethod, _ path: String) -> HTTPRequest {
    HTTPRequest(
      method: method, version: .http11, target: .init(path: path, query: ""),
      headers: [.host: "localhost"], body: HTTPBodySequence())
  }

  @Test("A newer version is told at once, none after a while")
  func changes() async throws {
    let handler = try Self.handler("a", "b")
    for (version, status) in [("a", HTTPStatusCode.ok), ("", .ok), ("b", .noContent)] {
      let request = HTTPRequest(
        method: .GET, version: .http11, target: .init(path: "/.changes", query: "since=\(version)"),
        headers: [.host: "localhost"], body: HTTPBodySequence())
      #expect(try await handler.handleRequest(request).statusCode == status, "since \(version)")
    }
  }

  @Test("A wait for a version ends when it comes")
  func waiting() async throws {
    let report = LatestReport()
    async let isNewer = report.waitForVersion(after: "", atMost: .seconds(600))
    report.publish(try LiveReport(notice: "a", message: nil, version: "a"), version: "a")
    #expect(try await isNewer)
  }

  @Test("Only the newest page is served")
  func newest() async throws {
    let reply = try await Self.handler("first", "second").handleRequest(Self.request(.GET, "/"))
    let page = String(decoding: try await reply.bodyData, as: UTF8.self)
    #expect(page.contains("<h1>second</h1>"))
    #expect(!page.contains("<h1>first"))
  }

  @Test(
    "A request may name the whole address, whose host counts",
    arguments: [
      ("http://localhost/", "localhost", HTTPStatusCode.ok),
      ("HTTP://127.0.0.1:4321/index.html", "a.org", .ok), ("http://[::1]", "", .ok),
      ("http://a.org/", "localhost", .forbidden), ("/", "[::1]:4321", .ok),
    ])
  func wholeAddress(target: String, host: String, status: HTTPStatusCode) async throws {
    let request = HTTPRequest(
      method: .GET, version: .http11, target: .init(path: target, query: ""),
      headers: [.host: host], body: HTTPBodySequence())
    #expect(try await Self.handler("a").handleRequest(request).statusCode == status)
  }

  @Test("HEAD has the length and no body, and other methods are refused")
  func methods() async throws {
    let handler = try Self.handler("a")
    let page = try await handler.handleRequest(Self.request(.GET, "/")).bodyData
    let head = try await handler.handleRequest(Self.request(.HEAD, "/"))
    #expect(head.headers[.contentLength] == "\(page.count)")
    #expect(try await head.bodyData.isEmpty)
    for method in [HTTPMethod.POST, .PUT, .DELETE, .OPTIONS] {
      let reply = try await handler.handleRequest(Self.request(method, "/"))
      #expect(reply.statusCode == .methodNotAllowed)
    }
  }

  @Test("A browser may keep a picture, whose name is a digest, but no page")
  func caching() async throws {
    let reply = try await Self.handler("a").handleRequest(Self.request(.GET, "/"))
    #expect(reply.headers[.cacheControl] == "no-store")
    #expect(reply.headers[HTTPHeader("X-Content-Type-Options")] == "nosniff")
  }
}
