import Foundation
import TestSupport
import Testing

@Suite("The command")
struct CommandTests {
  /// A notebook that renders in no time.
  static let small = """
    ---
    title: Small
    ---
    ```{model}
    input x, y
    parameter w = 2
    f = w*x + y
    ```

    ```{heatmap}
    #| resolution: 5
    f
    ```

    ```{check}
    w == 2
    ```
    """

  @Test("A notebook becomes a page whose path goes to standard output")
  func render() throws {
    try withTemporaryFolder { folder in
      try Self.small.write(
        to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(["small.md"], in: folder)
      #expect(result.status == 0)
      #expect(result.output == "Output/small/index.html\n")
      #expect(result.errors.contains("\nsmall.md: 1 picture, "))
      #expect(result.errors.contains("1 of 1 check held"))
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Output/small").path)
      #expect(files.filter { !$0.hasSuffix(".png") }.sorted() == ["index.html", "results.json"])
      // The picture, and the colours of its legend.
      #expect(files.count == 4)
    }
  }

  @Test("--output chooses the folder, and --quiet says nothing")
  func output() throws {
    try withTemporaryFolder { folder in
      try Self.small.write(
        to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(
        ["render", "--quiet", "small.md", "--output", "a/b"], in: folder)
      #expect(result.status == 0)
      #expect(result.output == "a/b/small/index.html\n")
      #expect(result.errors == "")
    }
  }

  @Test("A check that fails is named, the page is written, and the exit code is 1")
  func failedCheck() throws {
    try withTemporaryFolder { folder in
      let text = Self.small.replacing("w == 2", with: "w == 3")
      try text.write(to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(["small.md"], in: folder)
      #expect(result.status == 1)
      #expect(result.errors.contains("\nsmall.md:16: check failed: w == 3 (left 2, right 3)\n"))
      #expect(result.output == "Output/small/index.html\n")
    }
  }

  @Test("A wrong notebook is told with its place, on its page too, and the exit code is 1")
  func wrongNotebook() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "small.md")
      try Self.small.write(to: file, atomically: true, encoding: .utf8)
      _ = try CommandLineTool.run(["small.md"], in: folder)
      let page = folder.appending(path: "Output/small/index.html")
      try Self.small.replacing("w*x", with: "w*z").write(
        to: file, atomically: true, encoding: .utf8)
      let result = try CommandLineTool.run(["-q", "small.md"], in: folder)
      #expect(result.status == 1)
      #expect(result.output == "Output/small/index.html\n")
      #expect(
        result.errors == """
          small.md:7:7: error: there is nothing named "z" [unknown-name]
            7 | f = w*z + y
              |       ^
          Did you mean "x"?

          """)
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.contains("The notebook has a mistake."))
      #expect(text.contains("small.md:7:7: error: there is nothing named &quot;z&quot;"))
      #expect(!text.contains("<svg"))
    }
  }

  @Test(
    "Wrong usage has exit code 64",
    arguments: [
      ["no-such-file.md"], ["--no-such-option"], ["eval"], ["eval", "x", "x"], ["eval", "x", "=1"],
      ["eval", "x", "x=1", "x=2"], ["eval", "x", "a\"b=1"], ["eval", "x", "and=1"],
      ["eval", "x", "a b=1"], ["a/n.md", "b/n.md"], ["--output", ""], ["/dev/null"], ["."],
    ])
  func usage(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.status == 64)
      #expect(!result.errors.isEmpty)
      #expect(result.output == "")
    }
  }

  @Test(
    "A formula is evaluated and differentiated",
    arguments: [
      (["sigmoid(w*x)", "w=0", "x=2"], 0, "value  0.5\nd/dw   0.5\nd/dx   0\n"),
      (
        ["a^2", "--let", "a=3*x", "x=2", "--json"], 0,
        "{\"value\": 36, \"gradient\": {\"x\": 36}}\n"
      ),
      (
        ["--let", "a=3*x", "--let", "b=a+1", "b*a", "x=1/3", "--json"], 0,
        "{\"value\": 2, \"gradient\": {\"x\": 9}}\n"
      ),
      (["log(x)", "x=0", "--json"], 0, "{\"value\": \"-inf\", \"gradient\": {\"x\": \"inf\"}}\n"),
      (["0*y", "y=nan", "--json"], 0, "{\"value\": \"nan\", \"gradient\": {\"y\": 0}}\n"),
      (["1/3"], 0, "value  0.3333333333333333\n"),
      (["--", "-x^2", "x=-3"], 0, "value  -9\nd/dx   6\n"),
      (["1 +"], 1, ""), (["y", "x=1"], 1, ""), (["x", "x=1+"], 1, ""), (["x", "exp=1"], 1, ""),
      (["x", "x=1e999"], 1, ""), (["", "x=1"], 1, ""),
    ])
  func evaluate(arguments: [String], status: Int32, output: String) throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(["eval"] + arguments, in: folder)
      #expect(result.status == status)
      #expect(result.output == output)
    }
  }

  @Test("When nobody can hear the result the exit code says so, and nothing traps")
  func closedOutput() throws {
    try withTemporaryFolder { folder in
      try Self.small.write(
        to: folder.appending(path: "small.md"), atomically: true, encoding: .utf8)
      for (line, status) in [
        ("\"$REPORT\" small.md >&-", 73), ("\"$REPORT\" eval 1 >&-", 73),
        ("\"$REPORT\" small.md 2>&-", 0),
      ] as [(String, Int32)] {
        #expect(try CommandLineTool.shell(line, in: folder).status == status, "\(line)")
      }
    }
  }

  @Test("The README's notebooks render, and its formula prints what the README says")
  func readme() throws {
    let readme = try String(contentsOf: packageFolder.appending(path: "README.md"), encoding: .utf8)
    let notebooks = readme.matches(of: /(?s)````markdown\n(.*?\n)````/).map { String($0.1) }
    let transcript = try #require(
      readme.firstMatch(of: /(?s)\$ swift run report (eval .*?)\n(.*?)```/))
    try withTemporaryFolder { folder in
      for (name, notebook) in zip(["perceptron", "digits"], notebooks) {
        let text = notebook.hasPrefix("---") ? notebook : "---\ntitle: T\n---\n" + notebook
        try text.write(
          to: folder.appending(path: "\(name).md"), atomically: true, encoding: .utf8)
        let result = try CommandLineTool.run(["\(name).md"], in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "Output/\(name)/index.html\n")
      }
      let page = try String(
        contentsOf: folder.appending(path: "Output/digits/index.html"), encoding: .utf8)
      let sentence = /It reads <span class="value">9[5-9]\.\d<\/span> % of the/
      #expect(page.contains(sentence))
      let formula = try CommandLineTool.shell("\"$REPORT\" \(transcript.1)", in: folder)
      #expect(formula.output == transcript.2)
    }
  }

  @Test("Help and version go to standard output")
  func help() throws {
    try withTemporaryFolder { folder in
      let help = try CommandLineTool.run(["--help"], in: folder)
      #expect(help.status == 0)
      #expect(help.output.contains("USAGE: report"))
      #expect(help.output.contains("eval"))
      let version = try CommandLineTool.run(["--version"], in: folder)
      #expect(version.output.hasPrefix("Gradbook 0."))
    }
  }

  @Test("An interrupt ends the command with exit code 130")
  func interrupt() throws {
    try withTemporaryFolder { folder in
      try TerminalTests.endless.write(
        to: folder.appending(path: "n.md"), atomically: true, encoding: .utf8)
      // Again and again, for an interrupt that comes before the command has begun is ignored.
      let result = try CommandLineTool.shell(
        "\"$REPORT\" --allow-large n.md & for i in 1 2 3 4 5; do sleep 0.3; kill -INT $!; done; wait $!",
        in: folder)
      #expect(result.status == 130)
    }
  }

  @Test("Data are read from the notebook's folder, and from nowhere else")
  func dataFiles() throws {
    try withTemporaryFolder { folder in
      let inner = folder.appending(path: "inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try "a,b\n1,2\n".write(
        to: folder.appending(path: "out.csv"), atomically: true, encoding: .utf8)
      try "a,b\n1,2\n".write(to: inner.appending(path: "in.csv"), atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        at: inner.appending(path: "link.csv"), withDestinationURL: folder.appending(path: "out.csv")
      )
      for (path, status) in [
        ("in.csv", 0), ("../out.csv", 1), ("../inner/in.csv", 0), ("link.csv", 1), ("none.csv", 1),
        ("/etc/hostname", 1), (".", 1),
      ] as [(String, Int32)] {
        try "---\ntitle: T\n---\n```{data}\nread(\"\(path)\")\n```\n".write(
          to: inner.appending(path: "n.md"), atomically: true, encoding: .utf8)
        let result = try CommandLineTool.run(["inner/n.md"], in: folder)
        #expect(result.status == status, "\(path): \(result.errors)")
      }
    }
  }
}
