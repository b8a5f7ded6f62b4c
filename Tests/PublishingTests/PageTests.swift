import Documents
import Figures
import Testing

@testable import Publishing

@Suite("The page")
struct PageTests {
  @Test("The page has no script, no style attribute and nothing to fetch but its own pictures")
  func nothingFromOutside() throws {
    for document in [Article.document, Hostile.document] {
      let scan = Scan(try page(document))
      let names = Set(scan.tags.map(\.name))
      #expect(
        names.isDisjoint(with: ["script", "link", "iframe", "object", "embed", "base", "form"]))
      #expect(scan.values(of: "style").isEmpty)
      #expect(scan.tags.flatMap(\.attributes).allSatisfy { !$0.name.hasPrefix("on") })
      let fetched =
        scan.values(of: "src")
        + scan.tags.filter { $0.name == "image" }.flatMap(\.attributes)
        .filter { $0.name.hasSuffix("href") }.map(\.value)
      #expect(fetched.allSatisfy { !$0.contains(":") && !$0.hasPrefix("//") })
    }
  }

  @Test("Every element that is opened is closed, in order")
  func nesting() throws {
    #expect(Scan(try page(Article.document)).misnested == [])
    #expect(Scan(try page(Hostile.document)).misnested == [])
  }

  @Test("No id occurs twice, whatever the anchors of the document are")
  func uniqueIDs() throws {
    let reference = Reference(kind: .figure, number: "1", anchor: "same")
    let checks = [
      Sample.check("a", held: false, line: 4), Sample.check("b", held: false, line: 4),
    ]
    let document = Sample.document(
      ["text", "making", "check-4", "same", "same", "two words", ""].map {
        Block.heading(level: 2, anchor: $0, content: [.text($0)])
      } + [
        Sample.cell(.checks(checks), reference: reference),
        .quote([Sample.cell(.checks(checks), reference: reference)]),
      ], checks: checks, showsContents: true)
    let ids = Scan(try page(document)).values(of: "id")
    #expect(Set(ids).count == ids.count)
    #expect(Set(["text", "making", "check-4", "same", "text-2", "making-2"]).isSubset(of: ids))
    #expect(ids.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
  }

  @Test("Every link within the page leads to something")
  func targets() throws {
    let scan = Scan(try page(Article.document))
    let ids = Set(scan.values(of: "id"))
    let targets = scan.values(of: "href").filter { $0.hasPrefix("#") }.map {
      String($0.dropFirst())
    }
    #expect(targets.count > 10)
    #expect(Set(targets).subtracting(ids) == [])
  }

  @Test("A failed check is told at the top and linked from there")
  func failedCheck() throws {
    let checks = [
      CheckResult(condition: "a < b", held: false, sides: .init(left: 2, right: 1), line: 7),
      Sample.check("c", held: true, line: 8),
    ]
    let page = try page(
      Sample.document(
        [Article.heading(2, "a", "A"), Sample.cell(.checks(checks))], checks: checks,
        showsContents: true))
    let (note, contents) = (page.range(of: "<div class=\"failures"), page.range(of: "<nav"))
    #expect(try #require(note).lowerBound < #require(contents).lowerBound)
    #expect(page.contains("<strong>1 of 2 checks failed.</strong>"))
    #expect(page.contains("<a href=\"#check-7\"><code>a &lt; b</code></a>"))
    #expect(page.contains("<b>failed</b>: left 2, right 1</span>"))
    #expect(page.contains("<dd>1 of 2 checks failed.</dd>"))
  }

  @Test("A failed check whose cell shows nothing is told all the same")
  func hiddenFailedCheck() throws {
    let document = Sample.document(
      [Sample.cell(.hidden)], checks: [Sample.check("a", held: false, line: 7)])
    let page = try page(document)
    #expect(page.contains("<span class=\"mark\">✗</span> <code>a</code></li>"))
    #expect(!page.contains("check-7"))
  }

  @Test("Sides that differ only far behind the point are shown in full")
  func closeSides() {
    let sides = CheckResult.Sides(left: 0.5, right: 0.5000000000000001)
    #expect(sides.text == "left 0.5, right 0.5000000000000001")
    #expect(CheckResult.Sides(left: 0.1 + 0.2, right: 1).text == "left 0.3, right 1")
  }

  @Test(
    "The page names its language, if it is one",
    arguments: [("en", "en"), ("de-CH", "de-CH"), ("\"><b>", "und"), ("", "und"), ("a--b", "und")])
  func language(tag: String, shown: String) throws {
    var document = Sample.document([])
    document.header.language = tag
    #expect(try page(document).hasPrefix("<!DOCTYPE html>\n<html lang=\"\(shown)\">\n"))
  }

  @Test("A page without checks, parameters or sections says nothing about them")
  func emptyDocument() throws {
    let page = try page(Sample.document([]))
    for absent in ["<dt>Checks", "<dt>Parameters", "<nav", "class=\"subtitle\"", "failures\""] {
      #expect(!page.contains(absent))
    }
    #expect(page.contains("<dt>Version</dt><dd>Gradbook \(Gradbook.version)</dd>"))
  }

  @Test("A source is folded unless its cell wants it open, and absent without echo")
  func sources() throws {
    let source = { CellSource(kind: "model", text: "a < b", isOpen: $0) }
    #expect(
      try body([Sample.cell(.model([]), source: source(true))]).contains(
        "<details class=\"source\" open>"))
    #expect(
      try body([Sample.cell(.hidden, source: source(false))]).contains("<details class=\"source\">")
    )
    #expect(try !body([Sample.cell(.model([]))]).contains("<details"))
    #expect(try body([Sample.cell(.hidden)]) == "")
    let empty = CellSource(kind: "parameters", text: "", isOpen: false)
    #expect(try body([Sample.cell(.hidden, source: empty)]) == "")
  }

  @Test(
    "The preview of the data says how much of it there is",
    arguments: [
      (2, 2, "2 rows."), (2, 200, "The first 2 of 200 rows."), (1, 5, "The first of 5 rows."),
    ])
  func rowCounts(shown: Int, count: Int, note: String) throws {
    let column = Table.Column(heading: "a", numbers: Array(repeating: 0.5, count: shown))
    let cell = CellContent.data(preview: Table(columns: [column]), rowCount: count)
    #expect(try body([Sample.cell(cell)]).contains("<p class=\"note\">\(note)</p>"))
  }

  @Test("The words of an author replace those made from the data")
  func alternative() throws {
    let cell = Sample.cell(Sample.heatmaps([Sample.heatmap("f")]), alternative: "A \"step\".")
    #expect(
      try body([cell]).contains(
        "<div class=\"pictures\" role=\"img\" aria-label=\"A &quot;step&quot;.\">"))
  }
}
