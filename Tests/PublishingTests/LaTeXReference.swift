import Foundation
import TestSupport

@testable import Typesetting

/// What the documentation of the LaTeX subset lists, as the document itself says it.
struct LaTeXReference {
  /// A part of the document under a heading.
  struct Section {
    var title: String
    /// The names in its prose, each with the sign that stands behind it, if one does.
    var names: [(source: String, sign: String?)] = []
    /// The formulas of its blocks, each on a line.
    var formulas: [String] = []
    /// The lines of its model cell, if it has one.
    var model: [String] = []
  }

  let text: String
  private(set) var sections: [Section] = []

  /// Reads `Documentation/LaTeX.md`.
  init() throws {
    let file = packageFolder.appending(path: "Documentation/LaTeX.md")
    text = try String(contentsOf: file, encoding: .utf8)
    var prose = ""
    var fence: Substring?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") {
        fence = fence == nil ? line.dropFirst(3) : nil
      } else if fence == "{model}" {
        sections[sections.count - 1].model.append(String(line))
      } else if fence != nil {
        sections[sections.count - 1].formulas.append(String(line))
      } else if line.hasPrefix("#") {
        takeNames(from: prose)
        prose = ""
        sections.append(Section(title: String(line.drop { $0 == "#" || $0 == " " })))
      } else {
        prose += line + " "
      }
    }
    takeNames(from: prose)
  }

  private mutating func takeNames(from prose: String) {
    for match in prose.matches(of: #/`([^`]+)`(?: (\S{1,3})(?=[,.]\s))?/#) {
      // Markdown writes a backslash twice.
      let sign = match.2.map { $0 == #"\\"# ? #"\"# : String($0) }
      sections[sections.count - 1].names.append((String(match.1), sign))
    }
  }

  /// Every command in a name or a formula, without its backslash.
  var commands: Set<String> {
    Set(sources.flatMap { LaTeXToken.tokens(of: $0).compactMap(\.command) })
  }

  /// Every environment in a formula.
  var environments: Set<String> {
    Set(sources.flatMap { $0.matches(of: #/\\begin\{([^}]+)\}/#).map { String($0.1) } })
  }

  private var sources: [String] {
    sections.flatMap { $0.names.map(\.source) + $0.formulas }
  }

  /// A notebook that sets all of it: signs in the line, formulas in the line and on their own.
  var notebook: String {
    var lines = ["---", "title: Everything that LaTeX may be", "---"]
    for section in sections.dropFirst()
    where !section.formulas.isEmpty || section.names.contains(where: { $0.sign != nil }) {
      lines += ["", "## \(section.title)", ""]
      lines += section.names.filter { $0.sign != nil }.map { "`\($0.source)` $\($0.source)$" }
      lines += [""]
      lines += section.formulas.flatMap { ["- `\($0)` $\($0)$", "", "  $$\($0)$$"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
