import ArgumentParser
import Publishing

/// The command: notebooks in, reports out.
@main
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Turns a notebook about a small differentiable model into a web page.",
    usage: """
      report [render] [NOTEBOOK.md ...] [--output DIR] [-P name=value ...] [--self-contained]
             [--templates DIR] [--open] [-q | -v]
      report check [NOTEBOOK.md ...] [--output DIR] [-P name=value ...] [--tolerance T]
      report preview NOTEBOOK.md [-P name=value ...] [--templates DIR] [--port N]
      report new NAME.md
      report eval FORMULA [name=value ...] [--let name=FORMULA ...] [--json]
      """,
    discussion: """
      A notebook is a Markdown file with cells that declare a model, train it and show it. \
      The report holds its prose with the tables, heatmaps, curves and numbers that the run \
      computed.

      Without a notebook, the book that comes along is rendered into Output. To begin with a \
      notebook of your own: report new model.md.
      """,
    version: "Gradbook \(Gradbook.version)",
    subcommands: [Render.self, Check.self, Preview.self, New.self, Evaluate.self],
    defaultSubcommand: Render.self)

  /// The names of the subcommands.
  static var subcommandNames: [String] {
    configuration.subcommands.map { $0._commandName }
  }

  static func main() {
    Signals.prepare()
    main(Evaluate.separated(Array(CommandLine.arguments.dropFirst())))
  }
}
