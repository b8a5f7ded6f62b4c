import Testing

@testable import Publishing

@Suite("Hostile text")
struct HostileTextTests {
  @Test("Text from a notebook never becomes markup, wherever it stands")
  func page() throws {
    let page = try PublishingTests.page(Hostile.document)
    let scan = Scan(page)
    #expect(!scan.tags.contains { $0.name == "script" })
    // The one picture of the prose whose address has no scheme is shown; nothing else is an image.
    #expect(scan.values(of: "onerror").isEmpty)
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img src=x"))
    #expect(scan.misnested.isEmpty)
    // Placed by a template, a placeholder in text stays text.
    #expect(page.contains("{{title}}"))
    #expect(page.contains("&amp;amp;"))
  }

  @Test("A link never leads to a script")
  func links() throws {
    let links = Scan(try PublishingTests.page(Hostile.document)).values(of: "href")
    #expect(!links.isEmpty)
    #expect(links.allSatisfy { !$0.lowercased().hasPrefix("javascript") })
  }

  @Test("Pages of a book escape titles, leads and folders")
  func book() throws {
    let link = Book.Link(title: Hostile.text, folder: Hostile.text)
    let place = Book.Place.all([link, link, link], in: Hostile.text)[1]
    let chapter = try Publication(of: Hostile.document, role: .chapter(place))
    let front = try Publication(
      of: Hostile.document, role: .front([.report(chapter, folder: Hostile.text)]))
    for publication in [chapter, front] {
      let page = try #require(publication.text(of: "index.html"))
      #expect(!page.contains("<script"))
      #expect(!page.contains("<img src=x"))
      #expect(Scan(page).misnested.isEmpty)
      #expect(
        Scan(page).values(of: "href").allSatisfy { !$0.lowercased().hasPrefix("javascript") })
    }
  }
}
