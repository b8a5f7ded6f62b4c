import Testing

@testable import Publishing

@Suite("Templates")
struct TemplateTests {
  private func error(_ file: String, _ text: String) throws -> PublishingError? {
    let templates = Templates(replacing: [file: text])
    do {
      _ = try Publication(of: Article.document, templates: templates)
      return nil
    } catch {
      return error
    }
  }

  @Test("An unknown placeholder is an error with its template, its line and the nearest name")
  func unknownPlaceholder() throws {
    let error = try error("page.mustache", "{{> head}}\n<h1>{{titel}}</h1>\n")
    #expect(
      error
        == .unknownPlaceholder(
          file: "page.mustache", line: 2, name: "titel", nearest: "title"))
    #expect(
      error?.description
        == "page.mustache:2: nothing here is called \"titel\". Did you mean \"title\"?")
  }

  @Test(
    "Wherever a name is unknown, it is found",
    arguments: [
      (
        "cell-table.mustache", "{{#anchor}}\n{{wrong}}{{/anchor}}{{#wronger}}{{/wronger}}", 2,
        "wrong"
      ),
      ("cell-heatmap.mustache", "\n\n{{#pictures}}{{colour}}{{/pictures}}", 3, "colour"),
      ("cell-curve.mustache", "{{^nothing}}a{{/nothing}}", 1, "nothing"),
      ("source.mustache", "{{#source}}\n{{{unescaped}}}{{/source}}", 2, "unescaped"),
      ("page.mustache", "a\n{{condition}}", 2, "condition"),
      ("cell-check.mustache", "{{checks.first}}", 1, "checks.first"),
      ("cell-train.mustache", "{{uppercased(loss)}}", 1, "uppercased(loss)"),
    ])
  func unknownNames(file: String, text: String, line: Int, name: String) throws {
    guard case .unknownPlaceholder(let path, line, name, _) = try error(file, text) else {
      Issue.record("no error, or another one")
      return
    }
    #expect(path == file)
  }

  @Test("A name that only a partial uses is reported with the partial")
  func unknownInPartial() throws {
    #expect(
      try error("contents.mustache", "\n\n{{content}}")
        == .unknownPlaceholder(
          file: "contents.mustache", line: 3, name: "content", nearest: "contents"))
  }

  @Test("An unknown partial is an error, used or not")
  func unknownPartial() throws {
    #expect(
      try error("cell-model.mustache", "a\n{{> sources}}")
        == .unknownPartial(file: "cell-model.mustache", line: 2, name: "sources", nearest: "source")
    )
  }

  @Test(
    "Text that is no Mustache is an error with its line",
    arguments: [
      ("a\n{{a b}}", 2, "this tag has no name, or no }} after it"),
      ("a\n{{#title}}b", 2, "a section is opened and never closed"),
      ("a\n{{#title}}b{{/titel}}", 2, "this tag closes a section that is not the last one opened"),
      ("a\nb\n{{title", 3, "a tag is opened with {{ and never closed with }}"),
    ])
  func malformed(text: String, line: Int, reason: String) throws {
    #expect(
      try error("page.mustache", text)
        == .malformedTemplate(file: "page.mustache", line: line, reason: reason))
  }

  @Test(
    "Templates that include themselves, or each other without end, are an error, not a crash",
    arguments: [
      (["making.mustache": "a\n{{> making}}"], "making.mustache:2: \"making\" includes itself."),
      (
        ["making.mustache": "{{> source}}", "source.mustache": "\n{{> making}}"],
        "making.mustache:1: \"source\" includes itself."
      ),
      (
        ["making.mustache": String(repeating: "{{> source}}", count: 2000)],
        "making.mustache:1: more than 1000 templates are included here."
      ),
      (
        ["making.mustache": String(repeating: "{{#title}}", count: 5000)],
        "making.mustache:1: the template has more than 200 sections."
      ),
    ])
  func endless(files: [String: String], message: String) throws {
    #expect(throws: PublishingError.self) {
      do {
        _ = try Publication(of: Article.document, templates: Templates(replacing: files))
      } catch {
        #expect("\(error)" == message)
        throw error
      }
    }
  }

  @Test("Errors name the file in its folder, and a built-in one without")
  func folder() throws {
    func error(_ files: [String: String]) throws -> String? {
      do {
        let templates = try Templates(replacing: files, from: "my/theme")
        _ = try Publication(of: Article.document, templates: templates)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      try error(["page.mustache": "\n{{titel}}"])
        == "my/theme/page.mustache:2: nothing here is called \"titel\". Did you mean \"title\"?")
    #expect(
      try error(["page.mustache": "{{> heads}}"])
        == "my/theme/page.mustache:1: there is no template called \"heads\". Did you mean \"head\"?"
    )
    #expect(
      try error(["page.mustache": "{{#title}}"])
        == "my/theme/page.mustache:1: a section is opened and never closed.")
    #expect(try error(["style.css": "</style"])?.hasPrefix("my/theme/style.css contains") == true)
    #expect(try error(["style.css": "a {}"]) == nil)
  }

  @Test("A template that no page uses is an error, one that another includes is not")
  func unused() throws {
    #expect(
      throws: PublishingError.unusedFile(file: "t/pagge.mustache", nearest: "page.mustache")
    ) { try Templates(replacing: ["pagge.mustache": ""], from: "t/") }
    #expect(throws: PublishingError.unusedFile(file: "styles.css", nearest: "style.css")) {
      try Templates(replacing: ["styles.css": ""], from: "")
    }
    #expect(throws: PublishingError.self) {
      try Templates(replacing: ["mine.mustache": "{{> mine}}"], from: "")
    }
    let files = ["making.mustache": "{{> mine}}", "mine.mustache": "<p>Mine: {{version}}</p>"]
    let templates = try Templates(replacing: files, from: "t")
    #expect(
      try page(Sample.document([]), templates: templates).contains("Mine: \(Gradbook.version)"))
  }

  @Test("A style sheet cannot end its own element")
  func styleSheetEnd() throws {
    #expect(try error("style.css", "a {} </STYLE><script>") == .unsafeStyleSheet(file: "style.css"))
  }

  @Test("The policy names the digest of the very style sheet in the page, whatever its line ends")
  func styleDigest() throws {
    // printf 'a {\n}\n' | openssl dgst -sha256 -binary | base64
    let digest = "K7dMPLiKDDDmX2T5yurh9VbGi+8BiAEe6jIA1E50+g0="
    for text in ["a {\n}\n", "a {\r\n}\r\n", "a {\r}\r"] {
      let page = try page(Sample.document([]), templates: Templates(replacing: ["style.css": text]))
      #expect(page.contains("style-src &#39;sha256-\(digest)&#39;"))
      #expect(page.contains("<style>a {\n}\n</style>"))
    }
  }

  @Test("Tags are read with their lines")
  func tags() {
    let tags = TemplateTag.all(in: "{{a}}\n{{{b}}}{{&c}}\n{{#d}}\n{{/d}}{{! x\ny }}{{>e}}{{ ^ f }}")
    let expected: [(TemplateTag.Kind, String, Int)] = [
      (.placeholder, "a", 1), (.placeholder, "b", 2), (.placeholder, "c", 2),
      (.placeholder, "d", 3), (.other, "d", 4), (.other, "xy", 4), (.partial, "e", 5),
      (.placeholder, "f", 5),
    ]
    #expect(tags.map(\.kind) == expected.map(\.0))
    #expect(tags.map(\.name) == expected.map(\.1))
    #expect(tags.map(\.line) == expected.map(\.2))
  }
}
