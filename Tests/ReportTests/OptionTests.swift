import Foundation
import Testing

@Suite("Options of render and check")
struct OptionTests {
  /// A notebook without a picture, whose page shows its parameters and its seed.
  private static let plain = """
    ---
    title: T
    parameters: {epochs: 3, rate: 0.5}
    ---
    Epochs {= epochs }, rate {= rate }.
    """

  private func write(_ text: String, _ name: String, _ folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  @Test(
    "-P gives a parameter another value",
    arguments: [
      (["-P", "epochs=7"], "Epochs <span class=\"value\">7</span>, rate"),
      (["-P", "epochs=7", "-P", "rate=1e-3"], "rate <span class=\"value\">0.001</span>"),
      (["-P", "rate=-2"], "rate <span class=\"value\">−2</span>"),
      (["-P", "seed=7"], "<dt>Seed</dt><dd>7</dd>"),
    ])
  func overrides(arguments: [String], shown: String) throws {
    try withTemporaryFolder { folder in
      try write(Self.plain, "n.md", folder)
      let result = try CommandLineTool.run(["-q", "n.md"] + arguments, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let page = try String(
        contentsOf: folder.appending(path: "Output/n/index.html"), encoding: .utf8)
      #expect(page.contains(shown))
    }
  }

  @Test("A notebook gets the parameters that it knows, and one that none knows is wrong usage")
  func severalNotebooks() throws {
    try withTemporaryFolder { folder in
      try write(Self.plain, "a.md", folder)
      try write("---\ntitle: B\nparameters: {size: 1}\n---\n{= size }\n", "b.md", folder)
      let both = ["-q", "a.md", "b.md"]
      let known = try CommandLineTool.run(both + ["-P", "size=2", "-P", "epochs=2"], in: folder)
      #expect(known.status == 0, "\(known.errors)")
      let result = try CommandLineTool.run(both + ["-P", "epoch=2"], in: folder)
      #expect(result.status == 64)
      #expect(
        result.errors.hasPrefix(
          "Error: There is no parameter \"epoch\". Did you mean \"epochs\"? "
            + "Known: epochs, rate, seed, size.\n"))
      // A notebook that cannot be read may know it.
      try write("---\ntitle B\n---\n", "b.md", folder)
      let unknown = try CommandLineTool.run(both + ["-P", "epoch=2"], in: folder)
      #expect(unknown.status == 1)
    }
  }

  @Test(
    "A value that is none is wrong usage, and the old report stays as it was",
    arguments: ["epochs=many", "epochs=", "epochs", "=3", "seed=1.5"])
  func wrongValues(assignment: String) throws {
    try withTemporaryFolder { folder in
      try write(Self.plain, "n.md", folder)
      _ = try CommandLineTool.run(["-q", "n.md"], in: folder)
      let page = folder.appending(path: "Output/n/index.html")
      let before = try Data(contentsOf: page)
      let result = try CommandLineTool.run(["n.md", "-P", assignment], in: folder)
      #expect(result.status == 64)
      #expect(result.output == "")
      #expect(try Data(contentsOf: page) == before)
    }
  }

  @Test("--self-contained writes one file, and switching forms leaves nothing behind")
  func selfContained() throws {
    try withTemporaryFolder { folder in
      try write(CommandTests.small, "small.md", folder)
      let report = folder.appending(path: "Output/small")
      func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: report.path).sorted()
      }
      _ = try CommandLineTool.run(["-q", "small.md"], in: folder)
      let before = try names()
      #expect(before.count == 4)
      for name in ["mine.png", "f-0123456789abcdef.png"] {
        try Data("x".utf8).write(to: report.appending(path: name))
      }
      let result = try CommandLineTool.run(["small.md", "--self-contained"], in: folder)
      #expect(result.status == 0)
      #expect(result.output == "Output/small/index.html\n")
      #expect(result.errors.contains("small.md: 1 picture, "))
      #expect(try names() == ["f-0123456789abcdef.png", "index.html", "mine.png"])
      _ = try CommandLineTool.run(["-q", "small.md"], in: folder)
      #expect(try names() == (before + ["f-0123456789abcdef.png", "mine.png"]).sorted())
    }
  }

  @Test("Results that somebody else wrote are not removed")
  func foreignResults() throws {
    try withTemporaryFolder { folder in
      try write(CommandTests.small, "small.md", folder)
      let results = folder.appending(path: "Output/small/results.json")
      try FileManager.default.createDirectory(
        at: results.deletingLastPathComponent(), withIntermediateDirectories: true)
      try "{\"pictures\": []}".write(to: results, atomically: true, encoding: .utf8)
      _ = try CommandLineTool.run(["-q", "small.md", "--self-contained"], in: folder)
      #expect(try String(contentsOf: results, encoding: .utf8) == "{\"pictures\": []}")
    }
  }

  @Test("--templates replaces file by file, for check too, and names the file and line of an error")
  func templates() throws {
    try withTemporaryFolder { folder in
      try write(Self.plain, "n.md", folder)
      let theme = folder.appending(path: "theme")
      try FileManager.default.createDirectory(at: theme, withIntermediateDirectories: true)
      try write("What is <b>mine</b>.", "theme/making.mustache", folder)
      try write("Notes.", "theme/README.md", folder)
      let arguments = ["-q", "n.md", "--templates", "theme"]
      #expect(try CommandLineTool.run(arguments, in: folder).status == 0)
      let page = try String(
        contentsOf: folder.appending(path: "Output/n/index.html"), encoding: .utf8)
      #expect(page.contains("What is <b>mine</b>."))
      #expect(page.contains("<h1>T</h1>"))
      #expect(try CommandLineTool.run(["check"] + arguments, in: folder).status == 0)
      #expect(try CommandLineTool.run(["check", "n.md"], in: folder).status == 1)

      try write("\n{{sed}}", "theme/making.mustache", folder)
      for command in [[], ["check"]] {
        let result = try CommandLineTool.run(command + arguments, in: folder)
        #expect(result.status == 1)
        #expect(
          result.errors
            == "report: theme/making.mustache:2: nothing here is called \"sed\". Did you mean \"seed\"?\n"
        )
      }
      try FileManager.default.removeItem(at: theme.appending(path: "making.mustache"))
      try write("", "theme/makin.mustache", folder)
      let unused = try CommandLineTool.run(arguments, in: folder)
      #expect(unused.status == 64)
      #expect(
        unused.errors.contains(
          "theme/makin.mustache: no page uses a file of that name. "
            + "Did you mean \"making.mustache\"?"))
      #expect(
        try CommandLineTool.run(["n.md", "--templates", "none"], in: folder).status == 64)
    }
  }

  @Test("--open opens the page in the end, and the run does not fail without a browser")
  func open() throws {
    try withTemporaryFolder { folder in
      try write(Self.plain, "n.md", folder)
      let programs = folder.appending(path: "programs")
      try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
      let script = "#!/bin/sh\nprintf '%s' \"$1\" > opened.part && mv opened.part opened\n"
      for name in ["xdg-open", "open"] {
        try write(script, "programs/\(name)", folder)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: programs.appending(path: name).path)
      }
      let wait = "for i in 1 2 3 4 5 6 7 8 9 10; do [ -e opened ] || sleep 0.2; done; cat opened"
      let opened = try CommandLineTool.shell(
        "PATH=\"$PWD/programs:$PATH\" \"$REPORT\" -q --open n.md; \(wait)", in: folder)
      let page = folder.appending(path: "Output/n/index.html").path
      #expect(opened.output == "Output/n/index.html\n\(page)")
      let without = try CommandLineTool.shell("PATH=/none \"$REPORT\" --open n.md", in: folder)
      #expect(without.status == 0)
      #expect(without.output == "Output/n/index.html\n")
      #expect(without.errors.contains(/report: there is no (xdg-)?open to open/))
    }
  }

  @Test("-v says what each cell took and what became of each file, and excludes -q")
  func verbose() throws {
    try withTemporaryFolder { folder in
      try write(CommandTests.small, "small.md", folder)
      let first = try CommandLineTool.run(["-v", "small.md"], in: folder)
      #expect(first.errors.contains(/(?m)^small\.md:4: model took \d+\.\d\d s$/))
      #expect(first.errors.contains(/(?m)^small\.md:15: check took \d+\.\d\d s$/))
      #expect(first.errors.contains(/(?m)^wrote Output\/small\/f-[0-9a-f]{16}\.png \(\d+ KB\)$/))
      #expect(first.errors.contains(/(?m)^wrote Output\/small\/index\.html \(/))
      let second = try CommandLineTool.run(["-v", "small.md"], in: folder)
      #expect(
        second.errors.contains(/(?m)^kept Output\/small\/f-[0-9a-f]{16}\.png, which has not/))
      let single = try CommandLineTool.run(["-v", "small.md", "--self-contained"], in: folder)
      #expect(single.errors.contains("\nremoved Output/small/results.json, which no page needs"))
      #expect(try CommandLineTool.run(["-q", "-v", "small.md"], in: folder).status == 64)
    }
  }

  @Test("A pipe where a file should be is refused at once")
  func pipe() throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.shell("mkfifo p.md && \"$REPORT\" p.md", in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains("cannot read p.md: it is no regular file"))
    }
  }

  @Test("An option before a subcommand is explained")
  func misplacedOption() throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(["-q", "check"], in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains("the options of a subcommand go behind it: report check"))
    }
  }
}
