import ArgumentParser

/// Which notebooks, and where their reports lie.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The notebooks; the bundled ones if there are none.", valueName: "notebook.md"),
    completion: .file(extensions: ["md"]))
  var notebooks: [String] = []

  @Option(
    help: ArgumentHelp("The folder that holds the reports.", valueName: "dir"),
    completion: .directory)
  var output = "Output"

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("--output needs the name of a folder.") }
    var names: [String: String] = [:]
    for path in notebooks {
      let name = NotebookFile.name(ofPath: path)
      if let other = names.updateValue(path, forKey: name) {
        throw ValidationError("\(other) and \(path) would both become \(name)/index.html.")
      }
    }
  }

  /// Whether the bundled notebooks are meant, which have an index page.
  var areBundled: Bool { notebooks.isEmpty }

  /// The notebooks, read.
  func files() throws -> [NotebookFile] {
    areBundled ? NotebookFile.bundled : try notebooks.map(NotebookFile.init(path:))
  }

  /// The folder of a notebook's report.
  func folder(of file: NotebookFile) -> String { path(file.name) }

  /// A path below the folder of the reports.
  func path(_ name: String) -> String {
    output.hasSuffix("/") ? output + name : "\(output)/\(name)"
  }
}
