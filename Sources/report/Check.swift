import ArgumentParser
import Diagnostics
import Publishing

/// `report check`: runs notebooks and compares their reports with those that were written.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run notebooks and compare with the reports that were written.",
    usage: """
      report check [NOTEBOOK.md ...] [--output DIR] [-P name=value ...] [--tolerance T]
                   [--templates DIR] [--allow-read DIR ...] [-q | -v]
      """,
    discussion: """
      Everything is run and rendered in memory; nothing is written. Where the report would not be \
      what lies in the folder, standard error says which table, row and column, which picture and \
      how many of its pixels, which line of the page. One line for a project's own CI:

        report check model.md

      With --tolerance T, two numbers a and b are the same if |a - b| <= T * max(1, |a|, |b|), \
      also in the text of the page; a picture's colours may be off by as much of their scale, and \
      drawings are taken to follow from the numbers.

      Exit codes: 0 all is as it was; 1 something differs, a check failed or a notebook is wrong; \
      64 wrong usage; 130 interrupted.
      """)

  @OptionGroup var report: ReportOptions

  @OptionGroup var options: RunOptions

  @Option(help: ArgumentHelp("How far numbers may be off.", valueName: "t"))
  var tolerance = 0.0

  @OptionGroup var verbosity: Verbosity

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite else {
      throw ValidationError("--tolerance needs a number that is not negative, such as 1e-9.")
    }
  }

  func run() throws {
    let templates = try options.templates()
    let tolerance = Tolerance(tolerance)
    try Edition(report, options).makeAll(isQuiet: verbosity.quiet) { item, role in
      let (name, folder) = (item.file.source.name, item.folder)
      let written = try FileFailure.told(exitCode: .wrong) {
        try WrittenReport { try Self.read("\(folder)/\($0)") }
      }
      let rendering = try Rendering(
        item, role, form: written.form, options, templates, verbosity)
      let comparison = Comparison(
        of: rendering.publication, with: written, tolerance: tolerance)
      tell(comparison, of: name, in: folder)
      let isAsItWas = comparison.differences.isEmpty
      if isAsItWas, !verbosity.quiet {
        let took = TrainingProgress.seconds(rendering.duration)
        Console.say(
          "\(name): \(folder) is as it was, \(Summary.checks(rendering.document)), \(took)")
      }
      return (rendering.publication, isAsItWas && rendering.isSound)
    }
  }

  private static func read(_ path: String) throws -> [UInt8]? {
    do {
      return try RegularFile.bytesIfPresent(of: path)
    } catch {
      throw FileFailure("read", path, reason: error.description)
    }
  }

  /// The most differences that are told of one report.
  private static let mostTold = 20

  private func tell(_ comparison: Comparison, of name: String, in folder: String) {
    let differences = comparison.differences
    if differences.isEmpty { return }
    let label = Style.error.applied(to: "differs")
    Console.say(
      "\(name): \(folder) \(label) in \(counted(differences.count, "place")):")
    for difference in differences.prefix(Self.mostTold) { Console.say("  \(difference)") }
    let left = differences.count - Self.mostTold
    if left > 0 { Console.say("  … and \(left) more") }
  }
}
