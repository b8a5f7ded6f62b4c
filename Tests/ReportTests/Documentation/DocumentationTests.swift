import Foundation
import Publishing
import TestSupport
import Testing
import Training

@testable import Notebooks

// One after the other, since each may write its part of a page anew.
@Suite("The documentation for authors", .serialized)
struct DocumentationTests {
  @Test(
    "Every notebook of a page is sound, can be published, and shows what the page says",
    arguments: ["Guide.md", "Language.md", "Cells.md"])
  func notebooks(name: String) throws {
    var page = try DocumentationPage(name)
    #expect(!page.notebooks.isEmpty)
    var recorded: [(lines: Range<Int>, text: String)] = []
    for pieces in page.notebooks {
      let document = Notebook(DocumentationPage.source(pieces)).run()
      #expect(document.diagnostics.map(\.description) == [], "\(pieces[0].markdown)")
      #expect(document.checks.filter { !$0.held }.map(\.title) == [], "\(pieces[0].markdown)")
      _ = try Publication(of: document)
      let shown = DocumentationPage.shown(document)
      guard document.isSound else { continue }
      try #require(shown.count == pieces.count)
      for (piece, text) in zip(pieces, shown) {
        guard let expected = piece.shown else { continue }
        if isRecordingSnapshots {
          recorded.append((expected.lines, text))
        } else {
          #expect(text == expected.text, "line \(expected.lines.lowerBound + 1)")
        }
      }
    }
    if isRecordingSnapshots { try page.record(recorded) }
  }

  /// A table of the documentation, and the rows that it should have.
  struct Table: CustomTestStringConvertible {
    var page: String
    var heading: String
    var rows: [[String]]

    var testDescription: String { "\(page), \(heading)" }

    /// The tables of options and cells.
    static let cells: [Table] =
      [
        Table(
          page: "Cells.md", heading: "The cells",
          rows: Cell.kinds.map { ["`\($0.name)`", $0.summary.body, $0.summary.shows] }),
        Table(
          page: "Cells.md", heading: "Options of every cell",
          rows: rows(of: CommonOptions.declarations("model", nil))),
        Table(
          page: "Cells.md", heading: "Data sources",
          rows: DataSources.builtIn.map { [$0.call, $0.columns, $0.arguments] }),
      ]
      + Cell.kinds.map {
        Table(page: "Cells.md", heading: $0.name, rows: rows(of: $0.options))
      }

    /// The tables of functions and constants.
    static let language: [Table] =
      [
        Table(
          page: "Language.md", heading: "Constants",
          rows: Functions.constants.map { ["`\($0.name)`", $0.meaning] })
      ]
      + LanguageFunction.Section.allCases.map { section in
        Table(
          page: "Language.md", heading: section.rawValue,
          rows: Functions.builtIn.filter { $0.section == section }
            .map { ["`\($0.call)`"] + $0.cells })
      }

    private static func rows(of options: [any OptionDeclaration]) -> [[String]] {
      options.map { ["`\($0.name)`", $0.meaning, $0.otherwise] }
    }
  }

  @Test(
    "A table has a row for each declaration, and each says what the declaration says",
    arguments: Table.cells + Table.language)
  func rows(table: Table) throws {
    var page = try DocumentationPage(table.page)
    if isRecordingSnapshots, !table.rows.isEmpty {
      try page.record(table.rows, under: table.heading)
    } else {
      #expect(page.anchors.contains(DocumentationPage.anchor(table.heading)))
      #expect(page.rows(under: table.heading) == table.rows)
    }
  }

  @Test("The tables have every key and every member of results.json, and no other")
  func names() throws {
    let page = try DocumentationPage("Cells.md")
    let expected = [
      ("Front matter", FrontMatter.keys),
      ("Numbers in results.json", try Self.membersOfResults()),
    ]
    for (heading, names) in expected {
      #expect(page.names(under: heading).sorted() == names.sorted(), "\(heading)")
    }
  }

  @Test("An optimizer and a schedule stand there with every argument and its usual value")
  func arguments() throws {
    let page = try DocumentationPage("Cells.md")
    let signatures = [
      ("Optimizers", Optimizer.declarations.map(CallReader.Signature.init)),
      ("Schedules", Schedule.declarations.map(CallReader.Signature.init)),
    ]
    for (heading, signatures) in signatures {
      for signature in signatures {
        let call = page.row(signature.name, under: heading).first ?? ""
        let written = call.matches(of: /(\w+): ([^,)]+)/).map { (String($0.1), Double($0.2)) }
        #expect(written.map(\.0) == signature.labels, "\(signature.name)")
        for (argument, value) in zip(signature.arguments, written) where argument.usual != nil {
          #expect(value.1 == argument.usual, "\(signature.name), \(argument.label)")
        }
      }
    }
  }

  @Test("The tables of calls say what the declarations say, in their order")
  func declarations() throws {
    try expectRows(Optimizer.declarations, in: "Cells.md", under: "Optimizers")
    try expectRows(Schedule.declarations, in: "Cells.md", under: "Schedules")
    try expectRows(Initializer.declarations, in: "Language.md", under: "Initial values")
  }

  private func expectRows(
    _ declarations: [CallDeclaration<some Sendable>], in name: String, under heading: String
  ) throws {
    let page = try DocumentationPage(name)
    #expect(page.names(under: heading) == declarations.map(\.name))
    for declaration in declarations {
      #expect(page.row(declaration.name, under: heading).last == declaration.summary)
    }
  }

  @Test(
    "Links lead to files and headings that exist",
    arguments: [
      "Guide.md", "Language.md", "Cells.md", "LaTeX.md", "Errors.md", "Command.md", "Preview.md",
      "Swift.md", "Speed.md",
    ])
  func links(name: String) throws {
    let page = try DocumentationPage(name)
    for match in page.prose.matches(of: /\]\(([\w.\/-]*)(?:#([\w-]+))?\)/) {
      let path = "Documentation/\(match.1)"
      #expect(
        FileManager.default.fileExists(atPath: packageFolder.appending(path: path).path),
        "\(match.0)")
      guard match.1.isEmpty || match.1.hasSuffix(".md") else { continue }
      let target = match.1.isEmpty ? page : try DocumentationPage(String(match.1))
      if let anchor = match.2 {
        #expect(target.anchors.contains(String(anchor)), "\(match.0)")
      }
    }
  }

  /// The members of a `results.json`.
  private static func membersOfResults() throws -> [String] {
    let document = Notebook(SourceText(name: "t.md", text: "---\ntitle: T\n---\n")).run()
    let file = try #require(
      Publication(of: document).files.first { $0.path == "results.json" })
    let object = try JSONSerialization.jsonObject(with: Data(file.bytes))
    return try #require(object as? [String: Any]).keys.sorted()
  }
}
