import Documents
import Testing

@testable import Publishing

@Suite("Prose as HTML")
struct ProseTests {
  @Test(
    "A piece of a line becomes its element",
    arguments: [
      (.text("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;"),
      (.emphasis([.text("a")]), "<em>a</em>"),
      (.strong([.text("a")]), "<strong>a</strong>"),
      (.strikethrough([.text("a")]), "<del>a</del>"),
      (.code("<b>"), "<code>&lt;b&gt;</code>"),
      (
        .link(destination: "https://a.org/?b=1&c", title: "t\"", content: [.text("a")]),
        "<a href=\"https://a.org/?b=1&amp;c\" title=\"t&quot;\">a</a>"
      ),
      (.link(destination: "#sec-a", title: nil, content: [.text("a")]), "<a href=\"#sec-a\">a</a>"),
      (
        .link(destination: "javascript:alert(1)", title: nil, content: [.text("a")]),
        "a (javascript:alert(1))"
      ),
      (
        .link(
          destination: "a.md", title: nil,
          content: [.image(source: "https://b.org/c.png", title: nil, alternative: "d")]),
        "<a href=\"a.md\">d</a>"
      ),
      (
        .image(source: "a b.png", title: nil, alternative: "x\"y"),
        "<img src=\"a%20b.png\" alt=\"x&quot;y\">"
      ),
      (
        .image(source: "https://a.org/b.png", title: nil, alternative: "b"),
        "<a href=\"https://a.org/b.png\">b</a>"
      ),
      (
        .image(source: "//a.org/b.png", title: nil, alternative: ""),
        "<a href=\"//a.org/b.png\">//a.org/b.png</a>"
      ),
      (.image(source: "javascript:x", title: nil, alternative: "b"), "b"),
      (.softBreak, "\n"),
      (.lineBreak, "<br>\n"),
      (.value("1.5\u{A0}×\u{A0}10⁻⁵"), "<span class=\"value\">1.5\u{A0}×\u{A0}10⁻⁵</span>"),
      (.math(.identifier("x")), "<math><mi>x</mi></math>"),
      (
        .reference(Reference(kind: .figure, number: "2", anchor: "fig-a")),
        "<a href=\"#fig-a\">Figure\u{A0}2</a>"
      ),
    ] as [(Inline, String)])
  func inline(piece: Inline, expected: String) {
    #expect([piece].markup(.plain).source == expected)
  }

  @Test("Inside a link a second link leaves only its words")
  func nestedLinks() {
    let reference = Inline.reference(Reference(kind: .table, number: "1", anchor: "t"))
    #expect([reference].markup(.plain.insideLink).source == "Table\u{A0}1")
  }

  @Test(
    "A block becomes its element",
    arguments: [
      (
        .heading(level: 2, anchor: "a", content: [.text("b")]),
        "<h2 id=\"a\"><a href=\"#a\">b</a></h2>"
      ),
      (.paragraph([.text("a")]), "<p>a</p>"),
      (.quote([.paragraph([.text("a")])]), "<blockquote>\n<p>a</p>\n</blockquote>"),
      (
        .list(start: nil, tight: true, items: [ListItem(checked: nil, blocks: [a])]),
        "<ul>\n<li>a</li>\n</ul>"
      ),
      (
        .list(start: 1, tight: false, items: [ListItem(checked: nil, blocks: [a])]),
        "<ol>\n<li><p>a</p></li>\n</ol>"
      ),
      (
        .list(
          start: nil, tight: true,
          items: [ListItem(checked: nil, blocks: [.paragraph([.math(.identifier("x"))])])]),
        "<ul>\n<li><div class=\"line\"><math><mi>x</mi></math></div></li>\n</ul>"
      ),
      (
        .list(start: 3, tight: true, items: [ListItem(checked: true, blocks: [a])]),
        "<ol start=\"3\">\n<li class=\"task\"><span role=\"img\" aria-label=\"done\">☑</span> "
          + "a</li>\n</ol>"
      ),
      (
        .code(language: "swift\"", text: "let a = b < c\n"),
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code: swift&quot;\">"
          + "<code class=\"language-swift&quot;\">let a = b &lt; c\n</code></pre>"
      ),
      (
        .code(language: nil, text: "\n a"),
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>\n a</code></pre>"
      ),
      (.rule, "<hr>"),
      (
        .math(.identifier("x")),
        "<div class=\"math\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">"
          + "<math display=\"block\"><mi>x</mi></math></div>"
      ),
      (
        .table(
          header: [[.text("a")], [.text("b")]], alignments: [.none, .right],
          rows: [[[.text("c")], [.text("<d>")]]]),
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">"
          + "<table><thead><tr><th scope=\"col\">a</th>"
          + "<th scope=\"col\" class=\"right\">b</th></tr></thead>\n<tbody>\n<tr><td>c</td>"
          + "<td class=\"right\">&lt;d&gt;</td></tr>\n</tbody></table></div>"
      ),
    ] as [(Block, String)])
  func block(block: Block, expected: String) throws {
    #expect(try body([block]) == expected)
  }

  private static let a = Block.paragraph([.text("a")])

  @Test("The highest heading of a notebook comes right below the title of the page")
  func headingLevels() throws {
    let blocks = [1, 2, 6].map { Block.heading(level: $0, anchor: "h\($0)", content: []) }
    #expect(try body(blocks) == "<h2 id=\"h1\"></h2>\n<h3 id=\"h2\"></h3>\n<h6 id=\"h6\"></h6>")
  }
}

extension LineSetting {
  /// The setting of a document without files.
  static var plain: LineSetting {
    LineSetting(Sample.document([]), .folder, .alone, isLive: false)
  }
}
