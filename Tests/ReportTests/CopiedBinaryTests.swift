import Foundation
import TestSupport
import Testing

@Suite("The command copied elsewhere")
struct CopiedBinaryTests {
  @Test(
    "Alone in another folder, without an environment, it renders the bundled notebooks and others")
  func alone() throws {
    try withTemporaryFolder { folder in
      // Copied by a process of its own: a file that this one holds open, or a test beside it has
      // inherited, cannot be run.
      let copy = "cp -L \"$REPORT\" report && "
      let line = copy + "env -i ./report -q && env -i ./report new a.md && env -i ./report -q a.md"
      let result = try CommandLineTool.shell(line, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == "Output/index.html\na.md\nOutput/a/index.html\n")
      // What it wrote is what the checkout has committed.
      let check = try CommandLineTool.shell(
        "env -i ./report check -q --output \"\(packageFolder.path)/Output\"", in: folder)
      #expect(check.status == 0, "\(check.errors)")
    }
  }
}
