import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("The length of a formula in LaTeX")
struct LaTeXLimitTests {
  @Test("The limit in the documentation is that of the program")
  func documentation() throws {
    let file = packageFolder.appending(path: "Documentation/LaTeX.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("at most \(ProseScanner.mathematicsLimit) bytes"))
  }
}
