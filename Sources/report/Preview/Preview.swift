import ArgumentParser
import Foundation
import Publishing

/// `report preview`: a notebook's page in a browser that follows every save.
struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a notebook in a browser, and render it again at each save.",
    usage: """
      report preview NOTEBOOK.md [-P name=value ...] [--templates DIR] [--allow-read DIR ...]
                     [--port N]
      """,
    discussion: """
      Prints the address of the page, which only this machine can reach. Open it and write: \
      whenever the notebook, a file that it reads or shows or a template is saved, the page is made \
      again, and the browser shows it where it was scrolled to. What is wrong stands in the page \
      and on standard error, and the next save mends it.

      Nothing is written; `report render` does that. Ctrl-C ends the preview.
      """)

  @Argument(
    help: ArgumentHelp("The notebook.", valueName: "notebook.md"),
    completion: .file(extensions: ["md"]))
  var notebook: String

  @Option(
    help: """
      The port, or 0 for any that is free. Without it, \(PreviewServer.defaultPort) or the next \
      one that is free.
      """)
  var port: UInt16?

  @OptionGroup var options: RunOptions

  func run() throws {
    // What cannot be read from the start is a wrong name rather than a notebook in the making.
    _ = try options.notebook(NotebookFile(path: notebook))
    _ = try options.templates()
    let report = LatestReport()
    // A browser may still show a page of an earlier preview: no two may have the same name.
    let start = Date.now.timeIntervalSince1970.bitPattern
    try report.publish(
      LiveReport(notice: "Rendering \(notebook) …", message: nil, version: "\(start)-0"),
      version: "\(start)-0")
    let port = try PreviewServer.start(
      PreviewHandler(report: report, notebook: notebook), port: port)
    try Console.result("http://127.0.0.1:\(port)/")

    let watcher = Watcher()
    let renderer = PreviewRenderer(path: notebook, options: options, watcher: watcher)
    for number in 1... {
      let version = "\(start)-\(number)"
      if let rendered = try renderer.render(version: version) {
        report.publish(rendered, version: version)
        watcher.waitForChange()
      }
      watcher.waitForRest()
    }
  }
}
