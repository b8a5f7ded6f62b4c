import Foundation
import Testing

@Suite("Files from beside a notebook")
struct CopiedFileTests {
  private static func write(_ files: [String: String], _ folder: URL) throws {
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static func notebook(_ body: String) -> String { "---\ntitle: T\n---\n\n\(body)\n" }

  private static func text(_ path: String, _ folder: URL) -> String? {
    try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static func report(_ arguments: [String], _ folder: URL) throws -> CommandLineTool.Result
  {
    try CommandLineTool.run(["-q"] + arguments, in: folder)
  }

  @Test("What a page shows and leads to lies beside it, is kept up to date and goes with the link")
  func copies() throws {
    try withTemporaryFolder { folder in
      try Self.write(
        [
          "n.md": Self.notebook("![a](sub/a.png) [d](d.csv) [o](o.md)"), "sub/a.png": "P",
          "d.csv": "1", "o.md": Self.notebook("x"),
        ], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      #expect(Self.text("Output/n/sub/a.png", folder) == "P")
      #expect(Self.text("Output/n/d.csv", folder) == "1")
      #expect(try CommandLineTool.run(["check", "-q", "n.md"], in: folder).status == 0)
      try Self.write(["d.csv": "2"], folder)
      #expect(try CommandLineTool.run(["check", "-q", "n.md"], in: folder).status == 1)
      _ = try Self.report(["n.md"], folder)
      #expect(Self.text("Output/n/d.csv", folder) == "2")
      try Self.write(["n.md": Self.notebook("nothing")], folder)
      _ = try Self.report(["n.md"], folder)
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(left.sorted() == ["index.html", "results.json"])
    }
  }

  @Test("A report in the notebook's own folder leaves the files there as they are")
  func ownFolder() throws {
    try withTemporaryFolder { folder in
      try Self.write(
        [
          "n/n.md": Self.notebook("[d](d.csv) [s](sub/s.csv) [l](l.csv)"), "n/d.csv": "1",
          "n/sub/s.csv": "2", "kept.csv": "3",
        ], folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "n/l.csv").path, withDestinationPath: "sub/s.csv")
      for arguments in [["n/n.md"], ["n/n.md", "--self-contained"], ["n/n.md"]] {
        #expect(try Self.report(arguments + ["--output", "."], folder).status == 0)
        #expect(Self.text("n/d.csv", folder) == "1" && Self.text("n/sub/s.csv", folder) == "2")
      }
      try Self.write(["n/n.md": Self.notebook("nothing")], folder)
      #expect(try Self.report(["n/n.md", "--output", "."], folder).status == 0)
      #expect(Self.text("n/d.csv", folder) == "1" && Self.text("n/sub/s.csv", folder) == "2")
      let link = folder.appending(path: "n/l.csv").path
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "sub/s.csv")
    }
  }

  @Test("A file may take the place of a folder of an earlier run, and the reverse")
  func filesAndFolders() throws {
    try withTemporaryFolder { folder in
      for round in 0..<2 {
        try Self.write(["n.md": Self.notebook("[x](a/b.txt)"), "a/b.txt": "1"], folder)
        #expect(try Self.report(["n.md"], folder).status == 0)
        #expect(Self.text("Output/n/a/b.txt", folder) == "1")
        try FileManager.default.removeItem(at: folder.appending(path: "a"))
        try Self.write(["n.md": Self.notebook("[x](a)"), "a": "2"], folder)
        #expect(try Self.report(["n.md"], folder).status == 0, "round \(round)")
        #expect(Self.text("Output/n/a", folder) == "2")
        try FileManager.default.removeItem(at: folder.appending(path: "a"))
      }
      // What somebody put there is in nobody's way.
      try Self.write(
        ["n.md": Self.notebook("[x](a/b.txt)"), "a/b.txt": "1", "Output/n/q/own": "3"], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      try Self.write(["n.md": Self.notebook("[x](q)"), "q": "2"], folder)
      #expect(try Self.report(["n.md"], folder).status == 73)
      #expect(Self.text("Output/n/q/own", folder) == "3")
    }
  }

  @Test("A single file leaves no copies beside it, and check knows it")
  func singleFile() throws {
    try withTemporaryFolder { folder in
      try Self.write(["n.md": Self.notebook("[d](sub/d.csv)"), "sub/d.csv": "1"], folder)
      _ = try Self.report(["n.md"], folder)
      _ = try Self.report(["n.md", "--self-contained"], folder)
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(left == ["index.html"])
      #expect(try CommandLineTool.run(["check", "-q", "n.md"], in: folder).status == 0)
    }
  }

  @Test("A file that no run has written is neither replaced nor removed")
  func foreignFiles() throws {
    try withTemporaryFolder { folder in
      try Self.write(
        ["n.md": Self.notebook("[d](d.csv)"), "d.csv": "1", "Output/n/d.csv": "mine"], folder)
      let result = try Self.report(["n.md"], folder)
      #expect(result.status == 73)
      #expect(
        result.errors == "report: cannot write Output/n/d.csv: there is a file that no run of "
          + "this notebook has written\n")
      #expect(Self.text("Output/n/d.csv", folder) == "mine")
      #expect(Self.text("Output/n/index.html", folder) == nil)
      // A copy that was changed by hand is nobody's to remove.
      try FileManager.default.removeItem(at: folder.appending(path: "Output/n/d.csv"))
      #expect(try Self.report(["n.md"], folder).status == 0)
      try Self.write(["n.md": Self.notebook("x"), "Output/n/d.csv": "changed"], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      #expect(Self.text("Output/n/d.csv", folder) == "changed")
    }
  }

  @Test("What a results.json lists outside of the report's folder, or behind a link, is left alone")
  func hostileList() throws {
    try withTemporaryFolder { folder in
      // SHA-256 of "1".
      let digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
      let list = ["../../d.csv", "out/d.csv"].map {
        "{\"path\": \"\($0)\", \"sha256\": \"\(digest)\"}"
      }
      try Self.write(
        [
          "n.md": Self.notebook("x"), "d.csv": "1", "elsewhere/d.csv": "1",
          "Output/n/results.json":
            "{\"gradbook\": \"0.1.0\", \"pictures\": [], \"files\": [\(list.joined(separator: ","))]}",
        ], folder)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "Output/n/out"),
        withDestinationURL: folder.appending(path: "elsewhere"))
      #expect(try Self.report(["n.md"], folder).status == 0)
      #expect(Self.text("d.csv", folder) == "1")
      #expect(Self.text("elsewhere/d.csv", folder) == "1")
      try Self.write(["n.md": Self.notebook("[d](out/e.csv)"), "out/e.csv": "2"], folder)
      #expect(try Self.report(["n.md"], folder).status == 73)
      #expect(Self.text("elsewhere/e.csv", folder) == nil)
    }
  }

