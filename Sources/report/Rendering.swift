import ArgumentParser
import Notebooks
import Publishing

/// A notebook that has been run and become a report in memory.
struct Rendering {
  let file: NotebookFile
  let document: Document
  let publication: Publication
  let duration: Duration

  /// Runs a notebook and makes its report, telling the progress and what is wrong with it.
  ///
  /// - Throws: `ExitCode.wrong` when a template is wrong.
  init(
    _ file: NotebookFile, _ notebook: Notebook, form: Publication.Form, _ options: RunOptions,
    _ templates: Templates, _ verbosity: Verbosity
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(of: file.source.name, verbosity.progress)
    document = notebook.run(
      readFile: {
        try file.read($0, alsoBelow: options.readableFolders, limit: options.limits.fileSize)
      },
      report: { event in
        progress.note(event)
        return true
      })
    progress.end()
    let document = document
    publication = try Self.told { () throws(PublishingError) in
      try Publication(of: document, templates: templates, form: form)
    }
    self.file = file
    duration = clock.now - start
    Self.tellProblems(of: document, file.source.name)
  }

  /// Says what is wrong with a notebook: its mistakes, and the checks that failed.
  static func tellProblems(of document: Document, _ name: String) {
    Console.say(document.diagnostics)
    for check in document.checks where !check.held {
      let label = Style.error.applied(to: "check failed:")
      let explanation = check.explanation.map { " (\($0.printable))" } ?? ""
      Console.say("\(name):\(check.line): \(label) \(check.title.printable)\(explanation)")
    }
  }

  /// Makes a page, and tells what is wrong with its templates.
  static func told<T>(_ make: () throws(PublishingError) -> T) throws -> T {
    do {
      return try make()
    } catch {
      Console.fail(error.description)
      throw ExitCode.wrong
    }
  }

  /// The line that says what became of the notebook.
  var summary: String {
    Summary.line(
      file.source.name, document, publication.files, pictures: publication.pictureCount, duration)
  }

  /// Whether the report shows what its notebook promises.
  var isSound: Bool { document.isSound }
}

extension Verbosity {
  /// How the progress is told.
  fileprivate var progress: Progress.Manner {
    let hasBar = Terminal.standardError.isInteractive
    if quiet { return .silent }
    if verbose { return .times(hasBar: hasBar) }
    return hasBar ? .bar : .lines
  }
}
