import Foundation
import Testing

@Suite("What the command says where nobody reads it")
struct ClosedPipeTests {
  private func page(_ folder: URL) -> String? {
    try? String(contentsOf: folder.appending(path: "Output/n/index.html"), encoding: .utf8)
  }

  @Test(
    "Nobody who reads what the command says is no reason to stop",
    arguments: [
      ("$REPORT n.md 2>&1 | head -1 > /dev/null; echo $?", "0\n"),
      ("($REPORT -q n.md; echo $? >&2) 2>&1 >&- | tail -1", "73\n"),
      ("$REPORT -q n.md > /dev/full 2> /dev/null; echo $?", "73\n"),
      ("$REPORT n.md 2>&-; echo $?", "Output/n/index.html\n0\n"),
      ("($REPORT eval 'x^2' x=3; echo $? >&2) 2>&1 | head -0; echo done", "done\n"),
    ])
  func closedPipes(line: String, output: String) throws {
    try withTemporaryFolder { folder in
      let notebook = folder.appending(path: "n.md")
      try Data("---\ntitle: T\n---\n\n```{table}\n1\n```\n".utf8).write(to: notebook)
      #expect(try CommandLineTool.shell(line, in: folder).output == output)
      if line.contains("n.md") {
        // The pipe's reader may end before the command does.
        for _ in 0..<100 where page(folder) == nil {
          Thread.sleep(forTimeInterval: 0.05)
        }
        #expect(page(folder)?.hasSuffix("</html>\n") == true)
      }
    }
  }
}