  @Test("Nothing outside of the notebook's folder comes along, unless it is allowed")
  func outside() throws {
    try withTemporaryFolder { folder in
      try Self.write(["a/n.md": Self.notebook("[d](../d.csv)"), "d.csv": "1"], folder)
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "a/link.csv"),
        withDestinationURL: folder.appending(path: "d.csv"))
      #expect(try Self.report(["a/n.md"], folder).status == 1)
      #expect(Self.text("Output/n/d.csv", folder) == nil)
      #expect(try Self.report(["a/n.md", "--allow-read", "."], folder).status == 0)
      #expect(Self.text("Output/n/d.csv", folder) == "1")
      try Self.write(["a/n.md": Self.notebook("[d](link.csv)")], folder)
      #expect(try Self.report(["a/n.md"], folder).status == 1)
    }
  }

  /// A report may lie in the notebook's own folder, by its path or behind a link.
  @Test(
    "The file beside the notebook is never its own copy: neither recorded, nor removed",
    arguments: ["third", "linked"], ["--self-contained", "without the link"])
  func ownSource(name: String, change: String) throws {
    try withTemporaryFolder { folder in
      let data = "```{data}\nread(\"d.csv\")\n```\n"
      let notebook = "third/\(name).md"
      try Self.write(
        [notebook: Self.notebook("\(data)\n[d](d.csv) [e](e.txt)"), "third/d.csv": "a\n1\n"], folder
      )
      try Self.write(["third/e.txt": "E"], folder)
      if name == "linked" {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: "linked"),
          withDestinationURL: folder.appending(path: "third"))
      }
      for _ in 1...2 {
        #expect(try Self.report([notebook, "--output", "."], folder).status == 0)
        #expect(Self.text("third/results.json", folder)?.contains("\"files\": []") == true)
        let check = try CommandLineTool.run(["check", notebook, "--output", "."], in: folder)
        #expect(check.status == 0, "\(check.errors)")
      }
      if change != "--self-contained" { try Self.write([notebook: Self.notebook("x")], folder) }
      let options = change == "--self-contained" ? [change] : []
      #expect(try Self.report([notebook, "--output", "."] + options, folder).status == 0)
      #expect(Self.text("third/d.csv", folder) == "a\n1\n")
      #expect(Self.text("third/e.txt", folder) == "E")
    }
  }

  @Test("A file that the notebook reads is not removed, though an earlier run wrote it")
  func readCopy() throws {
    try withTemporaryFolder { folder in
      try Self.write(["n.md": Self.notebook("[d](d.csv)"), "d.csv": "a\n1\n"], folder)
      _ = try Self.report(["n.md"], folder)
      let data = "```{data}\nread(\"Output/n/d.csv\")\n```"
      try Self.write(["n.md": Self.notebook(data)], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      #expect(Self.text("Output/n/d.csv", folder) == "a\n1\n")
      // Nor is it overwritten.
      try Self.write(["n.md": Self.notebook("[d](d.csv)")], folder)
      try FileManager.default.removeItem(at: folder.appending(path: "Output"))
      _ = try Self.report(["n.md"], folder)
      try Self.write(["n.md": Self.notebook("\(data)\n\n[d](d.csv)"), "d.csv": "a\n2\n"], folder)
      #expect(try Self.report(["n.md"], folder).status == 73)
      #expect(Self.text("Output/n/d.csv", folder) == "a\n1\n")
    }
  }

  @Test("A page never takes the place of its notebook")
  func notebookInPlaceOfPage() throws {
    try withTemporaryFolder { folder in
      try Self.write(["index/index.html": Self.notebook("x")], folder)
      #expect(try Self.report(["index/index.html", "--output", "."], folder).status == 73)
      #expect(Self.text("index/index.html", folder) == Self.notebook("x"))
    }
  }

  @Test("An equal file that somebody put into the report stays when no page needs it any more")
  func equalFile() throws {
    try withTemporaryFolder { folder in
      try Self.write(
        ["n.md": Self.notebook("[d](d.csv)"), "d.csv": "1", "Output/n/d.csv": "1"], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      try Self.write(["n.md": Self.notebook("x")], folder)
      #expect(try Self.report(["n.md"], folder).status == 0)
      #expect(Self.text("Output/n/d.csv", folder) == "1")
    }
  }

  @Test("A copy that was changed by hand is left, and the command says so")
  func changedCopy() throws {
    try withTemporaryFolder { folder in
      try Self.write(["n.md": Self.notebook("[d](d.csv)"), "d.csv": "1"], folder)
      _ = try Self.report(["n.md"], folder)
      try Self.write(["Output/n/d.csv": "mine"], folder)
      let refused = try Self.report(["n.md"], folder)
      #expect(refused.status == 73)
      #expect(
        refused.errors
          == "report: cannot write Output/n/d.csv: the file that is there is no longer what a run "
          + "wrote\n")
      try Self.write(["n.md": Self.notebook("x")], folder)
      let left = try CommandLineTool.run(["n.md"], in: folder)
      #expect(left.errors.contains("left Output/n/d.csv, which is no longer what a run wrote\n"))
      #expect(Self.text("Output/n/d.csv", folder) == "mine")
    }
  }

  @Test("A file may become a folder, and a folder a file", arguments: [false, true])
  func fileAndFolder(isEmptied: Bool) throws {
    try withTemporaryFolder { folder in
      let inner = ["n.md": Self.notebook("[x](a/c/b.txt)"), "a/c/b.txt": "inner"]
      let outer = ["n.md": Self.notebook("[x](a)"), "a": "outer"]
      for files in [inner, outer, inner, outer] {
        try? FileManager.default.removeItem(at: folder.appending(path: "a"))
        try Self.write(files, folder)
        // The folders that a run made are in nobody's way, also when they are empty.
        if isEmptied {
          try? FileManager.default.removeItem(at: folder.appending(path: "Output/n/a/c/b.txt"))
        }
        let result = try Self.report(["n.md"], folder)
        #expect(result.status == 0, "\(result.errors)")
      }
      #expect(Self.text("Output/n/a", folder) == "outer")
      // What somebody else put there is.
      try FileManager.default.removeItem(at: folder.appending(path: "a"))
      try Self.write(inner, folder)
      _ = try Self.report(["n.md"], folder)
      try Self.write(["Output/n/a/mine.txt": "mine"], folder)
      try FileManager.default.removeItem(at: folder.appending(path: "a"))
      try Self.write(outer, folder)
      let refused = try Self.report(["n.md"], folder)
      #expect(refused.status == 73)
      #expect(refused.errors.contains("no run of this notebook has written"))
      #expect(Self.text("Output/n/a/c/b.txt", folder) == "inner")
      #expect(Self.text("Output/n/a/mine.txt", folder) == "mine")
    }
  }
}
