import Figures
import TestSupport
import Testing

@testable import Notebooks
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
