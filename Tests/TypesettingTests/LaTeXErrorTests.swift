import Foundation
import TestSupport
import Testing

@testable import Typesetting

@Suite("Errors in LaTeX")
struct LaTeXErrorTests {
  @Test(
    "An error says what is wrong and where",
    arguments: [
      (#"x + \alpa"#, 4, 5, #"there is no LaTeX command "\alpa" here"#),
      // Two bytes a letter: the place counts bytes.
      (#"αβ\foo"#, 4, 4, #"there is no LaTeX command "\foo" here"#),
      (#"\begin{matrx} a \end{matrx}"#, 0, 13, #"there is no LaTeX environment "matrx" here"#),
      ("50%", 2, 1, #"a formula may not hold "%""#),
      ("a €", 2, 3, #"a formula may not hold "€""#),
      (#"a \"#, 2, 1, "a backslash without a name ends the formula"),
      ("a}", 1, 1, #"a "}" closes nothing"#),
      (#"\frac{a}{b"#, 8, 1, #"a "{" is not closed"#),
      (#"\text{ab"#, 5, 1, #"a "{" is not closed"#),
      (#"\sqrt[3"#, 5, 1, #"a "[" is not closed"#),
      (#"\frac{a}"#, 0, 5, #""\frac" lacks an argument"#),
      ("{x^}", 2, 1, #""^" lacks an argument"#),
      (#"\text a"#, 0, 5, #""\text" is not followed by a "{""#),
      (#"\text{a\alpha}"#, 7, 6, #""\alpha" stands in text, which holds words only"#),
      ("a^b^c", 3, 1, "a second superscript follows the first"),
      ("a^b'", 3, 1, "a second superscript follows the first"),
      ("a_b_c", 3, 1, "a second subscript follows the first"),
      (#"\left a"#, 0, 5, #""\left" is not followed by a delimiter"#),
      (#"{\left( a}"#, 1, 5, #"a "\left" has no "\right""#),
      (#"a \right)"#, 2, 6, #"a "\right" has no "\left""#),
      (#"\begin{matrix} a"#, 0, 14, #""\begin{matrix}" has no "\end{matrix}""#),
      (#"a \end{cases}"#, 2, 11, #""\end{cases}" has no "\begin{cases}""#),
      (
        #"\begin{cases} a \end{matrix}"#, 16, 12,
        #""\begin{cases}" ends with "\end{matrix}""#
      ),
      ("a & b", 2, 1, #""&" stands where no cell of a matrix or of aligned lines ends"#),
      (#"a \\ b"#, 2, 2, #""\\" stands where no cell of a matrix or of aligned lines ends"#),
      (#"\text{a $b}"#, 8, 1, #"a "$" in text is not closed"#),
      (
        #"\begin{array}{lx} a \end{array}"#, 13, 4,
        #""lx" does not say how the columns of an array are aligned"#
      ),
      (#"\binom{a}"#, 0, 6, #""\binom" lacks an argument"#),
      ("x²³₁¹", 8, 2, "a second superscript follows the first"),
      (#"x\limits"#, 1, 7, #""\limits" does not follow an operator"#),
      (#"a \hline b"#, 2, 6, #""\hline" does not begin a row of an array"#),
      (
        #"\begin{matrix} a \\ \hline b \end{matrix}"#, 20, 6,
        #""\hline" does not begin a row of an array"#
      ),
      (
        #"\begin{array}{c@{:}c} a \end{array}"#, 13, 8,
        #""c@{:}c" does not say how the columns of an array are aligned"#
      ),
      (
        #"\begin{aligned}[t] a \end{aligned}"#, 15, 3,
        #""[t]" says how an environment is placed, which the page does"#
      ),
      (
        #"\begin{bmatrix}[c|c] a & b \end{bmatrix}"#, 15, 5,
        #""[c|c]" says how an environment is placed, which the page does"#
      ),
      (#"\not\frac12"#, 0, 4, #""\not" is not followed by a sign that it could strike through"#),
      (#"a \not"#, 2, 4, #""\not" lacks an argument"#),
      (#"\xrightarrow[a"#, 12, 1, #"a "[" is not closed"#),
    ])
  func places(_ text: String, _ offset: Int, _ length: Int, _ message: String) {
    let error = #expect(throws: LaTeXError.self) {
      try LaTeXParser.parse(text, display: true)
    }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
    #expect(error?.length == length)
    #expect(error?.advice?.hasSuffix(".") == true || error?.advice?.hasSuffix("?") == true)
  }

  @Test(
    "A misspelt name is answered with the nearest one",
    arguments: [
      (#"\alpa"#, #"Did you mean "\alpha"?"#),
      (#"\Rightarow"#, #"Did you mean "\Rightarrow"?"#),
      (#"\begin{case}a\end{case}"#, #"Did you mean "cases"?"#),
      (#"a \over b"#, #"Write \frac{a}{b}."#),
      (#"\R"#, #"Write \mathbb{R}."#),
      (#"\diag"#, #"Write \operatorname{diag}."#),
      (
        #"\Foo"#,
        #"The documentation lists the commands; \operatorname{Foo} sets a name, \text{…} words."#
      ),
      (#"\tag{1}"#, "Equations are not numbered: leave it out, and name the formula in the text."),
    ])
  func suggestion(_ text: String, _ advice: String) {
    let error = #expect(throws: LaTeXError.self) {
      try LaTeXParser.parse(text, display: true)
    }
    #expect(error?.advice == advice)
  }

  @Test(
    "Nesting up to the limit is read, beyond it is an error, on a stack of 512 KiB",
    arguments: [
      // What opens a level and closes it, and how many levels it is.
      ("{", "}", 1), ("(", ")", 1), ("|(", ")|", 2), ("x^{", "}", 1), (#"\frac1{"#, "}", 1),
      (#"\sqrt "#, "", 1), (#"\left("#, #"\right)"#, 1), (#"\hat\mathbf{"#, "}", 2),
      (#"\sqrt[{"#, "}]x", 2), (#"\begin{cases}"#, #"\end{cases}"#, 1),
      (#"\text{a $"#, "$}", 1), (#"\underbrace{"#, "}", 1), (#"\substack{"#, "}", 1),
      (#"\overset{"#, "}{}", 1), (#"\pmod{"#, "}", 1), (#"\xrightarrow{"#, "}", 1),
      (#"\xrightarrow[{"#, "}]x", 2), (#"\boxed{"#, "}", 1), (#"\phantom{"#, "}", 1),
      (#"\dbinom1{"#, "}", 1),
    ])
  func depth(_ open: String, _ close: String, _ levels: Int) async throws {
    let limit = LaTeXParser.depthLimit
    let deepest = (limit - 1) / levels
    // Braces alone make no level of the tree.
    let levels = try await depth(open, close, count: deepest).get()
    #expect(open == "{" ? levels == 1 : levels > deepest)
    for count in [deepest + 1, 2_000] {
      guard case .failure(let error) = await depth(open, close, count: count) else {
        Issue.record("\(count) times \(open) was read")
        continue
      }
      #expect(error.message == "the formula is nested more than \(limit) levels deep")
    }
  }

  /// The depth of the tree of nested formulas, read on a thread with a small stack.
  private func depth(
    _ open: String, _ close: String, count: Int
  ) async -> Result<Int, LaTeXError> {
    let text = String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
    return await withCheckedContinuation { continuation in
      let thread = Thread {
        do throws(LaTeXError) {
          let formula = try LaTeXParser.parse(text, display: true)
          continuation.resume(returning: .success(formula.depth))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  @Test("A long flat formula is read whole")
  func long() throws {
    let text = Array(repeating: "-|x_1| + f(x)", count: 5_000).joined(separator: " ")
    #expect(try LaTeXParser.parse(text, display: true).depth <= 6)
  }
}
