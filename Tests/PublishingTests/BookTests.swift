import Documents
import Figures
import TestSupport
import Testing

@testable import Publishing

@Suite("Books")
struct BookTests {
  private static let links = ["first", "the second", "third"].map {
    Book.Link(title: "On the \($0)", folder: $0)
  }

  private func page(_ role: Book.Role) throws -> Scan {
    Scan(
      try #require(
        Publication(of: Sample.document([]), role: role).text(of: "index.html")))
  }

  @Test("The front page leads to every chapter and says which one failed")
  func frontPage() throws {
    let plain = try Publication(of: Article.document)
    let failing = try Publication(
      of: Sample.document(
        [.paragraph([.text("The first <paragraph>.")])], title: "A & B",
        checks: [Sample.check("1 > 2", held: false, line: 3)]))
    let front = try Publication(
      of: Sample.document([.paragraph([.text("A preface.")])], title: "Book"),
      templates: Templates(replacing: ["style.css": "body {}\n"]),
      role: .front([
        .report(plain, folder: "and-gate"), .report(failing, folder: "second one"),
      ]))
    #expect(front.files.map(\.path) == ["results.json", "index.html"])
    expectSnapshot(front.text(of: "index.html") ?? "", named: "front.html")
  }

  @Test(
    "A chapter leads back to the front page, to the chapter before it and to the one after",
    arguments: [
      (0, ["../the%20second/index.html"]), (1, ["../first/index.html", "../third/index.html"]),
      (2, ["../the%20second/index.html"]),
    ])
  func neighbours(index: Int, addresses: [String]) throws {
    let place = Book.Place.all(Self.links, in: "Book")[index]
    #expect(place.number == index + 1)
    let scan = try page(.chapter(place))
    let expected = ["../index.html"] + addresses
    #expect(scan.values(of: "href").filter { $0.hasPrefix("..") } == expected)
    #expect(scan.values(of: "rel").count == addresses.count)
  }

  @Test("A chapter that is left out keeps its number, and is nobody's neighbour")
  func leftOutNeighbours() {
    let places = Book.Place.all([Self.links[0], nil, nil, Self.links[2]], in: "Book")
    #expect(places.map(\.number) == [1, 2, 3, 4])
    #expect(places[0].next == Self.links[2])
    #expect(places[3].previous == Self.links[0])
  }

  @Test("The front page says what a chapter lacks that is left out, and what to do")
  func leftOut() throws {
    let chapter = Book.LeftOut(
      title: "Clothes & <more>", language: "en", lead: "Of <data>", files: ["a.gz", "b<.gz"],
      parameter: "data")
    let without = Book.LeftOut(
      title: "Plain", language: "en", lead: nil, files: ["c.csv"], parameter: nil)
    let front = try #require(
      Publication(of: Sample.document([]), role: .front([.leftOut(chapter), .leftOut(without)]))
        .text(of: "index.html"))
    #expect(front.contains("<h2>Clothes &amp; &lt;more&gt;</h2>\n<p>Of &lt;data&gt;</p>\n"))
    #expect(
      front.contains(
        "Not in this copy: its data (<code>a.gz</code>, <code>b&lt;.gz</code>) are not here. "
          + "To have it made, give their folder: <code>-P data=FOLDER</code>.</p>"))
    #expect(front.contains("its data (<code>c.csv</code>) are not here.</p>"))
  }

  @Test("A report by itself leads nowhere")
  func alone() throws {
    let scan = try page(.alone)
    #expect(!scan.values(of: "href").contains { $0.hasPrefix("..") })
    #expect(!scan.values(of: "aria-label").contains("Chapters"))
  }

  @Test("A chapter without heatmaps is shown by its last images")
  func images() throws {
    let grid = Article.document.blocks.cells.compactMap { cell -> ImageGrid? in
      if case .images(let grid) = cell.content { grid } else { nil }
    }
    let images = try #require(grid.last)
    let chapter = try Publication(of: Sample.document([Sample.cell(.images(images))]))
    let front = try page(.front([.report(chapter, folder: "a")]))
    #expect(
      front.values(of: "src") == images.items.map { "a/" + PictureStore.name(of: $0.picture) })
  }
}
