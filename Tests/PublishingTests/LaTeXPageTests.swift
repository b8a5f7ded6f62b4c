import Notebooks
import TestSupport
import Testing

@testable import Publishing
@testable import Typesetting

@Suite("The LaTeX that the documentation lists")
struct LaTeXPageTests {
  let reference: LaTeXReference

  init() throws { reference = try LaTeXReference() }

  @Test("Every formula in the documentation is read, on a line of its own and in a text")
  func formulas() {
    let formulas = reference.sections.flatMap(\.formulas)
    #expect(formulas.count > 50)
    for formula in formulas {
      for isDisplayed in [true, false] {
        #expect(throws: Never.self, "\(formula)") {
          try LaTeXParser.parse(formula, display: isDisplayed)
        }
      }
    }
  }

  @Test("The documentation lists the commands and environments that there are, and no others")
  func names() {
    #expect(reference.commands == Set(LaTeXCommand.allNames))
    #expect(reference.environments == Set(LaTeXEnvironment.byName.keys))
  }

  @Test("The sign behind a command in the documentation is the one that it sets")
  func signs() {
    let signs = Dictionary(
      reference.sections.flatMap(\.names).map { ($0.source, $0.sign) },
      uniquingKeysWith: { $0 ?? $1 })
    for (name, symbol) in LaTeXSymbols.commands.sorted(by: { $0.key < $1.key })
    where symbol.kind != .function {
      #expect(signs["\\" + name] == symbol.text, "\\\(name)")
    }
  }

  @Test("The limit of levels in the documentation is that of the program")
  func limit() {
    #expect(reference.text.contains("at most \(LaTeXParser.depthLimit) levels"))
  }

  @Test("The formulas of the documented model are set as the documentation says")
  func model() throws {
    let section = try #require(reference.sections.first { !$0.model.isEmpty })
    let source = "---\ntitle: T\n---\n```{model}\n\(section.model.joined(separator: "\n"))\n```\n"
    let document = Notebook(SourceText(name: "model.md", text: source)).run()
    guard case .cell(let cell)? = document.blocks.first, case .model(let equations) = cell.content
    else {
      Issue.record("there is no model")
      return
    }
    #expect(equations.count == section.formulas.count)
    for (equation, formula) in zip(equations, section.formulas) {
      let typeset = Mathematics.row([equation.left, .symbol("="), equation.right])
      let written = try LaTeXParser.parse(formula, display: true)
      #expect(Self.visible(typeset) == Self.visible(written), "\(formula)")
    }
  }

  /// The MathML without what nobody sees: rows, and the thin spaces between names and operands.
  private static func visible(_ formula: Mathematics) -> String {
    formula.mathML(display: true).source
      .replacing("<mtext>\u{2009}</mtext>", with: "")
      .replacing("<mspace width=\"0.17em\"/>", with: "")
      .replacing("<mrow>", with: "").replacing("</mrow>", with: "")
  }

  @Test("A page sets everything that the documentation lists, one construct a line")
  func page() throws {
    let source = reference.notebook
    expectSnapshot(source, named: "latex.md")
    let document = Notebook(SourceText(name: "latex.md", text: source)).run()
    #expect(document.diagnostics.isEmpty)
    expectSnapshot(try body(document.blocks), named: "latex.html")
  }
}
