import Figures
import Testing

@testable import Publishing

@Suite("The page of a preview")
struct LiveReportTests {
  private func page(_ report: LiveReport) throws -> String {
    String(decoding: try #require(report.files.last).bytes, as: UTF8.self)
  }

  @Test("It is the page of the report with one script, which the policy allows by its digest")
  func script() throws {
    for document in [Article.document, Hostile.document] {
      let live = try LiveReport(of: document, version: "7\"<")
      let publication = try Publication(of: document)
      #expect(live.files.map(\.path) == publication.files.map(\.path))
      let page = try page(live),
        written = String(decoding: publication.files.last?.bytes ?? [], as: UTF8.self)
      let script = PreviewScript(version: "7\"<")
      #expect(script.element.hasPrefix("\n<script data-version=\"7&quot;&lt;\">"))
      #expect(page.ranges(of: "<script").count == 1)
      #expect(
        page.replacing(script.element, with: "")
          .replacing(Markup.escaped(script.policy), with: "") == written)
      #expect(!written.contains("<script") && !written.contains("script-src"))
    }
  }

  @Test("Its policy allows the one script, requests to its own server, and no more")
  func policy() throws {
    let scan = Scan(try page(LiveReport(of: Article.document, version: "1")))
    let policies = scan.values(of: "content").filter { $0.contains("default-src") }
    let text = try #require(policies.first).replacing("&#39;", with: "'")
    let directives = text.split(separator: "; ").map(String.init)
    #expect(policies.count == 1)
    #expect(directives.first == "default-src 'none'")
    #expect(directives.contains("connect-src 'self'"))
    #expect(directives.count { $0.hasPrefix("script-src") } == 1)
    #expect(
      directives.contains { $0.wholeMatch(of: /script-src 'sha256-[A-Za-z0-9+\/]{43}='/) != nil })
    #expect(!text.contains("unsafe"))
  }

  @Test("The script cannot end its own element")
  func scriptEnd() {
    let text = Templates.previewScript.lowercased()
    #expect(text.count > 100)
    for end in ["</script", "<script", "<!--"] { #expect(!text.contains(end)) }
  }

  @Test("A head of the author's own has the script too")
  func ownHead() throws {
    let head = "<!DOCTYPE html><html><head><title>{{title}}</title>{{styleElement}}</head>"
    let report = try LiveReport(
      of: Article.document, version: "1", templates: Templates(replacing: ["head.mustache": head]))
    #expect(try page(report).contains("<script data-version=\"1\">"))
  }

  @Test("A notice stands in where there is no report, with its text escaped")
  func notice() throws {
    let report = try LiveReport(notice: "a <b> & c", message: "1 | <x>\n  | ^", version: "1")
    let page = try page(report)
    #expect(report.files.map(\.path) == ["index.html"])
    #expect(page.contains("<h1>a &lt;b&gt; &amp; c</h1>"))
    #expect(page.contains("aria-label=\"Message\"><code>1 | &lt;x&gt;\n  | ^</code></pre>"))
    let script = PreviewScript(version: "1").element
    #expect(page.contains(script))
    #expect(Scan(page.replacing(script, with: "")).misnested == [])
    let silent = try LiveReport(notice: "a", message: nil, version: "1")
    #expect(!(try self.page(silent)).contains("<pre"))
  }
}
