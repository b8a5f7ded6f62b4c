import Foundation
import Testing

/// Books: a notebook that names others as its chapters.
@Suite("Books of notebooks")
struct BookTests {
  private static let front = """
    ---
    title: Two lines
    chapters: [one.md, more/two.md]
    ---

    A preface.

    """

  /// Renders a front page beside two chapters.
  private func render(
    _ front: String = front, in folder: URL, _ arguments: [String] = []
  ) throws -> CommandLineTool.Result {
    let more = folder.appending(path: "more")
    try FileManager.default.createDirectory(at: more, withIntermediateDirectories: true)
    let chapter = "---\ntitle: Line\nparameters:\n  n: 1\n---\n\nn is {= n }.\n"
    try Data(front.utf8).write(to: folder.appending(path: "lines.md"))
    try Data(chapter.utf8).write(to: folder.appending(path: "one.md"))
    try Data(chapter.replacing("Line", with: "Other").utf8).write(
      to: more.appending(path: "two.md"))
    return try CommandLineTool.run(arguments + ["lines.md"], in: folder)
  }

  private func text(_ path: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "Output/lines/\(path)"), encoding: .utf8)
  }

  @Test("Its chapters are rendered into folders beside its page, which leads to them")
  func rendering() throws {
    try withTemporaryFolder { folder in
      let result = try render(in: folder, ["-q", "-P", "n=7"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == "Output/lines/index.html\n")
      let front = try text("index.html", in: folder)
      for part in ["A preface.", "href=\"one/index.html\"", "href=\"two/index.html\""] {
        #expect(front.contains(part), "\(part)")
      }
      let chapter = try text("two/index.html", in: folder)
      for part in ["Two lines</a> · Chapter 2", "href=\"../one/index.html\"", ">7<"] {
        #expect(chapter.contains(part), "\(part)")
      }
      let check = try CommandLineTool.run(["check", "-P", "n=7", "lines.md"], in: folder)
      #expect(check.status == 0)
      #expect(check.errors.contains("more/two.md: Output/lines/two is as it was"))
    }
  }

  @Test(
    "A chapter that cannot be read is told where it is named",
    arguments: [
      ("none.md", "there is no such file"), ("../a.md", "it is not below the notebook's folder"),
      ("more/one.md", "there is a chapter of that name already"),
    ])
  func unreadable(path: String, reason: String) throws {
    try withTemporaryFolder { folder in
      let more = folder.appending(path: "more")
      try FileManager.default.createDirectory(at: more, withIntermediateDirectories: true)
      try Data("---\ntitle: X\n---\n".utf8).write(to: more.appending(path: "one.md"))
      let front = Self.front.replacing("more/two.md", with: path)
      let result = try render(front, in: folder)
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(
        result.errors.hasPrefix("lines.md:3:20: error: \"\(path)\" cannot be read: \(reason)"),
        "\(result.errors)")
    }
  }

  @Test("What is wrong with a chapter is told with its own place, and on the front page")
  func wrongChapter() throws {
    try withTemporaryFolder { folder in
      let result = try render(in: folder, ["-q"])
      #expect(result.status == 0)
      try Data("---\ntitle: Bad\n---\n\n{= m }\n".utf8).write(
        to: folder.appending(path: "more/two.md"))
      let again = try CommandLineTool.run(["-q", "lines.md"], in: folder)
      #expect(again.status == 1)
      #expect(again.errors.hasPrefix("more/two.md:5:4: error: "))
      #expect(try text("index.html", in: folder).contains("The notebook has a mistake."))
    }
  }
}
