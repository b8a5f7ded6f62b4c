import Foundation
import Publishing
import TestSupport
import Testing
import Training

@testable import Notebooks

@Suite("A notebook with everything that the format has")
struct EverythingTests {
  private static let file = packageFolder.appending(
    path: "Tests/ReportTests/Everything/everything.md")

  @Test("It is sound, and shows what it showed before")
  func snapshot() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let document = Notebook(SourceText(name: "everything.md", text: text)).run(readFile: Self.read)
    #expect(document.diagnostics.map(\.description) == [])
    #expect(document.checks.filter { !$0.held }.map(\.title) == [])
    _ = try Publication(of: document)
    expectSnapshot(PlainText(of: document).text + "\n", named: "everything.txt")
  }

  @Test("It uses every cell, option, key, function, source, optimizer, schedule and format")
  func complete() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let notebook = Notebook(SourceText(name: "everything.md", text: text))
    let cells = text.split(separator: "\n```{").dropFirst().map { cell in
      (
        kind: cell.prefix { $0 != "}" },
        lines: cell.prefix(upTo: cell.ranges(of: "\n```")[0].lowerBound)
      )
    }
    #expect(cells.count == notebook.cells.count)
    for kind in Cell.kinds {
      let lines = cells.filter { $0.kind == kind.name }.map(\.lines)
      #expect(!lines.isEmpty, "\(kind)")
      for option in Self.own(kind) {
        #expect(lines.contains { $0.contains("\n#| \(option):") }, "\(kind), \(option)")
      }
    }
    for option in TableCell.allOptions { #expect(text.contains("\n#| \(option.name):")) }
    for key in FrontMatter.keys { #expect(text.contains("\n\(key):"), "\(key)") }
    let calls =
      Functions.reservedNames + DataSources.builtIn.map(\.name)
      + Optimizer.declarations.map(\.name) + Schedule.declarations.map(\.name)
      + OptionWords.all
    for name in calls {
      #expect(try text.contains(Regex("\\b\(name)\\b")), "\(name)")
    }
  }

  /// The options that are not common to all cells; `label` is not for a cell that is not numbered.
  private static func own(_ kind: any CellKind.Type) -> [String] {
    kind.options.map { $0.name } + (kind.countedAs == nil ? [] : ["label"])
  }

  /// Words that options and values take besides.
  private enum OptionWords {
    static let all = [
      "patience", "fold", "viridis", "cividis", "magma", "diverging", "grey", "log", "linear",
      "math", "column", "as",
      "and", "or", "not", "input", "parameter",
    ]
  }

  /// The files that the notebook names: a table, and two images of 2 × 2 pixels with their labels.
  private static func read(_ path: String) throws -> [UInt8] {
    switch path {
    case "points.csv": Array("petal length (cm),species\n1.4,setosa\n4.7,versicolor\n".utf8)
    case "images.idx":
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 255, 0, 255, 0, 0, 255]
    case "labels.idx": [0, 0, 8, 1, 0, 0, 0, 2, 0, 1]
    default: throw NoSuchFile(path: path)
    }
  }
}
