import ArgumentParser
import Publishing

/// `report render`: runs notebooks and writes their reports.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run notebooks and write their reports (the default).",
    usage: """
      report [render] [NOTEBOOK.md ...] [--output DIR] [-P name=value ...] [--self-contained]
             [--templates DIR] [--allow-read DIR ...] [--open] [-q | -v]
      """,
    discussion: """
      NAME.md becomes Output/NAME/index.html below the current folder, with its pictures and a \
      results.json beside it. The path of the page goes to standard output, everything else to \
      standard error.

      Exit codes: 0 all is well; 1 a check failed or a notebook is wrong; 64 wrong usage; \
      73 a file cannot be written; 130 interrupted.
      """)

  @OptionGroup var report: ReportOptions

  @OptionGroup var options: RunOptions

  @Flag(help: "Write one file that holds the pictures and the results, easy to pass on.")
  var selfContained = false

  @Flag(help: "Show the page in the browser.")
  var open = false

  @OptionGroup var verbosity: Verbosity

  func run() throws {
    let (files, templates) = (try report.files(), try options.templates())
    let notebooks = try options.notebooks(files)
    var published: [(folder: String, publication: Publication)] = []
    var isWrong = false
    for (file, notebook) in zip(files, notebooks) {
      do {
        let rendering = try Rendering(
          file, notebook, form: selfContained ? .singleFile : .folder, options, templates, verbosity
        )
        try write(rendering)
        published.append((file.name, rendering.publication))
        isWrong = isWrong || !rendering.isSound
      } catch let code as ExitCode where code == .wrong {
        isWrong = true
      }
    }
    if report.areBundled, published.count == files.count {
      try writeIndex(of: published, templates)
    }
    if isWrong { throw ExitCode.wrong }
  }

  /// Writes the report of one notebook.
  private func write(_ rendering: Rendering) throws {
    let folder = report.folder(of: rendering.file)
    let changes = try FileFailure.told {
      try ReportWriter(folder: folder).write(rendering.publication)
    }
    tell(changes)
    if !report.areBundled { try show("\(folder)/index.html") }
    if !verbosity.quiet { Console.say(rendering.summary) }
  }

  private func writeIndex(
    of published: [(folder: String, publication: Publication)], _ templates: Templates
  ) throws {
    let index = try Rendering.told { () throws(PublishingError) in
      try Publication.File.index(of: published, templates: templates)
    }
    let changes = try FileFailure.told { try ReportWriter(folder: report.output).write(index) }
    tell(changes)
    try show(report.path(index.path))
  }

  /// Names the page on standard output, and opens it if that is wanted.
  private func show(_ page: String) throws {
    try Console.result(page)
    if open { Browser.open(page, isQuiet: verbosity.quiet) }
  }

  private func tell(_ changes: [ReportWriter.Change]) {
    guard verbosity.verbose else { return }
    for change in changes { Console.say(change.description) }
  }
}
