import ArgumentParser
import Publishing

/// Which notebooks, and where their reports lie.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The notebooks; the bundled book if there are none.", valueName: "notebook.md"),
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
        throw ValidationError(
          "\(other) and \(path) would both become \(name)/\(Publication.pageName).")
      }
    }
  }

  /// The notebooks, read: those that are named, or the front page of the bundled book.
  func files() throws -> [NotebookFile] {
    notebooks.isEmpty
      ? [NotebookFile.bundledBook].compactMap(\.self)
      : try notebooks.map(NotebookFile.init(path:))
  }

  /// The folder of a notebook's report: the bundled book lies right in the folder of all.
  func folder(of file: NotebookFile) -> String {
    if file.isBundled { return output }
    return output.hasSuffix("/") ? output + file.name : "\(output)/\(file.name)"
  }
}
