import ArgumentParser
import Notebooks
import Publishing

/// What changes how notebooks run and how their pages look.
struct RunOptions: ParsableArguments {
  @Option(
    name: .customShort("P"), parsing: .singleValue,
    help: ArgumentHelp(
      "Give a parameter of the front matter, or the seed, another value; may be repeated.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp(
      "Take the templates and the style sheet that are in this folder instead of the built-in ones.",
      valueName: "dir"),
    completion: .directory)
  var templateFolder: String?

  @Option(
    name: .customLong("allow-read"), parsing: .singleValue,
    help: ArgumentHelp(
      "Let notebooks read data below this folder too, not only below their own; may be repeated.",
      valueName: "dir"),
    completion: .directory)
  var readableFolders: [String] = []

  @Flag(help: "Allow large pictures, long trainings and much data.")
  var allowLarge = false

  func validate() throws {
    _ = try Overrides(parameters)
    for folder in readableFolders where !Folder.exists(folder) {
      throw ValidationError("--allow-read needs a folder, and \(folder) is none.")
    }
  }

  /// How much a notebook may ask for.
  var limits: Notebook.Limits { allowLarge ? .large : .standard }

  /// Reads a notebook with the parameters that its front matter gives, whatever these options say.
  func plainNotebook(_ file: NotebookFile) -> Notebook {
    Notebook(file.source, options: Notebook.Options(limits: limits))
  }

  /// Notebooks as these options want them, given each file and its plain notebook.
  func notebooks(_ plain: [(file: NotebookFile, notebook: Notebook)]) throws -> [Notebook] {
    try Overrides(parameters).notebooks(plain, limits: limits)
  }

  /// Reads one notebook as these options want it.
  func notebook(_ file: NotebookFile) throws -> Notebook {
    try notebooks([(file, plainNotebook(file))])[0]
  }

  /// The folders that a notebook may read from besides its own.
  func folders(for notebook: Notebook) throws -> ReadableFolders {
    ReadableFolders(
      allowed: readableFolders, given: try Overrides(parameters).folders(for: notebook))
  }

  /// The templates that the pages are made with.
  func templates() throws -> Templates {
    try templateFolder.map(TemplateFolder.templates) ?? .builtIn
  }
}

/// How much the command says.
struct Verbosity: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say what each cell took and which files were written.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}
