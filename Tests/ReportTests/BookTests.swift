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

  @Test("A chapter is left out where a file that it requires cannot be read, and checked as such")
  func leftOut() throws {
    try withTemporaryFolder { folder in
      let needy =
        "---\ntitle: Needy\nsubtitle: It reads\nparameters:\n  data: data\n"
        + "requires: [\"${data}/a.csv\"]\n---\n```{data}\nread(\"${data}/a.csv\")\n```\n"
      try Data(needy.utf8).write(to: folder.appending(path: "needy.md"))
      let front = Self.front.replacing("[one.md,", with: "[one.md, needy.md,")
      let without = try render(front, in: folder)
      #expect(without.status == 0)
      #expect(
        without.errors.contains(
          "needy.md: left out: data/a.csv cannot be read; give the folder with -P data=FOLDER.\n"))
      for part in ["<h2>Needy</h2>", "<p>It reads</p>", "Not in this copy: "] {
        #expect(try text("index.html", in: folder).contains(part), "\(part)")
      }
      #expect(try text("one/index.html", in: folder).contains("href=\"../two/index.html\""))
      #expect(try text("two/index.html", in: folder).contains("Chapter 3"))
      let check = try CommandLineTool.run(["check", "lines.md"], in: folder)
      #expect(check.status == 0)
      #expect(check.errors.contains("needy.md: left out: "))
      let quiet = try CommandLineTool.run(["check", "-q", "lines.md"], in: folder)
      #expect(quiet.errors == "")
      // By its own name it is rendered, and told what is wrong with it.
      let named = try CommandLineTool.run(["-q", "needy.md"], in: folder)
      #expect(named.status == 1)
      #expect(named.errors.hasPrefix("needy.md:9:6: error: \"data/a.csv\" cannot be read"))
      // With the file it is there, and without it again its folder is not touched.
      let given = folder.appending(path: "elsewhere")
      try FileManager.default.createDirectory(at: given, withIntermediateDirectories: true)
      try Data("a\n1\n".utf8).write(to: given.appending(path: "a.csv"))
      let with = try CommandLineTool.run(["-P", "data=elsewhere", "lines.md"], in: folder)
      #expect(with.status == 0 && !with.errors.contains("left out"))
      let page = try text("needy/index.html", in: folder)
      #expect(page.contains("href=\"../two/index.html\""))
      #expect(try render(front, in: folder).status == 0)
      #expect(try text("needy/index.html", in: folder) == page)
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

  @Test("Notebooks of a book lead to each other wherever they lie, and no other file is opened")
  func links() throws {
    try withTemporaryFolder { folder in
      _ = try render(in: folder)
      let two = "---\ntitle: Two\n---\n\n[f](../lines.md) [o](../one.md)\n"
      let file = folder.appending(path: "more/two.md")
      try Data(two.utf8).write(to: file)
      let result = try CommandLineTool.run(["-q", "lines.md"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let chapter = try text("two/index.html", in: folder)
      #expect(
        chapter.contains("<a href=\"../index.html\">f</a> <a href=\"../one/index.html\">o</a>"))
      for (link, mistake) in [
        ("../other.md", "it is not below the notebook's folder"),
        ("../one.md#nowhere", "nothing on the page of \"../one.md\" has the address"),
      ] {
        try Data(two.replacing("../one.md", with: link).utf8).write(to: file)
        try Data(two.utf8).write(to: folder.appending(path: "other.md"))
        let wrong = try CommandLineTool.run(["-q", "lines.md"], in: folder)
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains(mistake), "\(wrong.errors)")
      }
    }
  }
}
