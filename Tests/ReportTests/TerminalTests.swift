import Foundation
import Testing

@testable import report

@Suite("What standard error shows")
struct TerminalTests {
  /// A training that lasts a while, and would last for hours.
  static let endless = """
    ---
    title: T
    ---
    ```{model}
    input x, y
    parameter w = 2
    f = w*x + y
    ```

    ```{data}
    x, y
    1, 1
    ```

    ```{train}
    #| epochs: 100000000
    #| optimizer: gradient_descent(rate: 1e-9)
    loss = f^2
    ```
    """

  private func write(_ text: String, _ folder: URL) throws {
    try text.write(to: folder.appending(path: "n.md"), atomically: true, encoding: .utf8)
  }

  @Test(
    "A bar has as much room as the words leave, and gives way before they do",
    arguments: [
      (100, "n.md:16: train ██████░░░░░░░░░░░░░░░░░░ 2,500 of 10,000 epochs, 3 min 0 s left"),
      (72, "n.md:16: train ████░░░░░░░░░░░░░ 2,500 of 10,000 epochs, 3 min 0 s left"),
      (60, "n.md:16: train 2,500 of 10,000 epochs, 3 min 0 s left"),
      (40, "2,500 of 10,000 epochs, 3 min 0 s left"), (9, "2,500 of"), (1, ""), (0, ""),
    ])
  func bar(width: Int, line: String) {
    let progress = TrainingProgress(epoch: 2500, epochs: 10000, elapsed: .seconds(60))
    #expect(progress.line("n.md:16: train", width: width) == line)
    #expect(line.count < max(width, 1))
  }

  @Test(
    "The time left is a guess from the epochs done since the time began",
    arguments: [
      (10, 0, 100, 1, "10 of 100 epochs, 9 s left"),
      (60, 50, 100, 10, "60 of 100 epochs, 40 s left"),
      (1, 1, 1_234_567, 5, "1 of 1,234,567 epochs"),
      (1000, 0, 1_000_000, 10, "1,000 of 1,000,000 epochs, 2 h 46 min left"),
      (100, 0, 100, 5, "100 of 100 epochs, 0 s left"),
    ])
  func words(epoch: Int, first: Int, epochs: Int, seconds: Int, words: String) {
    let progress = TrainingProgress(
      epoch: epoch, epochs: epochs, first: first, elapsed: .seconds(seconds))
    #expect(progress.words == words)
  }

  @Test(
    "Colour is for terminals that can show it, and whose owner does not mind",
    arguments: [
      (true, [:], true, true), (false, [:], false, false),
      (true, ["TERM": "dumb"], false, false), (true, ["NO_COLOR": "1"], true, false),
      (true, ["NO_COLOR": ""], true, true),
    ] as [(Bool, [String: String], Bool, Bool)])
  func color(isTerminal: Bool, variables: [String: String], isInteractive: Bool, hasColor: Bool) {
    let terminal = Terminal(isTerminal: isTerminal, environment: variables)
    #expect(terminal.isInteractive == isInteractive)
    #expect(terminal.hasColor == hasColor)
    #expect(
      Style.error.applied(to: "error:", on: terminal)
        == (hasColor ? "\u{1B}[1;31merror:\u{1B}[0m" : "error:"))
  }

  @Test("On a terminal an error is set off, unless NO_COLOR or TERM forbids it")
  func errors() throws {
    let plain = """
      n.md:7:7: error: there is nothing named "z" [unknown-name]\r
        7 | f = w*z + y\r
          |       ^\r
      Did you mean "x"?\r

      """
    for (variables, hasColor) in [
      ([:], true), (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ] as [([String: String], Bool)] {
      try withTemporaryFolder { folder in
        try write(
          Self.endless.replacing("100000000", with: "1").replacing("w*x", with: "w*z"), folder)
        let terminal = try #require(PseudoTerminal(columns: 100))
        let (status, text) = try terminal.run(
          ["-q", "n.md"], in: folder, environment: variables)
        #expect(status == 1)
        #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m") == hasColor)
        #expect(text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
      }
    }
  }

  @Test(
    "A long training draws a bar on a terminal, and Ctrl-C removes it and leaves the old report")
  func interrupt() throws {
    try withTemporaryFolder { folder in
      try write(Self.endless.replacing("100000000", with: "10"), folder)
      _ = try CommandLineTool.run(["-q", "n.md"], in: folder)
      let page = folder.appending(path: "Output/n/index.html")
      let before = try Data(contentsOf: page)
      try write(Self.endless, folder)
      let terminal = try #require(PseudoTerminal(columns: 100))
      let (status, text) = try terminal.run(
        ["--allow-large", "n.md"], in: folder, until: { $0.contains("left") })
      #expect(status == 130)
      #expect(
        text.contains(
          /\r\u{1B}\[Kn\.md:15: train [█░]{24} [\d,]+ of 100,000,000 epochs, .* left/))
      #expect(text.hasSuffix("\r\u{1B}[K"))
      #expect(try Data(contentsOf: page) == before)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: page.deletingLastPathComponent().path)
      #expect(names.sorted() == ["index.html", "results.json"])
    }
  }

  @Test("Without a terminal there is a line a cell, which -q silences")
  func lines() throws {
    try withTemporaryFolder { folder in
      try write(Self.endless.replacing("100000000", with: "10"), folder)
      let result = try CommandLineTool.run(["n.md"], in: folder)
      #expect(
        result.errors.hasPrefix(
          """
          n.md:4: model, cell 1 of 3
          n.md:10: data, cell 2 of 3
          n.md:15: train, cell 3 of 3
          n.md: 0 pictures, 
          """))
      #expect(try CommandLineTool.run(["-q", "n.md"], in: folder).errors == "")
    }
  }

  @Test("--allow-large raises the ceilings that a plain run keeps")
  func allowLarge() throws {
    try withTemporaryFolder { folder in
      try write(Self.endless.replacing("100000000", with: "1000001"), folder)
      for (arguments, status) in [([], 1), (["--allow-large"], 0)] as [([String], Int32)] {
        let result = try CommandLineTool.run(["-q", "n.md"] + arguments, in: folder)
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains("--allow-large") == (status == 1))
      }
    }
  }
}
