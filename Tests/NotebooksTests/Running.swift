import Figures
import Testing

@testable import Notebooks

/// A notebook with this body under a short front matter, run.
///
/// - Throws: What is wrong with it.
func run(_ body: String, front: String = "title: T") throws -> Document {
  try Notebook(SourceText(name: "test.md", text: "---\n\(front)\n---\n\(body)")).sound()
}

/// A notebook with this body under a short front matter, read.
///
/// - Throws: What is wrong with its syntax.
func notebook(_ body: String, front: String = "title: T") throws -> Notebook {
  let notebook = Notebook(SourceText(name: "test.md", text: "---\n\(front)\n---\n\(body)"))
  guard notebook.diagnostics.isEmpty else { throw NotebookError(notebook.diagnostics) }
  return notebook
}

extension Notebook {
  /// The document of a notebook with which nothing is wrong.
  func sound(
    readFile: @escaping (String) throws -> [UInt8] = { throw NoSuchFile(path: $0) }
  ) throws -> Document {
    let document = run(readFile: readFile)
    guard document.diagnostics.isEmpty else { throw NotebookError(document.diagnostics) }
    return document
  }
}

extension Document {
  /// The tables of the page as text, in order.
  var tables: [Table] {
    cells.compactMap { cell in
      switch cell.content {
      case .table(let table), .parameters(let table), .data(let table, _, _): table
      default: nil
      }
    }
  }

  var cells: [CellOutput] {
    blocks.compactMap { block in
      if case .cell(let cell) = block { cell } else { nil }
    }
  }

  /// The words of the paragraphs.
  var prose: String {
    blocks.compactMap { block in
      if case .paragraph(let content) = block { content.plainText } else { nil }
    }.joined(separator: "\n")
  }
}

/// The value of a formula by itself.
func value(_ formula: String, _ values: [(String, String)] = []) throws -> Double {
  try Evaluation(
    SourceText(name: "formula", text: formula),
    values: values.map {
      Evaluation.Definition(name: $0.0, formula: SourceText(name: $0.0, text: $0.1))
    }
  ).value
}

/// Expects the first mistake that a body finds to be this one at this place; any message if it is nil.
func expectMistake(
  line: Int, column: Int, message: String?,
  sourceLocation: SourceLocation = #_sourceLocation, in body: () throws -> Void
) throws {
  let error = #expect(throws: NotebookError.self, sourceLocation: sourceLocation) { try body() }
  let first = try #require(error?.diagnostics.first, sourceLocation: sourceLocation)
  #expect(
    first.place == SourceText.Place(line: line, column: column), sourceLocation: sourceLocation)
  if let message { #expect(first.message == message, sourceLocation: sourceLocation) }
}
