import Documents
import Testing
import Typesetting

@testable import Publishing

@Suite("Lines that scroll, and lines from right to left")
struct LineTests {
  @Test("The keyboard reaches a line whose formula may be wider than the screen, and no other")
  func tabIndex() throws {
    let long = Mathematics.row((0..<30).map { _ in .identifier("x") })
    func page(_ blocks: [Block]) throws -> String {
      try #require(Publication(of: Sample.document(blocks)).text(of: "index.html"))
    }
    #expect(
      try page([.paragraph([.text("a "), .math(long)])]).contains(
        "<p tabindex=\"0\" role=\"group\" aria-label=\"Text with a formula\">a <math>"))
    #expect(try page([.paragraph([.math(.identifier("x"))])]).contains("<p><math>"))
    let item = ListItem(checked: nil, blocks: [.paragraph([.math(long)])])
    #expect(
      try page([.list(start: nil, tight: true, items: [item])])
        .contains(
          "<div class=\"line\" tabindex=\"0\" role=\"group\" aria-label=\"Text with a formula\"><math>"
        ))
    #expect(
      try page([.heading(level: 2, anchor: "a", content: [.math(long)])])
        .contains("<h2 id=\"a\" tabindex=\"0\">"))
  }

  @Test(
    "A page in a language that is written from right to left says so",
    arguments: [
      ("he", true), ("ar", true), ("ar-EG", true), ("fa", true), ("ur-PK", true), ("yi", true),
      ("AR", true), ("az-Arab", true), ("ku-Arab-IQ", true), ("ckb", true), ("ps", true),
      ("ug-CN", true), ("dv", true), ("sd", true), ("pa-Arab", true), ("ff-Adlm", true),
      ("en", false), ("de-AT", false), ("az", false), ("ar-Latn", false), ("he-Latn-IL", false),
      ("sd-Deva", false), ("ku", false), ("zh-Hant-TW", false), ("en-x-arab", false),
    ])
  func direction(language: String, isRightToLeft: Bool) throws {
    var document = Sample.document([])
    document.header.language = language
    let page = try #require(Publication(of: document).text(of: "index.html"))
    #expect(page.contains("<html lang=\"\(language)\" dir=\"rtl\">") == isRightToLeft)
    #expect(page.contains("<html lang=\"\(language)\">") != isRightToLeft)
  }
}
