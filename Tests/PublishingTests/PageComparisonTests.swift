import Testing

@testable import Publishing

@Suite("Comparing pages and results")
struct PageComparisonTests {
  private func differences(_ old: String, _ new: String, tolerance: Double = 0) -> [String] {
    PageComparison(new, with: old, name: "p.html", tolerance: Tolerance(tolerance)).differences
      .map(\.description)
  }

  @Test("Lines that came and went are told, those that moved along are not")
  func lines() {
    let old = "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>"
    #expect(differences(old, old) == [])
    #expect(
      differences(old, "<p>a</p>\n<p>new</p>\n<p>b</p>\n<p>c</p>")
        == ["p.html, line 2: \"new\" is new", "p.html, once line 4: \"d\" is gone"])
  }

  @Test("Words are told without tags and with their signs, cut around the difference")
  func words() {
    #expect(
      differences("<p>1 &lt; 2 &amp;lt;</p>", "<p>1 &lt; <b>3</b> &amp;lt;</p>")
        == ["p.html, line 1: was \"1 < 2 &lt;\", is \"1 < 3 &lt;\""])
    let start = String(repeating: "abcd ", count: 40)
    #expect(
      differences(start + "x", start + "y")
        == ["p.html, line 1: was \"…abcd abcd abcd abcd x\", is \"…abcd abcd abcd abcd y\""])
  }

  @Test("Tags and drawings of which the words are the same are one difference")
  func markup() {
    let found = differences(
      "<p class=\"a\">x</p>\n<svg><path d=\"M0 1\"/></svg>",
      "<p class=\"b\">x</p>\n<svg><path d=\"M0 2\"/></svg>")
    #expect(
      found == [
        "p.html: the words are the same, the tags or drawings of 2 lines are not, first on line 1: "
          + "was \"<p class=\"a\">x</p>\", is \"<p class=\"b\">x</p>\""
      ])
  }

  @Test("A style sheet is told as one thing, and its digest not at all")
  func styleSheet() {
    func page(_ style: String, _ digest: String) -> String {
      "<meta content=\"style-src &#39;sha256-\(digest)&#39;\">\n<style>\(style)</style>\n<p>a</p>"
    }
    #expect(
      differences(page("a {}\nb {}", "x"), page("a {}", "y"))
        == ["p.html: the style sheet is another one"])
  }

  @Test(
    "Digests in the names of pictures do not count, other parts of the names do",
    arguments: [
      ("a-0123456789abcdef.png", "a-fedcba9876543210.png", true),
      ("a-0123456789abcdef.png", "b-0123456789abcdef.png", false),
      ("a-0123456789abcdeg.png", "a-0123456789abcdeh.png", false),
      ("0123456789abcdef.png", "fedcba9876543210.png", false), (".png", ".png ", false),
      ("data:image/png;base64,AAAA", "data:image/png;base64,BBBB", true),
    ])
  func digests(old: String, new: String, same: Bool) {
    #expect(differences("<image href=\"\(old)\"/>", "<image href=\"\(new)\"/>").isEmpty == same)
  }

  @Test(
    "With a tolerance drawings within drawings are left out, and what stands beside them is not")
  func drawings() {
    let old = "<p><svg>1<svg>2</svg>\n3</svg>end</p>\n<b>x</b>"
    #expect(differences(old, "<p><svg>4<svg>5</svg>\n6</svg>end</p>\n<b>x</b>", tolerance: 1) == [])
    #expect(!differences(old, "<p><svg>1<svg>2</svg>\n3</svg>End</p>\n<b>x</b>").isEmpty)
    #expect(
      differences(old, "<p><svg>4</svg>end</p>\n<b>y</b>", tolerance: 1)
        == ["p.html, line 2: was \"x\", is \"y\""])
  }

  @Test(
    "Numbers are the same within the tolerance, as a part of what is above 1",
    arguments: [
      (1, 1.001, true), (1, 1.002, false), (1000, 1001, true), (1000, 1002, false),
      (0.0001, 0.0009, true), (-1, 1, false), (.nan, .nan, true), (.nan, 0, false),
      (.infinity, .infinity, true), (.infinity, 1e308, false),
    ] as [(Double, Double, Bool)])
  func numbers(a: Double, b: Double, same: Bool) {
    #expect(Tolerance(0.001).allows(a, b) == same)
    #expect(Tolerance(0.001).allows(b, a) == same)
    #expect(Tolerance.exact.allows(a, b) == (a == b || a.isNaN && b.isNaN))
  }

  @Test(
    "Texts are the same but for numbers within the tolerance",
    arguments: [
      ("loss 0.5 at 10", "loss 0.5005 at 10", true), ("loss 0.5", "loss 0.6", false),
      ("0.5.", "0.5.", true), ("0.5.", "0.5", false), ("−0.5", "0.5", false), ("x1", "x2", false),
      ("a 1", "a 1 ", false), ("1", "1.0", true), ("a", "b", false), ("2000", "2001", true),
    ])
  func texts(a: String, b: String, same: Bool) {
    #expect(Tolerance(0.001).allows(a, b) == same)
    #expect(Tolerance.exact.allows(a, b) == (a == b))
  }

  @Test("No two neighbours of a colour map are further apart than a step of the tolerance")
  func steps() {
    #expect(Tolerance.exact.colorDistance == 0)
    #expect(Tolerance(1e-9).colorDistance == 10)
    #expect(Tolerance(5).colorDistance == 255)
  }

  @Test("Items are matched by their names, whatever comes between them")
  func items() throws {
    func results(_ parameters: [(String, Double)]) throws -> StoredJSON {
      let items = parameters.map { "{\"name\": \"\($0.0)\", \"value\": \($0.1)}" }
      let text = "{\"modelParameters\": [\(items.joined(separator: ","))]}"
      return try #require(StoredJSON(Array(text.utf8)))
    }
    func differences(_ old: [(String, Double)], _ new: [(String, Double)]) throws -> [String] {
      var comparison = ResultsComparison(tolerance: .exact)
      comparison.compare(try results(new), with: try results(old))
      return comparison.differences.map(\.description)
    }
    let old = [("a", 1.0), ("b", 2), ("c", 3)]
    #expect(try differences(old, [("c", 3), ("a", 1), ("b", 2)]) == [])
    #expect(
      try differences(old, [("x", 0), ("a", 1), ("b", 5), ("c", 3)])
        == ["parameter x: is new", "parameter b, value: was 2, is 5 (+3)"])
    #expect(try differences(old, [("a", 1), ("c", 3)]) == ["parameter b: is gone"])
    #expect(
      try differences(old, [("a", 1), ("z", 2), ("c", 3)])
        == ["parameter z, name: was \"b\", is \"z\""])
  }

  @Test("What a message quotes cannot command a terminal")
  func controls() {
    let difference = Difference(place: "a\u{1B}[2J", change: .other("b\u{202E}\n"))
    #expect(difference.description == "a\u{FFFD}[2J: b\u{FFFD}\u{FFFD}")
  }
}
