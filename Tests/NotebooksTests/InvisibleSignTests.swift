import Testing

@testable import Notebooks

@Suite("Signs that nobody sees")
struct InvisibleSignTests {
  @Test(
    "One in the front matter that makes something else of a line is told by its name and place",
    arguments: [
      ("---\ntitle\u{200B}: T\n---\n", 2, 1, "U+200B, zero width space"),
      ("---\nti\u{AD}tle: T\n---\n", 2, 1, "U+00AD, soft hyphen"),
      ("---\n\u{A0}title: T\n---\n", 2, 1, "U+00A0, no-break space"),
      ("---\ntitle:\u{A0}T\n---\n", 2, 7, "U+00A0, no-break space"),
      ("---\ntitle: T\nparameters:\n  ra\u{2060}te: 1\n---\n", 4, 3, "U+2060, word joiner"),
      ("\u{200B}---\ntitle: T\n---\n", 1, 1, "U+200B, zero width space"),
      ("---\ntitle: T\n---\u{200B}\nx\n", 3, 1, "U+200B, zero width space"),
      ("---\ntitle: T\n\u{FEFF}---\nx\n", 3, 1, "U+FEFF, zero width no-break space"),
      ("---\nseed:\u{A0}3\ntitle: T\n---\nx\n", 2, 6, "U+00A0, no-break space"),
      ("---\ntitle: T\nseed: 3\u{A0}\n---\nx\n", 3, 7, "U+00A0, no-break space"),
      ("---\ntitle: T\nparameters:\n  a:\u{A0}1\n---\nx\n", 4, 3, "U+00A0, no-break space"),
      ("---\ntitle: T\nparameters:\n  a: 1\u{200B}\n---\nx\n", 4, 6, "U+200B, zero width space"),
    ])
  func frontMatter(text: String, line: Int, column: Int, name: String) {
    let error = #expect(throws: NotebookError.self) {
      try Notebook(SourceText(name: "n.md", text: text)).sound()
    }
    let mistake = error?.diagnostics.first
    #expect(mistake?.identifier?.rawValue == "invisible-sign")
    #expect(mistake?.message.hasSuffix(name) == true, "\(mistake?.message ?? "")")
    #expect(mistake?.place == SourceText.Place(line: line, column: column))
  }

  @Test(
    "One in a cell's option or at its end is told where it stands",
    arguments: [
      ("```{table}\n#|\u{A0}caption: C\n1\n```", 5, 3, "the name of this option: U+00A0"),
      ("```{table}\n#| caption\u{200B}: C\n1\n```", 5, 4, "the name of this option: U+200B"),
      ("```{train}\n#| epochs: 2\u{A0}\nloss = 1\n```", 5, 13, "this formula: U+00A0"),
      ("```{curve}\n#| scale: log\u{A0}\nloss\n```", 5, 11, "this value: U+00A0"),
      ("```{table}\n1\n```\u{200B}\n\nText.", 6, 1, "the end of this cell: U+200B"),
      ("```{table}\n1 +\u{2028}1\n```", 5, 4, "this formula: U+2028"),
      ("```{table}\n1 + \u{2800}1\n```", 5, 5, "this formula: U+2800"),
    ])
  func cells(text: String, line: Int, column: Int, told: String) throws {
    let error = #expect(throws: NotebookError.self) { try notebook(text) }
    let mistake = try #require(error?.diagnostics.first)
    #expect(
      mistake.message.hasPrefix("there is an invisible sign in \(told)"), "\(mistake.message)")
    #expect(mistake.place == SourceText.Place(line: line, column: column))
  }

  @Test("In a title or a sentence they are part of the text, but a title has something to be seen")
  func text() throws {
    #expect(try run("x", front: "title: Modèle\u{A0}A").header.title == "Modèle\u{A0}A")
    #expect(try run("a\u{200B}b").prose == "a\u{200B}b")
    #expect(throws: NotebookError.self) { try run("x", front: "title: \u{200B}") }
  }

  @Test(
    "A language has the form of a tag",
    arguments: [
      "he", "ar-EG", "az-Arab", "zh-Hant-TW", "gsw", "de-1996", "deutsch", "de_AT", "",
      "he\u{200B}",
    ])
  func language(tag: String) throws {
    let isTag = !["deutsch", "de_AT", "", "he\u{200B}"].contains(tag)
    let front = "title: T\nlang: \"\(tag)\""
    if isTag {
      #expect(try run("x", front: front).header.language == tag)
    } else {
      #expect(throws: NotebookError.self) { try run("x", front: front) }
    }
  }
}
