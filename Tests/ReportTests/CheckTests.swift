import Foundation
import TestSupport
import Testing

@Suite("report check")
struct CheckTests {
  private func render(_ text: String, _ folder: URL, _ arguments: [String] = []) throws {
    try text.write(to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
    let result = try CommandLineTool.run(["-q", "small.md"] + arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  /// Every file below a folder, with its bytes and the time of its last change.
  private func files(_ folder: URL) throws -> [String: [String]] {
    var files: [String: [String]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
      let data = try? Data(contentsOf: file)
      files[path] = ["\(date ?? "")", data?.base64EncodedString() ?? ""]
    }
    return files
  }

  @Test("The bundled reports and their list are as they are committed")
  func bundled() throws {
    let result = try CommandLineTool.run(["check", "-q"], in: packageFolder)
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors == "")
  }

  @Test(
    "A report that is as it was has exit code 0, and nothing is written",
    arguments: [[], ["--self-contained"]])
  func same(form: [String]) throws {
    try withTemporaryFolder { folder in
      try render(CommandTests.small, folder, form)
      let before = try files(folder)
      let result = try CommandLineTool.run(["check", "small.md"], in: folder)
      #expect(result.status == 0)
      #expect(result.output == "")
      #expect(result.errors.contains("small.md: Output/small is as it was, 1 of 1 check held, "))
      #expect(try files(folder) == before)
    }
  }

  @Test("A number that changed is told with its place, and the exit code is 1")
  func different() throws {
    try withTemporaryFolder { folder in
      try render(CommandTests.small, folder)
      let before = try files(folder)
      let text = CommandTests.small.replacing("w = 2", with: "w = 2.5").replacing(
        "w == 2", with: "w == 2.5")
      try text.write(to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(["check", "-q", "small.md"], in: folder)
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("small.md: Output/small differs in "))
      #expect(result.errors.contains("\n  parameter w, value: was 2, is 2.5 (+0.5)\n"))
      #expect(result.errors.contains(/\n  heatmap 1, "f": \d+ of 25 pixels differ\n/))
      let after = try files(folder)
      #expect(after["Output/small/index.html"] == before["Output/small/index.html"])
      #expect(after.count == before.count)
    }
  }

  @Test("A tolerance covers small changes, and is a number that is not negative")
  func tolerance() throws {
    try withTemporaryFolder { folder in
      let small = CommandTests.small.replacing("w = 2", with: "w = ${start}").replacing(
        "title: Small", with: "title: Small\nparameters: {start: 2}"
      ).replacing("w == 2", with: "w > 1")
      try render(small, folder)
      for (arguments, status) in [
        (["-P", "start=2.0000001"], 1), (["-P", "start=2.0000001", "--tolerance", "1e-6"], 0),
        (["-P", "start=2.1", "--tolerance", "1e-6"], 1), (["--tolerance", "-1"], 64),
        (["--tolerance", "nan"], 64), (["--tolerance", "inf"], 64), (["--tolerance", "x"], 64),
      ] as [([String], Int32)] {
        let result = try CommandLineTool.run(["check", "small.md"] + arguments, in: folder)
        #expect(result.status == status, "\(arguments): \(result.errors)")
      }
    }
  }

  @Test("Without a report, with a failed check or a mistake the exit code is 1")
  func wrong() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "small.md")
      try CommandTests.small.write(to: file, atomically: true, encoding: .utf8)
      let missing = try CommandLineTool.run(["check", "-q", "small.md"], in: folder)
      #expect(missing.status == 1)
      #expect(
        missing.errors
          == "small.md: Output/small differs in 1 place:\n  index.html: is not there\n")
      for (old, new, message) in [
        ("w == 2", "w == 3", "small.md:16: check failed: w == 3 (left 2, right 3)\n"),
        ("w*x", "w*z", "small.md:7:7: error: there is nothing named \"z\" [unknown-name]\n"),
      ] {
        try CommandTests.small.replacing(old, with: new).write(
          to: file, atomically: true, encoding: .utf8)
        #expect(try CommandLineTool.run(["-q", "small.md"], in: folder).status == 1)
        // Just as it was, and wrong all the same.
        let result = try CommandLineTool.run(["check", "-q", "small.md"], in: folder)
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix(message))
        #expect(!result.errors.contains("differs"))
      }
    }
  }

  @Test("No more than twenty differences are told, and how many more there are")
  func bounded() throws {
    try withTemporaryFolder { folder in
      let prose = (1...30).map { "Paragraph \($0).\n" }.joined(separator: "\n")
      try render("---\ntitle: T\n---\n" + prose, folder)
      try ("---\ntitle: T\n---\n" + prose.replacing("Paragraph", with: "Line")).write(
        to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(["check", "-q", "small.md"], in: folder)
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 22)
      // Thirty paragraphs and the notebook's digest.
      #expect(lines.first == "small.md: Output/small differs in 31 places:")
      #expect(lines.last == "  … and 11 more")
    }
  }
}
