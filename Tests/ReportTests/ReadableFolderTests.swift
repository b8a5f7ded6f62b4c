import Foundation
import Testing

@Suite("The folders that a notebook may read")
struct ReadableFolderTests {
  private func write(_ text: String, _ name: String, _ folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  @Test("A folder that -P gives may be read, and none that the front matter has for itself")
  func givenFolder() throws {
    try withTemporaryFolder { folder in
      for name in ["data", "other", "notebooks"] {
        let path = folder.appending(path: name)
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        try Data("a\n1\n".utf8).write(to: path.appending(path: "a.csv"))
      }
      let absolute = folder.path
      func run(_ data: String, _ source: String, _ given: [String]) throws
        -> CommandLineTool.Result
      {
        let text =
          "---\ntitle: T\nparameters:\n  data: \(data)\n  n: 1\n---\n"
          + "```{data}\nread(\"\(source)\")\n```\n"
        try Data(text.utf8).write(to: folder.appending(path: "notebooks/n.md"))
        let options = given.flatMap { ["-P", $0] }
        return try CommandLineTool.run(["-q", "notebooks/n.md"] + options, in: folder)
      }
      let cases: [(data: String, source: String, given: [String], isRead: Bool)] = [
        ("x", "${data}/a.csv", ["data=data"], true),
        ("x", "${data}/a.csv", ["data=data/"], true),
        ("x", "${data}/a.csv", ["data=\(absolute)/data"], true),
        ("x", "${data}/../other/a.csv", ["data=data"], false),
        ("x", "../other/a.csv", ["data=data"], false),
        ("x", "\(absolute)/other/a.csv", ["data=data"], false),
        ("../data", "${data}/a.csv", [], false),
        ("\(absolute)/data", "${data}/a.csv", [], false),
        ("\(absolute)/data", "${data}/a.csv", ["n=2"], false),
        (".", "${data}/a.csv", [], true),
        // A value that is no folder opens none.
        ("x", "${data}", ["data=\(absolute)/data/a.csv"], false),
      ]
      for (data, source, given, isRead) in cases {
        let result = try run(data, source, given)
        #expect(result.status == (isRead ? 0 : 1), "\(source), \(given): \(result.errors)")
        if !isRead { #expect(result.errors.contains("cannot be read: it is not below")) }
      }
    }
  }

  @Test("--allow-read lets a notebook read below another folder, by any path, and nowhere else")
  func allowRead() throws {
    try withTemporaryFolder { folder in
      for name in ["notebooks", "data", "data2"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      for name in ["data/a.csv", "data2/a.csv", "a.csv"] { try write("a,b\n1,2\n", name, folder) }
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "data/link.csv"),
        withDestinationURL: folder.appending(path: "a.csv"))
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "shortcut"), withDestinationURL: folder.appending(path: "data"))
      let data = ["--allow-read", "data"]
      for (path, arguments, reason) in [
        ("../data/a.csv", [], "it is not below"), ("../data/a.csv", data, nil),
        ("\(folder.path)/data/a.csv", [], "it is not below"),
        ("\(folder.path)/data/a.csv", data, nil),
        ("../data/a.csv", ["--allow-read", "data2"], "it is not below"),
        ("../data2/a.csv", data, "it is not below"),
        ("../data2/a.csv", data + ["--allow-read", "data2"], nil),
        ("../data/link.csv", data, "it is not below"),
        ("../data/link.csv", ["--allow-read", "."], nil),
        ("../shortcut/a.csv", data, nil), ("../data/a.csv", ["--allow-read", "shortcut"], nil),
        ("../data/none.csv", data, "there is no such file"),
        ("../none.csv", data, "it is not below"), ("../data", data, "it is not below"),
        ("../data/../a.csv", data, "it is not below"),
      ] as [(String, [String], String?)] {
        try write(
          "---\ntitle: T\n---\n```{data}\nread(\"\(path)\")\n```\n", "notebooks/n.md", folder)
        let result = try CommandLineTool.run(["-q", "notebooks/n.md"] + arguments, in: folder)
        #expect(result.status == (reason == nil ? 0 : 1), "\(path): \(result.errors)")
        if let reason { #expect(result.errors.contains(reason), "\(path): \(result.errors)") }
      }
      let wrong = try CommandLineTool.run(["notebooks/n.md", "--allow-read", "a.csv"], in: folder)
      #expect(wrong.status == 64)
    }
  }
}
