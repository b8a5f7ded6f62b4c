import Foundation
import TestSupport
import Testing

@testable import Notebooks

/// A mistake as `Documentation/Errors.md` shows it.
private struct DocumentedMistake {
  /// Its name; nil for an example of what people do.
  var identifier: String?
  /// The notebook, with ⟨x × 3⟩ for three times x.
  var notebook = ""
  var files: [String: [UInt8]] = [:]
  /// What is said, and the lines of the page that it stands on.
  var message = ""
  var messageLines = 0..<0

  static let page = packageFolder.appending(path: "Documentation/Errors.md")

  /// The names of the mistakes that the sources declare, each as often as it is declared.
  static func declared() throws -> [String] {
    let folder = packageFolder.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var names: [String] = []
    // The readers of Training have problems of their own, which get their names in Notebooks.
    for path in (paths ?? []).sorted()
    where path.hasSuffix(".swift") && !path.hasPrefix("Training/") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /\bProblem(?:\.init)?\(\s*(?:"([^"]*)"|([^\s",]+))/) {
        if let name = match.1 {
          names.append(String(name))
        } else {
          #expect(match.2 == "nil", "\(path): a mistake has its name where it is declared")
        }
      }
      let file = path.split(separator: "/").last
      #expect(
        !text.contains("ProblemIdentifier")
          || ["Diagnostic.swift", "Problem.swift", "ProblemIdentifier.swift"].contains(file),
        "\(path): the name of a mistake is made nowhere but in the mistake")
    }
    return names
  }

  /// The mistakes of the page, from top to bottom.
  static func all(in text: String) -> [DocumentedMistake] {
    var mistakes: [DocumentedMistake] = []
    var fence: (sign: String, info: String, start: Int)?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
      if let open = fence {
        guard line == open.sign, !mistakes.isEmpty else { continue }
        mistakes[mistakes.count - 1].take(
          lines[open.start..<number], info: open.info, at: open.start)
        fence = nil
      } else if line.hasPrefix("### ") {
        mistakes.append(DocumentedMistake(identifier: String(line.dropFirst(4))))
      } else if line.hasPrefix("#### ") {
        mistakes.append(DocumentedMistake(identifier: nil))
      } else if line.hasPrefix("```") {
        let sign = String(line.prefix { $0 == "`" })
        fence = (sign, String(line.dropFirst(sign.count)), number + 1)
      }
    }
    return mistakes
  }

  private mutating func take(_ lines: ArraySlice<String>, info: String, at start: Int) {
    let text = lines.joined(separator: "\n")
    switch info.split(separator: " ").first {
    case "markdown" where info == "markdown": notebook = text + "\n"
    case "markdown": files[String(info.dropFirst(9))] = Array((text + "\n").utf8)
    case "text": (message, messageLines) = (text, start..<start + lines.count)
    case "hex":
      files[String(info.dropFirst(4))] = text.split(separator: " ").compactMap {
        UInt8($0, radix: 16)
      }
    default: break
    }
  }

  /// The notebook as it is read: ⟨x# × 3⟩ is `x1x2x3`.
  private var expanded: String {
    notebook.replacing(/⟨([^⟩]*?) × (\d+)⟩/) { match in
      (1...(Int(match.2) ?? 1)).map { match.1.replacing("#", with: "\($0)") }.joined()
    }
  }

  /// A library with a data source that always fails.
  private static var withSensor: Library {
    struct Failure: Error, CustomStringConvertible {
      let description = "there is no connection"
    }
    var library = Library()
    do {
      try library.add(DataSource("sensor", arguments: ["seconds": 1]) { _, _ in throw Failure() })
    } catch {
      Issue.record("\(error)")
    }
    return library
  }

  /// What the notebook becomes.
  var document: Document {
    // Only a program's own data source can fail; the other notebooks have nothing but what is built in.
    let library = identifier == "failed-source" ? Self.withSensor : Library()
    return Notebook(
      SourceText(name: "example.md", text: expanded), options: Notebook.Options(library: library)
    ).run(
      readFile: { [files] path in
        guard let bytes = files[path] else { throw NoSuchFile(path: path) }
        return bytes
      })
  }
}

@Suite("The documentation of mistakes")
struct DocumentedMistakeTests {
  @Test("It has every mistake, once, and no other")
  func complete() throws {
    let text = try String(contentsOf: DocumentedMistake.page, encoding: .utf8)
    let documented = DocumentedMistake.all(in: text).compactMap(\.identifier)
    #expect(try documented.sorted() == DocumentedMistake.declared().sorted())
  }

  @Test("Each notebook makes its mistake and no other, and is told exactly what the page says")
  func messages() throws {
    let text = try String(contentsOf: DocumentedMistake.page, encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for mistake in DocumentedMistake.all(in: text).reversed() {
      let document = mistake.document
      let diagnostics = document.diagnostics
      if let identifier = mistake.identifier {
        #expect(diagnostics.compactMap(\.identifier?.rawValue) == [identifier])
      } else {
        #expect(diagnostics.count + document.checks.count { !$0.held } == 1)
      }
      let failed = document.checks.filter { !$0.held }.map { check in
        "example.md:\(check.line): check failed: \(check.title) (\(check.explanation ?? ""))"
      }
      let said = (diagnostics.map(\.description) + failed).joined(separator: "\n\n")
      if isRecordingSnapshots {
        lines.replaceSubrange(
          mistake.messageLines,
          with: said.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      } else {
        #expect(said == mistake.message)
      }
    }
    if isRecordingSnapshots {
      try lines.joined(separator: "\n").write(
        to: DocumentedMistake.page, atomically: true, encoding: .utf8)
    }
  }
}
