import Foundation
import Notebooks
import Publishing
import TestSupport
import Testing

/// A page of the documentation: its notebooks, what they show, and the names in its tables.
///
/// A fenced block `markdown` is a notebook or a piece of one: one that begins with `---` begins a
/// notebook, any other goes on with the one before it. A fenced block `text` with no other fence
/// between is what that piece shows.
struct DocumentationPage {
  struct Piece {
    var markdown: String
    /// What it shows, and the lines of the page that this stands on; nil if the page does not say.
    var shown: (text: String, lines: Range<Int>)?
  }

  let file: URL
  private(set) var lines: [String]
  /// The lines outside of its blocks, without what is code.
  private(set) var prose = ""
  /// The pieces of each notebook.
  private(set) var notebooks: [[Piece]] = []
  /// The rows of the tables under each heading that begin with a name, and the lines they stand on.
  private var rows: [String: [(name: String, cells: [String], line: Int)]] = [:]
  /// The lines `|---|` of the first table under each heading.
  private var tableHeads: [String: Int] = [:]
  /// The anchors that the headings have on GitHub.
  private(set) var anchors: Set<String> = []

  init(_ name: String) throws {
    file = packageFolder.appending(path: "Documentation/\(name)")
    lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fence: (sign: String, language: String, start: Int)?
    var (heading, language) = ("", "")
    for (number, line) in lines.enumerated() {
      if let open = fence {
        guard line == open.sign else { continue }
        take(open.start..<number, open.language, after: language)
        language = open.language
        fence = nil
        continue
      }
      prose += line.replacing(/`+[^`]+`+/, with: "") + "\n"
      if line.hasPrefix("```") {
        let sign = String(line.prefix { $0 == "`" })
        fence = (sign, String(line.dropFirst(sign.count)), number + 1)
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " }).replacing("`", with: "")
        anchors.insert(Self.anchor(heading))
      } else if line.hasPrefix("|--"), tableHeads[heading] == nil {
        tableHeads[heading] = number
      } else if let match = line.prefixMatch(of: /\| `(\w+)/) {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        rows[heading, default: []].append((String(match.1), cells, number))
      }
    }
  }

  /// The names in the first column of the tables under a heading.
  func names(under heading: String) -> [String] { rows[heading, default: []].map(\.name) }

  /// The cells of the rows of the tables under a heading.
  func rows(under heading: String) -> [[String]] { rows[heading, default: []].map(\.cells) }

  /// Writes rows in place of those under a heading, or below the head of a table that has none yet.
  mutating func record(_ cells: [[String]], under heading: String) throws {
    let old = rows[heading, default: []].map(\.line)
    guard let first = old.first ?? tableHeads[heading].map({ $0 + 1 }) else {
      Issue.record("\(file.lastPathComponent) has no table under \"\(heading)\" to write rows into")
      return
    }
    lines.replaceSubrange(
      first..<(old.last ?? first - 1) + 1,
      with: cells.map { row in
        "|" + row.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
      })
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }

  /// The cells of the row of a name.
  func row(_ name: String, under heading: String) -> [String] {
    rows[heading, default: []].first { $0.name == name }?.cells ?? []
  }

  /// Letters, digits and hyphens for spaces.
  static func anchor(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
      .replacing(" ", with: "-")
  }

  private mutating func take(_ range: Range<Int>, _ language: String, after earlier: String) {
    let text = lines[range].joined(separator: "\n")
    if language == "markdown" {
      if text.hasPrefix("---\n") || notebooks.isEmpty { notebooks.append([]) }
      notebooks[notebooks.count - 1].append(Piece(markdown: text))
    } else if language == "text", earlier == "markdown" {
      let last = notebooks.count - 1
      notebooks[last][notebooks[last].count - 1].shown = (text, range)
    }
  }

  /// A line of its own that keeps the pieces of a notebook apart.
  private static let mark = "⁂"

  /// A notebook as it is read.
  static func source(_ pieces: [Piece]) -> SourceText {
    let text = pieces.map(\.markdown).joined(separator: "\n\n\(mark)\n\n")
    let front = text.hasPrefix("---\n") ? "" : "---\ntitle: Example\n---\n\n"
    return SourceText(name: "example.md", text: front + text + "\n")
  }

  /// What each piece shows; typeset formulas are left out, since they read badly as plain text.
  static func shown(_ document: Document) -> [String] {
    document.blocks
      .split(omittingEmptySubsequences: false) { PlainText(of: [$0]).text == mark }
      .map { PlainText(of: $0.filter { !$0.isModel }).text }
  }

  /// Writes texts in place of those that the page says are shown.
  mutating func record(_ texts: [(lines: Range<Int>, text: String)]) throws {
    for (range, text) in texts.reversed() {
      lines.replaceSubrange(
        range, with: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }
}

extension Block {
  fileprivate var isModel: Bool {
    if case .cell(let cell) = self, case .model = cell.content { true } else { false }
  }
}
