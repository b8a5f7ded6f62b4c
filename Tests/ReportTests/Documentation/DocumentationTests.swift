import Foundation
import Publishing
import TestSupport
import Testing
import Training

@testable import Notebooks

@Suite("The documentation for authors")
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

  @Test("The tables of the language have every name of the language, and no other")
  func language() throws {
    let page = try DocumentationPage("Language.md")
    let arrays = Builtin.reductions.map(\.name) + ["mean", "all", "any", "count"]
    let expected: [(heading: String, names: [String])] = [
      ("Constants", Builtin.constants.map(\.name)),
      (
        "Functions of numbers",
        Builtin.unary.map(\.name) + Builtin.binary.map(\.name) + [Builtin.leakyRelu]
      ),
      ("Functions of arrays", arrays),
      ("Over the rows of the data", Builtin.aggregates),
      ("Losses", Builtin.Loss.allCases.map(\.rawValue)),
      ("Layers", Builtin.Layer.allCases.map(\.rawValue)),
      ("Initial values", Builtin.Initial.allCases.map(\.rawValue)),
      ("Derivatives", [Builtin.gradient]),
      ("How long a training takes", [Builtin.epochsTo]),
    ]
    for (heading, names) in expected {
      #expect(page.names(under: heading).sorted() == names.sorted(), "\(heading)")
    }
    let all = Set(expected.flatMap(\.names))
    #expect(all == Set(Builtin.reservedNames))
  }

  @Test("The tables of the cells have every cell, option and key, and no other")
  func cells() throws {
    let page = try DocumentationPage("Cells.md")
    let common = Cell.Kind.model.options
    var expected: [(heading: String, names: [String])] = [
      ("Front matter", FrontMatter.keys),
      ("The cells", Cell.Kind.allCases.map(\.rawValue)),
      ("Options of every cell", common),
      ("Data sources", Builtin.dataSourceNames),
      ("Optimizers", CellOptions.optimizers.map(\.name)),
      ("Schedules", CellOptions.schedules.map(\.name)),
      ("Numbers in results.json", try Self.membersOfResults()),
    ]
    for kind in Cell.Kind.allCases {
      expected.append((kind.rawValue, kind.options.filter { !common.contains($0) }))
    }
    for (heading, names) in expected {
      #expect(page.names(under: heading).sorted() == names.sorted(), "\(heading)")
    }
  }

  @Test("The calls of the cells stand there with every argument and its usual value")
  func arguments() throws {
    let page = try DocumentationPage("Cells.md")
    let signatures = [
      ("Data sources", DataSource.builtIn.map(\.signature)), ("Optimizers", CellOptions.optimizers),
      ("Schedules", CellOptions.schedules),
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
    "The tables say what an option is without it",
    arguments: [
      ("train", "epochs", "\(TrainDefaults.epochs)"),
      ("train", "optimizer", "`\(TrainDefaults.optimizer)`"),
      ("table", "rows", "\(FigureDefaults.tableRows)"),
      ("heatmap", "resolution", "\(FigureDefaults.resolution)"),
      ("images", "count", "\(FigureDefaults.pictures)"),
      ("Options of every cell", "echo", "`\(Cell.Common().echo.rawValue)`"),
    ])
  func defaults(heading: String, option: String, value: String) throws {
    let page = try DocumentationPage("Cells.md")
    #expect(page.row(option, under: heading).last == value)
  }

  @Test(
    "Links lead to files and headings that exist",
    arguments: ["Guide.md", "Language.md", "Cells.md"])
  func links(name: String) throws {
    let page = try DocumentationPage(name)
    for match in page.lines.joined(separator: "\n").matches(of: /\]\(([\w.]*)(?:#([\w-]+))?\)/) {
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
