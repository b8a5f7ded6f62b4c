import Documents
import Figures
import Testing

@testable import Publishing

@Suite("Tables of a report")
struct TableMarkupTests {
  private func html(_ columns: Table.Column...) throws -> String {
    try body([Sample.cell(.table(Table(columns: columns)))])
  }

  @Test("What a number lacks stands beside it, where nothing reads or copies it")
  func padding() throws {
    let html = try html(Table.Column(heading: "f", numbers: [0, 0.25, .nan]))
    #expect(html.contains("<td class=\"number\" data-pad=\".000000\">0</td>"))
    #expect(html.contains("<td class=\"number\">0.250000</td>"))
    #expect(html.contains("<td class=\"number\" data-pad=\".000000\">NaN</td>"))
    let rule = "td[data-pad]::after { content: attr(data-pad); visibility: hidden; }"
    #expect(Templates.builtIn.styleSheet.contains(rule))
  }

  @Test("Names of rows are their headers, and names of the notebook are code")
  func headers() throws {
    let code = try html(
      Table.Column(heading: "parameter", texts: ["w1", "<w>"], isCode: true),
      Table.Column(heading: "kind", texts: ["a", "b"]))
    #expect(code.contains("<tr><th scope=\"row\"><code>w1</code></th><td>a</td></tr>"))
    #expect(code.contains("<th scope=\"row\"><code>&lt;w&gt;</code></th>"))
    let same = try html(Table.Column(heading: "kind", texts: ["a", "a"]))
    #expect(same.contains("<tr><td>a</td></tr>"))
  }

  @Test("Pictures of a table are files of the report, with their size and their words")
  func pictures() throws {
    let picture = Article.images.items[0].picture
    let table = Table(columns: [Table.Column(heading: "pixels", pictures: [picture])])
    let publication = try Publication(
      of: Sample.document([Sample.cell(.data(preview: table, rowCount: 1))]))
    let name = PictureStore.name(of: picture)
    #expect(publication.pictures == [name])
    #expect(
      publication.text(of: "index.html")?.contains(
        "<td class=\"picture\"><img src=\"\(name)\" alt=\"weights, filter 1: 2 × 2 pixels from −1 to 1.\" "
          + "width=\"2\" height=\"2\"></td>") == true)
    #expect(
      publication.text(of: "results.json")?.contains("\"values\": [\n            \"\(name)\"")
        == true)
  }

  @Test("What scrolls by itself is reached by the keyboard and has a name")
  func boxes() throws {
    let page = try body(Article.document.blocks)
    let box = "tabindex=\"0\" role=\"group\" aria-label="
    #expect(
      page.contains(
        "<div class=\"table\" id=\"tbl-confusion\" \(box)\"Table\u{A0}5: Confusion matrix\">"))
    #expect(page.contains("<div class=\"images fixed\" \(box)\"Figure\u{A0}6: Pictures\">"))
    #expect(page.contains("<div class=\"chart\" \(box)"))
    for tag in [
      "<pre", "<div class=\"table\"", "<div class=\"images", "<div class=\"chart\"",
      "<div class=\"math\"",
    ] {
      let tags = page.split(separator: tag, omittingEmptySubsequences: false).dropFirst()
      #expect(
        !tags.isEmpty && tags.allSatisfy { $0.prefix { $0 != ">" }.contains(" tabindex=\"0\"") })
    }
  }

  @Test("A mistake has a sign and a word, and what is shown is counted")
  func mistakes() throws {
    var grid = Article.images
    grid.items[0].verdict = ImageGrid.Verdict(label: "3", prediction: "8", isRight: false)
    grid.items[0].caption = grid.items[0].verdict?.caption ?? ""
    grid.items[1].verdict = ImageGrid.Verdict(label: "4", prediction: "4", isRight: true)
    grid.mistakes = ImageGrid.Mistakes(count: 3, rowCount: 9)
    let html = try body([Sample.cell(.images(grid))])
    #expect(html.contains("<span><b>✗</b> 3, said\u{A0}8</span>"))
    #expect(
      html.contains(
        "alt=\"weights, filter 2: 2 × 2 pixels from −0.5 to 0.75. Rightly said to be 4.\""))
    #expect(html.ranges(of: "✗").count == 1)
    #expect(html.contains("The first 2 of 3 mistakes among 9 rows."))
    grid.items = []
    grid.mistakes = ImageGrid.Mistakes(count: 0, rowCount: 1)
    let none = try body([Sample.cell(.images(grid))])
    #expect(none.contains("No mistake among 1 row.") && !none.contains("<svg"))
  }
}
