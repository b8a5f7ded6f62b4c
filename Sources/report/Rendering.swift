import ArgumentParser
import Notebooks
import Publishing

/// A notebook that has been run and become a report in memory.
struct Rendering {
  private let name: String
  let document: Document
  let publication: Publication
  let duration: Duration
  /// The files that the report is made of, by the paths that the notebook names.
  private let sourceFiles: [String: FileIdentity]

  /// Runs a notebook and makes its report, telling the progress and what is wrong with it.
  ///
  /// - Throws: `ExitCode.wrong` when a template is wrong.
  init(
    _ item: Edition.Item, _ role: Book.Role, form: Publication.Form, _ options: RunOptions,
    _ templates: Templates, _ verbosity: Verbosity
  ) throws {
    let file = item.file
    name = file.source.name
    let clock = ContinuousClock()
    let start = clock.now
    var readable = try options.folders(for: item.notebook)
    readable.book = item.book.compactMap(\.place)
    let folders = readable
    let progress = Progress(of: name, verbosity.progress)
    var sourceFiles: [String: FileIdentity] = [:]
    document = item.notebook.run(
      neighbors: item.neighbors.map(\.source),
      readFile: { path in
        sourceFiles[path] = file.identity(of: path, alsoBelow: folders)
        return try file.read(path, alsoBelow: folders, limit: options.limits.fileSize)
      },
      report: { event in
        progress.note(event)
        return true
      })
    progress.end()
    let document = document
    self.sourceFiles = sourceFiles
    let folder = ReportFolder(item.folder)
    do {
      publication = try Publication(of: document, templates: templates, form: form, role: role) {
        folder.hasInPlace($1, from: sourceFiles[$0])
      }
    } catch {
      Console.fail(error.description)
      throw ExitCode.wrong
    }
    duration = clock.now - start
    Self.tellProblems(of: document, name)
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

  /// The files that the notebook has read.
  var sources: Set<FileIdentity> { Set(sourceFiles.values) }

  /// The line that says what became of the notebook.
  var summary: String {
    Summary.line(
      name, document, publication.files, pictures: publication.pictureCount, duration)
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
