import Foundation
import Testing

@Suite("What the command says where nobody reads it")
struct ClosedPipeTests {
  /// The command with the usual meaning of a closed pipe, which ends a program: whoever runs the tests
  /// may have had it ignored, and a process inherits that.
  private static let command = #"perl -e '$SIG{PIPE} = "DEFAULT"; exec @ARGV' "$REPORT""#

  @Test(
    "Where nobody reads any more, a report is written whole; what cannot be written is told",
    arguments: [
      // The reader is gone before the command says its first word.
      ("(sleep 0.3; COMMAND n.md 2>&1; echo $? > status) | true", 0),
      ("(sleep 0.3; COMMAND -q n.md; echo $? > status) | true", 0),
      ("COMMAND n.md 2>&-; echo $? > status", 0),
      ("COMMAND -q n.md >&- 2> said; echo $? > status", 73),
      ("COMMAND -q n.md > /dev/full 2> said; echo $? > status", 73),
    ])
  func report(line: String, status: Int) throws {
    try withTemporaryFolder { folder in
      let notebook = folder.appending(path: "n.md")
      try Data("---\ntitle: T\n---\n\n```{table}\n1\n```\n".utf8).write(to: notebook)
      _ = try CommandLineTool.shell(line.replacing("COMMAND", with: Self.command), in: folder)
      #expect(Self.text("status", folder) == "\(status)\n")
      #expect(Self.text("Output/n/index.html", folder)?.hasSuffix("</html>\n") == true)
      if status == 73 {
        #expect(
          Self.text("said", folder)?.hasPrefix("report: cannot write to standard output: ") == true)
      }
    }
  }

  @Test(
    "A formula is evaluated for nobody, too",
    arguments: [
      ("(sleep 0.3; COMMAND eval 'x^2' x=3; echo $? > status) | true", 0),
      ("COMMAND eval 'x^2' x=3 >&- 2> said; echo $? > status", 73),
      ("COMMAND eval 'x^2' x=3 > /dev/full 2> said; echo $? > status", 73),
    ])
  func evaluation(line: String, status: Int) throws {
    try withTemporaryFolder { folder in
      _ = try CommandLineTool.shell(line.replacing("COMMAND", with: Self.command), in: folder)
      #expect(Self.text("status", folder) == "\(status)\n")
    }
  }

  private static func text(_ path: String, _ folder: URL) -> String? {
    try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }
}
