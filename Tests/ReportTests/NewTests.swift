import Foundation
import Publishing
import Testing

@Suite("report new")
struct NewTests {
  @Test("A new notebook renders as it is, and its name goes to standard output")
  func new() throws {
    try withTemporaryFolder { folder in
      let new = try CommandLineTool.run(["new", "my model.md"], in: folder)
      #expect(new.status == 0)
      #expect(new.output == "my model.md\n")
      #expect(new.errors.hasPrefix("Next: report preview 'my model.md' "))
      let result = try CommandLineTool.run(["-q", "my model.md"], in: folder)
      #expect(result.status == 0)
      #expect(result.errors == "")
      let page = try String(
        contentsOf: folder.appending(path: "Output/my model/index.html"), encoding: .utf8)
      for part in [
        "<math", "#tbl-answers", "#fig-answers", "class=\"chart\"", "class=\"pictures\"", "held",
      ] {
        #expect(page.contains(part), "\(part)")
      }
    }
  }

  @Test("What a new notebook holds is no bundled report")
  func notBundled() {
    #expect(!Templates.notebooks.contains { $0.text == Templates.starter })
    #expect(Templates.starter.hasPrefix("---\ntitle: "))
  }

  @Test("A file that is there is never overwritten, and a folder that is not there not made")
  func refusals() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.md")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link.md"), withDestinationURL: folder.appending(path: "b.md"))
      for (path, reason) in [
        ("a.md", "it is there already; choose another name"),
        ("link.md", "it is there already; choose another name"),
        ("none/a.md", "No such file or directory"),
      ] {
        let result = try CommandLineTool.run(["new", path], in: folder)
        #expect(result.status == 73)
        #expect(result.output == "")
        #expect(result.errors == "report: cannot write \(path): \(reason)\n")
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test(
    "A name that does not end in .md is wrong usage, with the name that does",
    arguments: [
      ("spiral", "spiral.md"), ("a/b.txt", "b.md"), (".md", "model.md"), ("", "model.md"),
      ("x.md/", "x.md"),
    ])
  func names(path: String, wish: String) throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(["new", path], in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains("report new \(wish)"), "\(result.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test("A disk that is full leaves no half of a notebook")
  func fullDisk() throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.shell(
        "trap '' XFSZ; ulimit -f 1; exec \"$REPORT\" new a.md", in: folder)
      #expect(result.status == 73)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
