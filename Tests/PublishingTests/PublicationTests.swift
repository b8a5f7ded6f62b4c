import Figures
import TestSupport
import Testing

@testable import Publishing

@Suite("Publications")
struct PublicationTests {
  @Test("Pictures come first, then the results, and the page last")
  func order() throws {
    let paths = try Publication(of: Article.document).files.map(\.path)
    #expect(paths.suffix(2) == ["results.json", "index.html"])
    #expect(paths.dropLast(2).allSatisfy { $0.hasSuffix(".png") })
    #expect(paths.count == 12)
  }

  @Test("The same document gives the same bytes twice")
  func repeatability() throws {
    let document = Article.document
    #expect(try Publication(of: document).files == Publication(of: document).files)
  }

  @Test("A picture's name is its title and a digest of its pixels")
  func pictureNames() throws {
    let heatmap = Sample.heatmap("Perceptron@10 <ä>")
    let publication = try Publication(
      of: Sample.document([Sample.cell(Sample.heatmaps([heatmap]))]))
    let digest = try PNG(bytes: publication.files[0].bytes).decoded().digest
    #expect(publication.pictures.first == "perceptron-10-\(digest.hex.prefix(16)).png")
    // The colours are a picture too, which is not counted.
    #expect(publication.pictures.last?.hasPrefix("diverging-colours-") == true)
    #expect(publication.pictureCount == 1)
  }

  @Test(
    "A title becomes a file name of plain letters",
    arguments: [
      ("perceptron", "perceptron"), ("f(x1: 1)", "f-x1-1"), ("∑", "picture"), ("", "picture"),
      ("../a", "a"), (String(repeating: "ab", count: 30), String(repeating: "ab", count: 20)),
    ])
  func slugs(title: String, slug: String) {
    #expect(PictureStore.slug(title) == slug)
  }

  @Test("Equal pictures are one file, different ones are not")
  func samePicture() throws {
    let (one, two) = (Sample.heatmap("f"), Sample.heatmap("f", [1, 1, 1, 0]))
    let cell = Sample.cell(Sample.heatmaps([one, two, one]))
    #expect(try Publication(of: Sample.document([cell, cell])).pictureCount == 2)
  }

  @Test("Every picture on the page is a file of the publication")
  func picturesOfPage() throws {
    let publication = try Publication(of: Article.document)
    let page = try #require(publication.text(of: "index.html"))
    let shown = Scan(page).tags.filter { $0.name == "image" }.flatMap(\.attributes)
      .filter { $0.name == "href" }.map(\.value)
    #expect(shown.count == 11)
    let small = Scan(page).values(of: "src")
    #expect(small.count == 2)
    #expect(Set(shown + small) == Set(publication.pictures))
  }

  @Test("A report with six pictures stays under 100 kilobytes")
  func size() throws {
    let files = try Publication(of: Article.document).files
    let size = files.filter { $0.path != "results.json" }.reduce(0) { $0 + $1.bytes.count }
    #expect(size < 100_000)
  }

  @Test("The page of an article is as recorded")
  func article() throws {
    let templates = Templates(replacing: ["style.css": "body {}\n"])
    expectSnapshot(
      try page(Article.document, templates: templates).withoutDrawings, named: "article.html")
  }
}

extension String {
  /// The text without what is inside its drawings, which have tests of their own.
  fileprivate var withoutDrawings: String {
    var result = ""
    var depth = 0
    for (index, piece) in split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      if piece.hasPrefix("svg") {
        if depth == 0 { result += "<svg/>" }
        depth += 1
      } else if piece.hasPrefix("/svg>") {
        depth -= 1
        if depth == 0 { result += piece.dropFirst(5) }
      } else if depth == 0 {
        result += (index == 0 ? "" : "<") + piece
      }
    }
    return result
  }
}
