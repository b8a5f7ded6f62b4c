import Figures
import Kernels
import Notebooks
import Testing

@testable import Publishing

@Suite("What is not a number")
struct NaNTests {
  /// NaN with the sign bit, as x86-64 makes it of 0/0 and arm64 does not.
  private static let signed = -Double.nan

  @Test("A NaN has no sign in any format")
  func formats() {
    for value in [Double.nan, Self.signed] {
      #expect(value.spelling == "nan" && NumberFormat.json(value) == "\"nan\"")
      for format: NumberFormat in [
        .shortest, .fixed(2), .percent(1), .scientific(3), .general(6),
      ] {
        #expect(format.text(value) == "NaN")
      }
    }
  }

  @Test("A page, its results and its messages show no NaN with a sign, however it came about")
  func report() throws {
    let notebook = Notebook(
      SourceText(
        name: "nan.md",
        text: """
          ---
          title: NaN
          parameters:
            odd: 0
          ---

          ```{data}
          x, y
          -1, 0
          0, 1
          1, 0
          ```

          ```{model}
          input x
          parameter w = 1, v[2] = 0
          f = sqrt(x)
          g = -(x/x) + -sqrt(-1 - x^2)
          h = sqrt(sum(v^2)) + w*x
          ```

          ```{table}
          f, g, 0/0, -(0/0), log(x), inf - inf
          ```

          ```{plot}
          #| x: x in [-1, 1]
          f
          ```

          ```{gradient}
          #| at: x = 0
          h + 0*w/x
          ```

          ```{gradient}
          #| at: x = -1
          w*sqrt(x)
          ```

          ```{graph}
          #| at: x = -1
          w*sqrt(x)
          ```

          ```{parameters}
          w, v
          ```

          ```{train}
          #| non_finite: explain
          loss = squared_error(h, y)
          ```

          ```{check}
          sqrt(0 - 1) == 1
          ```

          {= 0/0 } {= -(0/0) } {= sqrt(-1) } {= mean(f) } {= sum(g) : .2f } {= 0 * inf } {= mean(gradient(h, v[0])) }
          $f = {= sqrt(-1) }$ and {= accuracy(f, y) } of {= max(f) } {= cross_entropy(2, 1) }
          """))
    let document = notebook.run { path in throw NotThere(path: path) }
    let publication = try Publication(of: document)
    var texts = document.diagnostics.map(\.description)
    for file in publication.files where !file.path.hasSuffix(".png") {
      texts.append(String(decoding: file.bytes, as: UTF8.self))
    }
    let whole = texts.joined(separator: "\n")
    #expect(whole.contains("NaN") && whole.contains("\"nan\""))
    for sign in ["-", "−", "&minus;", "<mo>−</mo><mi>"] {
      #expect(!whole.lowercased().contains(sign + "nan"))
    }
  }

  private struct NotThere: Error { var path: String }
}
