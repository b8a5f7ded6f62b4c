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
      #expect(first.count == 5)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      #expect(try Self.files(folder) == first)
      try Data("mine".utf8).write(to: folder.appending(path: "Output/n/mine.png"))
      try Self.write(2, folder)
      _ = try CommandLineTool.run(["n.md"], in: folder)
      let second = try Self.files(folder)
      #expect(second["mine.png"] == Data("mine".utf8))
      #expect(second.count == 6)
      #expect(Set(first.keys).intersection(second.keys) == ["index.html", "results.json"])
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
        "\(trap)ulimit -f \(blocks); exec \"$REPORT\" n.md", in: folder)
      #expect(result.status != 0)
      if !kills {
        #expect(result.status == 73)
        #expect(result.errors.hasPrefix("report: cannot write Output/n/"))
      }
      #expect(try Self.files(folder) == before)
      // What was left of the drafts does not disturb the next run.
      let next = try CommandLineTool.run(["n.md"], in: folder)
      #expect(next.status == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/n").path)
      #expect(names.count == 5)
    }
  }

  @Test("A folder that cannot be written has exit code 73 and says which")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      try Self.write(1, folder)
      // A file where the folder should be: not even the superuser can write below it.
      try Data().write(to: folder.appending(path: "Output"))
      let result = try CommandLineTool.run(["n.md"], in: folder)
      #expect(result.status == 73)
      #expect(result.errors == "report: cannot make the folder Output/n: Not a directory\n")
    }
  }
}
