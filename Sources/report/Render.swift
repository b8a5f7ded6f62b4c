import ArgumentParser
import Foundation
import Notebooks
import Publishing

/// `report render`: runs notebooks and writes their reports.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run notebooks and write their reports (the default).",
    discussion: """
      NAME.md becomes Output/NAME/index.html below the current folder, with its pictures and a \
      results.json beside it. The path of the page goes to standard output, everything else to \
      standard error.

      Exit codes: 0 all is well; 1 a check failed or a notebook is wrong; 64 wrong usage; \
      73 a file cannot be written; 130 interrupted.
      """)

  @Argument(help: "Notebooks to render; the bundled ones if there are none.")
  var notebooks: [String] = []

  @Option(help: "The folder for the reports.")
  var output = "Output"

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("--output needs the name of a folder.") }
    var names: [String: String] = [:]
    for path in notebooks {
      if let other = names.updateValue(path, forKey: NotebookFile.name(ofPath: path)) {
        throw ValidationError(
          "\(other) and \(path) would both become \(NotebookFile.name(ofPath: path))/index.html.")
      }
    }
  }

  func run() throws {
    let files =
      notebooks.isEmpty ? NotebookFile.bundled : try notebooks.map(NotebookFile.init(path:))
    var published: [(folder: String, publication: Publication)] = []
    var isWrong = false
    for file in files {
      let (publication, isSound) = try render(file)
      published.append((file.name, publication))
      isWrong = isWrong || !isSound
    }
    if notebooks.isEmpty, published.count == files.count {
      let index = try Publication.File.index(of: published)
      try writing { try ReportWriter(folder: output).write(index) }
      try Console.result("\(output)/\(index.path)")
    }
    if isWrong { throw ExitCode.wrong }
  }

  /// Runs one notebook and writes its report.
  private func render(
    _ file: NotebookFile
  ) throws -> (files: Publication, isSound: Bool) {
    let started = ContinuousClock.now
    let progress = Progress(of: file.source.name)
    let document = Notebook(file.source).run(readFile: file.read) { event in
      if !quiet, case .epoch(let epoch, let epochs) = event {
        progress.note(epoch: epoch, of: epochs)
      }
      return true
    }
    let publication = try Publication(of: document)
    let folder = "\(output)/\(file.name)"
    try writing { try ReportWriter(folder: folder).write(publication) }
    if !notebooks.isEmpty { try Console.result("\(folder)/index.html") }
    if !document.diagnostics.isEmpty {
      Console.say(document.diagnostics.map(\.description).joined(separator: "\n\n"))
    }
    for check in document.checks where !check.held {
      Console.say("\(file.source.name):\(check.line): check failed: \(check.title)")
    }
    if !quiet {
      let seconds = (ContinuousClock.now - started) / .seconds(1)
      Console.say(Summary.line(file.source.name, document, publication.files, seconds: seconds))
    }
    return (publication, document.isSound)
  }

  /// Turns a failure to write into its exit code.
  private func writing(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as FileFailure {
      Console.say("report: \(failure)")
      throw ExitCode.cannotWrite
    }
  }
}
