import ArgumentParser
import Diagnostics
import Foundation
import Publishing

/// `report new`: writes a notebook to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a notebook to start from.",
    usage: "report new NAME.md",
    discussion: """
      The notebook has one cell of each kind that most notebooks need, and renders as it is. A file \
      that is there already is never overwritten.

      Exit codes: 0 all is well; 64 wrong usage; 73 the file is there already or cannot be written.
      """)

  @Argument(
    help: ArgumentHelp("The file to write.", valueName: "name.md"),
    completion: .file(extensions: ["md"]))
  var path: String

  func validate() throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard !path.isEmpty, !path.hasSuffix("/"), name.count > 3, name.hasSuffix(".md") else {
      let stem = path.isEmpty ? "" : NotebookFile.name(ofPath: path)
      let wish = stem.isEmpty || stem.hasPrefix(".") || stem == "/" ? "model.md" : "\(stem).md"
      throw ValidationError("A notebook's name ends in .md: report new \(wish)")
    }
  }

  func run() throws {
    try FileFailure.told { try Self.write(Templates.starter, to: path) }
    try Console.result(path)
    let quoted = shellWord(path)
    Console.say(
      """
      Next: report preview \(quoted) shows its page and follows every change;
            report \(quoted) writes the page.
      """)
  }

  /// Writes a file that is not there yet.
  private static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw FileFailure("write", path, reason: "it is there already; choose another name")
      }
      throw FileFailure("write", path, code: errno)
    }
    defer { close(descriptor) }
    do {
      try Descriptor.write(Array(text.utf8), to: descriptor)
    } catch {
      // Half a notebook is nothing to start from.
      unlink(path)
      throw FileFailure("write", path, code: error.code)
    }
  }
}
