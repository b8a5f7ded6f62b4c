import Foundation
import Testing

@Suite("The same bytes on every machine")
struct SameBytesTests {
  /// A notebook whose numbers go through every elementary function and every kind of layer.
  static let functions = """
    ---
    title: Functions
    ---
    ```{model}
    input x1, x2
    g = exp(x1) + log1p(x2^2) + sin(3*x1)*cos(x2) + softplus(x1)^1.5 + expm1(x2) + log(2 + x1)
    h = tanh(dense([x1, x2], units: 5))
    p = sigmoid(dense(h, units: 1))
    ```

    ```{data}
    spiral(points: 60, noise: 0.05)
    ```

    ```{train}
    #| epochs: 20
    #| optimizer: adam(rate: 0.05)
    #| batch: 16
    loss = cross_entropy(p, label)
    ```

    ```{heatmap}
    #| resolution: 40
    p, g
    ```

    ```{table}
    g, p
    ```
    """

  #if os(Linux)
    @Test("A C library that sees neither AVX2 nor FMA changes no byte of a report")
    func plainLibrary() throws {
      try withTemporaryFolder { folder in
        try Self.functions.write(
          to: folder.appending(path: "functions.md"), atomically: true, encoding: .utf8)
        // Both the names since glibc 2.33 and those before.
        let hidden = "-AVX2,-FMA,-AVX2_Usable,-FMA_Usable"
        let line = """
          "$REPORT" -q functions.md --output plain &&
          GLIBC_TUNABLES=glibc.cpu.hwcaps=\(hidden) "$REPORT" -q functions.md --output hidden &&
          diff -r plain hidden
          """
        let result = try CommandLineTool.shell(line, in: folder)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.hasSuffix(".html\n"))
      }
    }
  #endif
}
