import Foundation
import Testing

/// A report is whole or untouched, whatever happens while it is written.
@Suite("Writing reports")
struct WritingTests {
  /// A notebook whose pictures, results and page all change with a number.
  private static func notebook(_ weight: Int) -> String {
    """
    ---
    title: Weight \(weight)
    ---
    ```{model}
    input x, y
    parameter w = \(weight)
    f = w*x + y*y
    ```

    ```{heatmap}
    #| range: [0, 10]
    #| resolution: 64
    f, f*f, f + 1
    ```
    """
  }

  private static func write(_ weight: Int, _ folder: URL) throws {
    try notebook(weight).write(
      to: folder.appending(path: "n.md"), atomically: true, encoding: .utf8)
  }

  /// Every file below the report's folder, by name.
  private static func files(_ folder: URL) throws -> [String: Data] {
    let report = folder.appending(path: "Output/n")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: report.path) {
      let file = report.appending(path: name)
      guard (try? file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) != true else {
        continue
      }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }

  @Test("A second run changes nothing, and a change leaves no picture behind")
  func runs() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let first = try Self.files(folder)
      #expect(first.count == 6)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      #expect(try Self.files(folder) == first)
      try Data("mine".utf8).write(to: folder.appending(path: "Output/n/mine.png"))
      try Self.write(2, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let second = try Self.files(folder)
      #expect(second["mine.png"] == Data("mine".utf8))
      #expect(second.count == 7)
      let kept = Set(first.keys).intersection(second.keys)
      #expect(kept.isSuperset(of: ["index.html", "results.json"]))
      #expect(kept.count == 3)
    }
  }

  @Test("Results that list other folders' files are not believed")
  func hostileResults() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let kept = folder.appending(path: "kept.png")
      try Data("kept".utf8).write(to: kept)
      try "{\"pictures\": [\"../../kept.png\", \"\(kept.path)\", \"index.html\"]}".write(
        to: folder.appending(path: "Output/n/results.json"), atomically: true, encoding: .utf8)
      try Self.write(2, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      #expect(FileManager.default.fileExists(atPath: kept.path))
      #expect(try Self.files(folder)["index.html"] != nil)
    }
  }

  /// A limit on the size of files stops the command in the middle of the first picture, of the
  /// results or of the page; the signal kills it, and where that is ignored, writing fails.
  @Test(
    "A run that is killed or fails while it writes leaves the old report whole",
    arguments: [1, 2, 4, 8, 12, 16, 20], [true, false])
  func limitedFiles(blocks: Int, kills: Bool) throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let before = try Self.files(folder)
      try Self.write(2, folder)
      let trap = kills ? "" : "trap '' XFSZ; "
      let result = try CommandLineTool.shell(
        "\(trap)ulimit -f \(blocks); exec \"$REPORT\" -q n.md", in: folder)
      #expect(result.status == (kills ? SIGXFSZ : 73))
      if !kills {
        #expect(result.errors.hasPrefix("report: cannot write Output/n/"))
      }
      #expect(try Self.files(folder) == before)
      if kills {
        // The drafts say which pictures the folder may hold: three old ones, three new ones, and
        // the colours of both.
        let list = try Data(
          contentsOf: folder.appending(path: "Output/n/.unfinished/pictures.json"))
        let names = String(decoding: list, as: UTF8.self).matches(of: /[a-z0-9-]+\.png/)
        #expect(Set(names.map(\.output)).count == 7)
      }
      // What was left of the drafts does not disturb the next run.
      let next = try CommandLineTool.run(["n.md"], in: folder)
      #expect(next.status == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(names.count == 6)
    }
  }

  @Test(
    "A run that is killed at any moment leaves a page with all its pictures, and the next tidies up"
  )
  func killed() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      for round in 2...12 {
        try Self.write(round, folder)
        let delay = 0.02 + Double(round) * 0.004
        _ = try CommandLineTool.shell(
          "\"$REPORT\" -q n.md & sleep \(delay); kill -9 $!; wait $!", in: folder)
        let files = try Self.files(folder)
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.hasSuffix("</html>\n"))
        for match in page.matches(of: /href="([^"]+\.png)"/) {
          #expect(files[String(match.1)] != nil, "\(match.1) is missing")
        }
      }
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(names.count == 6, "\(names)")
    }
  }

  @Test("Pictures that a killed run left are removed by the next one")
  func leftPictures() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let report = folder.appending(path: "Output/n")
      let names = ["f-0123456789abcdef.png", "holiday.png"]
      for name in names { try Data("x".utf8).write(to: report.appending(path: name)) }
      try FileManager.default.createDirectory(
        at: report.appending(path: ".unfinished"), withIntermediateDirectories: true)
      try "{\"gradbook\": \"0.1.0\", \"pictures\": [\"\(names[0])\", \"\(names[1])\"]}".write(
        to: report.appending(path: ".unfinished/pictures.json"), atomically: true, encoding: .utf8)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let files = try Self.files(folder)
      #expect(files[names[0]] == nil)
      // No run gives a picture such a name, whatever a list says.
      #expect(files[names[1]] != nil)
    }
  }

  @Test("Two runs at once leave one whole report")
  func twoRuns() throws {
    try withTemporaryFolder { folder in
      for (name, weight) in [("a", 1), ("b", 2)] {
        let inner = folder.appending(path: name)
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try Self.write(weight, inner)
      }
      for _ in 1...5 {
        let result = try CommandLineTool.shell(
          "\"$REPORT\" -q a/n.md & \"$REPORT\" -q b/n.md && wait $!", in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let files = try Self.files(folder)
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        for match in page.matches(of: /href="([^"]+\.png)"/) {
          #expect(files[String(match.1)] != nil, "\(match.1) is missing")
        }
        #expect(files.count == 6)
      }
    }
  }

  @Test("What others keep among the drafts stays, and a link there is not followed")
  func foreignDrafts() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      let drafts = folder.appending(path: "Output/n/.unfinished")
      try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: drafts.appending(path: "mine.txt"))
      #expect(try CommandLineTool.run(["n.md"], in: folder).status == 0)
      #expect(FileManager.default.fileExists(atPath: drafts.appending(path: "mine.txt").path))

      let kept = folder.appending(path: "kept")
      try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: kept.appending(path: "index.html"))
      try FileManager.default.removeItem(at: drafts)
      try FileManager.default.createSymbolicLink(at: drafts, withDestinationURL: kept)
      #expect(try CommandLineTool.run(["n.md"], in: folder).status == 73)
      #expect(FileManager.default.fileExists(atPath: kept.appending(path: "index.html").path))
    }
  }

  @Test("A folder where the page should be is found before anything is replaced")
  func folderForPage() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      let page = folder.appending(path: "Output/n/index.html")
      try FileManager.default.createDirectory(at: page, withIntermediateDirectories: true)
      let result = try CommandLineTool.run(["-q", "n.md"], in: folder)
      #expect(result.status == 73)
      #expect(result.errors == "report: cannot write Output/n/index.html: Is a directory\n")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(names == ["index.html"])
    }
  }

  @Test("A folder that cannot be written has exit code 73 and says which")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      // A file where the folder should be: not even the superuser can write below it.
      try Data().write(to: folder.appending(path: "Output"))
      let result = try CommandLineTool.run(["-q", "n.md"], in: folder)
      #expect(result.status == 73)
      #expect(result.errors == "report: cannot make the folder Output: File exists\n")
    }
  }
}
