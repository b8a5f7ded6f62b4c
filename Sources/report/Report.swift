import ArgumentParser
import Publishing

/// The command: notebooks in, reports out.
@main
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Turns a notebook about a small differentiable model into a web page.",
    usage: """
      report [render] [NOTEBOOK.md ...] [--output DIR] [-q]
      report preview NOTEBOOK.md [--port N]
      report eval FORMULA [name=value ...] [--let name=FORMULA ...] [--json]
      """,
    discussion: """
      A notebook is a Markdown file with cells that declare a model, train it and show it. \
      The report holds its prose with the tables, heatmaps, curves and numbers that the run \
      computed.

      Without a notebook, the bundled ones are rendered into Output.
      """,
    version: "Gradbook \(Gradbook.version)",
    subcommands: [Render.self, Preview.self, Evaluate.self],
    defaultSubcommand: Render.self)

  static func main() {
    Signals.prepare()
    main(nil)
  }
}
