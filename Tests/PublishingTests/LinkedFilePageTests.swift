import Documents
import Figures
import Testing

@testable import Publishing

@Suite("Files that a page brings along")
struct LinkedFilePageTests {
  private static func document(_ content: [Inline]) -> Document {
    var document = Sample.document([.paragraph(content)])
    document.files = [
      "a b.png": .file(path: "a b.png", bytes: [1, 2]),
      "../d.csv": .file(path: "d.csv", bytes: [3]),
      "one.md": .notebook(name: "one"), "front.md": .notebook(name: "front"),
      "out.md": .notebook(name: "out x"),
    ]
    return document
  }

  private static let content: [Inline] = [
    .image(source: "a%20b.png", title: nil, alternative: "a"),
    .link(destination: "../d.csv#x", title: nil, content: [.text("d")]),
    .link(destination: "one.md#y", title: nil, content: [.text("o")]),
  ]

  @Test("Beside the page lie copies under their own names, and results.json has their digests")
  func folder() throws {
    let publication = try Publication(of: Self.document(Self.content))
    #expect(publication.files.map(\.path) == ["a b.png", "d.csv", "results.json", "index.html"])
    #expect(publication.copies.map(\.bytes) == [[1, 2], [3]])
    let page = try #require(publication.text(of: "index.html"))
    #expect(page.contains("<img src=\"a%20b.png\" alt=\"a\">"))
    #expect(page.contains("<a href=\"d.csv#x\">d</a>"))
    #expect(page.contains("<a href=\"../one/index.html#y\">o</a>"))
    let results = try #require(publication.text(of: "results.json"))
    #expect(results.contains("\"path\": \"d.csv\""))
    #expect(results.contains(Digest(of: [3] as [UInt8]).hex))
  }

  @Test("A single file holds them in itself, to be shown and to be saved")
  func singleFile() throws {
    let publication = try Publication(of: Self.document(Self.content), form: .singleFile)
    #expect(publication.files.map(\.path) == ["index.html"])
    #expect(publication.copies.isEmpty)
    let page = try #require(publication.text(of: "index.html"))
    #expect(page.contains("<img src=\"data:image/png;base64,AQI=\" alt=\"a\">"))
    #expect(
      page.contains("<a href=\"data:text/csv;charset=utf-8;base64,Aw==\" download=\"d.csv\">d</a>"))
    #expect(page.contains("<a href=\"../one/index.html#y\">o</a>"))
  }

  @Test("In a preview the address of a picture changes with the picture")
  func preview() throws {
    let live = try LiveReport(of: Self.document(Self.content), version: "1")
    let page = try #require(live.files.first { $0.path == "index.html" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.contains("<img src=\"a%20b.png?\(Digest(of: [1, 2] as [UInt8]).hex.prefix(16))\""))
    #expect(live.files.contains { $0.path == "d.csv" })
  }

  @Test(
    "A link to a notebook leads to its report, wherever the page stands",
    arguments: [
      ("one.md", "../one/index.html", "../one/index.html", "one/index.html"),
      ("front.md", "../front/index.html", "../index.html", "../front/index.html"),
      ("out.md", "../out%20x/index.html", "../../out%20x/index.html", "../out%20x/index.html"),
    ])
  func notebooks(address: String, alone: String, inChapter: String, onFront: String) throws {
    let document = Self.document([.link(destination: address, title: nil, content: [.text("x")])])
    let links = ["one", "two"].map { Book.Link(title: $0, folder: $0) }
    let place = Book.Place.all(links, in: "Book", front: "front")[1]
    let entry = Book.Entry.report(try Publication(of: Sample.document([])), folder: "one")
    let pages: [(Book.Role, String)] = [
      (.alone, alone), (.chapter(place), inChapter), (.front([entry]), onFront),
    ]
    for (role, expected) in pages {
      let page = try #require(Publication(of: document, role: role).text(of: "index.html"))
      #expect(page.contains("<a href=\"\(expected)\">x</a>"))
    }
  }

  @Test("On a book's front page the lead of a chapter shows no picture that is not there")
  func lead() throws {
    let chapter = try Publication(of: Self.document(Self.content))
    let front = try Publication(
      of: Sample.document([]), role: .front([.report(chapter, folder: "c")]))
    let page = try #require(front.text(of: "index.html"))
    #expect(page.contains("<p>ado</p>"))
  }

  @Test("A file that is another one, or is not there any more, differs")
  func comparison() throws {
    let publication = try Publication(of: Self.document(Self.content))
    func differences(_ changes: [String: [UInt8]?]) -> [String] {
      let written = WrittenReport { name in
        if let change = changes[name] { return change }
        return publication.files.first { $0.path == name }?.bytes
      }
      return Comparison(of: publication, with: written).differences.map(\.description)
    }
    #expect(differences([:]).isEmpty)
    #expect(differences(["d.csv": .none as [UInt8]?]) == ["d.csv: is not there"])
    #expect(
      differences(["d.csv": [4]])
        == ["d.csv: it is another file than the one beside the notebook"])
  }
}
