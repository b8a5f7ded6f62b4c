import Foundation
import TestSupport
import Testing

@Suite("The documentation of the command")
struct CommandDocumentationTests {
  private static let file = packageFolder.appending(path: "Documentation/Command.md")

  /// What a run prints, without what is different every time or whenever a page grows.
  private static func steady(_ text: String) -> String {
    text.replacing(/\d+\.\d\d s\b/, with: "0.01 s").replacing(/\d+ KB/, with: "50 KB")
      .replacing(/differs in \d+ places/, with: "differs in 27 places")
  }

  @Test(
    "Every line that a page shows prints what it says, one after the other in one folder",
    arguments: ["Command.md", "Guide.md"])
  func transcripts(page: String) throws {
    let file = packageFolder.appending(path: "Documentation/\(page)")
    let text = try String(contentsOf: file, encoding: .utf8)
    var result = ""
    var rest = text[...]
    try withTemporaryFolder { folder in
      while let block = rest.firstMatch(of: /```console\n(?s:(.*?))```\n/) {
        result += rest[..<block.range.lowerBound] + "```console\n"
        for line in block.1.split(separator: "\n") where line.hasPrefix("$ ") {
          let command = line.dropFirst(2)
          let path = "PATH=\"$(dirname \"$REPORT\"):$PATH\"; exec 2>&1; \(command)"
          let printed = try CommandLineTool.shell(path, in: folder).output
          result += line + "\n" + Self.steady(printed)
        }
        result += "```\n"
        rest = rest[block.range.upperBound...]
      }
    }
    result += rest
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try result.write(to: file, atomically: true, encoding: .utf8)
    } else if result != text {
      Issue.record(
        """
        Documentation/\(page) is not what the command prints; RECORD_SNAPSHOTS=1 swift test \
        writes it again.
        \(lineDifference(from: text, to: result))
        """)
    }
  }

  @Test("It has every subcommand, and every option of render and check")
  func completeness() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    try withTemporaryFolder { folder in
      let help = try CommandLineTool.run(["--help"], in: folder).output
      let list = try #require(help.split(separator: "SUBCOMMANDS:\n").last)
      let names = list.matches(of: /(?m)^  ([a-z]+)\s/).map { String($0.1) }
      #expect(names.count >= 4)
      for name in names {
        #expect(help.contains("report \(name)") || help.contains("report [\(name)]"), "\(name)")
        #expect(text.contains("report \(name)") || text.contains("report [\(name)]"), "\(name)")
        let own = try CommandLineTool.run(["help", name], in: folder).output
        #expect(own.contains("USAGE: report \(name)") || own.contains("USAGE: report [\(name)]"))
      }
      for name in ["render", "check"] {
        let own = try CommandLineTool.run(["help", name], in: folder).output
        for option in own.matches(of: /(?m)^  (?:-\w, )?(-P|--[a-z-]+)/).map(\.1) {
          let isShort = ["--quiet", "--verbose"].contains(option)
          let shown = isShort ? "`-\(option.dropFirst(2).prefix(1))`" : String(option)
          #expect(text.contains(shown) || option == "--version", "\(name) \(option)")
        }
      }
    }
  }

  @Test("Shells complete notebooks, folders and subcommands", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    try withTemporaryFolder { folder in
      let script = try CommandLineTool.run(["--generate-completion-script", shell], in: folder)
      #expect(script.status == 0)
      for word in ["render", "check", "new", "eval", "self-contained", "allow-read", "md"] {
        #expect(script.output.contains(word), "\(word)")
      }
    }
  }

  @Test("Its links lead to files that exist")
  func links() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    for match in text.matches(of: /\]\(([^)#]+)\)/) where !match.1.hasPrefix("http") {
      let path = Self.file.deletingLastPathComponent().appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }
}
