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
      NAME.md becomes Output/NAME/\(Publication.pageName) below the current folder, with its \
      pictures and a \(Publication.resultsName) beside it. The path of the page goes to standard \
      output, everything else to standard error.

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
    let templates = try options.templates()
    let edition = try Edition(report, options)
    var sources = Set(edition.items.compactMap(\.file.place).compactMap(FileIdentity.init))
    try edition.makeAll(isQuiet: verbosity.quiet) { item, role in
      let rendering = try Rendering(
        item, role, form: selfContained ? .singleFile : .folder, options, templates, verbosity)
      sources.formUnion(rendering.sources)
      let changes = try FileFailure.told {
        try ReportWriter(folder: item.folder, sources: sources).write(rendering.publication)
      }
      tell(changes)
      if item.isEntrance { try show("\(item.folder)/\(Publication.pageName)") }
      if !verbosity.quiet { Console.say(rendering.summary) }
      return (rendering.publication, rendering.isSound)
    }
  }

  /// Names the page on standard output, and opens it if that is wanted.
  private func show(_ page: String) throws {
    try Console.result(page)
    if open { Browser.open(page, isQuiet: verbosity.quiet) }
  }

  private func tell(_ changes: [ReportWriter.Change]) {
    for change in changes {
      // What is left is the user's to look after.
      guard verbosity.verbose || change.kind == .left && !verbosity.quiet else { continue }
      Console.say(change.description)
    }
  }
}
