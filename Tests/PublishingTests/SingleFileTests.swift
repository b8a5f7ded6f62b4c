import Documents
import Figures
import Foundation
import Testing

@testable import Publishing

@Suite("A report in a single file")
struct SingleFileTests {
  private func page(_ document: Document) throws -> String {
    let publication = try Publication(of: document, form: .singleFile)
    #expect(publication.files.map(\.path) == ["index.html"])
    #expect(publication.pictures == [])
    return try #require(publication.text(of: "index.html"))
  }

  /// The bytes that an address of a kind holds.
  private func data(_ address: String, type: String) throws -> Data {
    let text = try #require(address.split(separator: "data:\(type);base64,").first)
    return try #require(Data(base64Encoded: String(text)))
  }

  @Test("The page holds every picture, byte for byte, and leads to no file")
  func pictures() throws {
    let folder = try Publication(of: Article.document)
    let scan = Scan(try page(Article.document))
    let drawn = scan.tags.filter { $0.name == "image" }.flatMap(\.attributes)
      .filter { $0.name == "href" }.map(\.value)
    let shown = drawn + scan.values(of: "src")
    let held = try Set(shown.map { try data($0, type: "image/png") })
    #expect(held == Set(folder.pictureFiles.map { Data($0.bytes) }))
    #expect(drawn.count == 11)
    let links = scan.values(of: "href") + scan.values(of: "src")
    #expect(
      links.allSatisfy {
        $0.hasPrefix("#") || $0.hasPrefix("data:") || $0 == "https://example.org/perceptron"
      })
  }

  @Test("The link to the results holds them, and saves them under their name")
  func results() throws {
    let folder = try Publication(of: Article.document)
    let link = try #require(
      Scan(try page(Article.document)).tags.first { tag in
        tag.attributes.contains { $0.name == "download" }
      })
    let values = Dictionary(link.attributes.map { ($0.name, $0.value) }) { $1 }
    #expect(values["download"] == "results.json")
    let held = try data(#require(values["href"]), type: "application/json")
    #expect(String(decoding: held, as: UTF8.self) == folder.text(of: "results.json"))
  }

  @Test("A front page shows the pictures of its chapters")
  func frontPage() throws {
    let chapter = try Publication(of: Article.document, form: .singleFile)
    let front = try Publication(
      of: Sample.document([]), form: .singleFile, role: .front([.report(chapter, folder: "a")]))
    let sources = Scan(try #require(front.text(of: "index.html"))).values(of: "src")
    #expect(sources.count == 6)
    #expect(sources.allSatisfy { $0.hasPrefix("data:image/png;base64,") })
  }

  @Test("What hostile text there is stays text")
  func hostile() throws {
    let scan = Scan(try page(Hostile.document))
    #expect(scan.misnested == [])
    #expect(!scan.tags.contains { $0.name == "script" })
  }
}
