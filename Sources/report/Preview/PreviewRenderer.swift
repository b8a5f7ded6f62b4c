import ArgumentParser
import Foundation
import Notebooks
import Publishing

/// Renders a notebook again and again, and notes with the watcher what each rendering reads.
struct PreviewRenderer {
  /// The notebook's file.
  let path: String
  let options: RunOptions
  let watcher: Watcher

  /// Renders the notebook as it is now and says what became of it.
  ///
  /// What is wrong with it is said too, and stands in the page.
  ///
  /// - Returns: The report; nil when a file was saved meanwhile, for then nobody wants it any more.
  func render(version: String) throws(PublishingError) -> LiveReport? {
    watcher.forget()
    watcher.note(path)
    if let folder = options.templateFolder { watcher.note(folder: folder) }
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let file = try NotebookFile(path: path)
      let document = try run(file)
      if document.isStopped { return nil }
      let report = try LiveReport(
        of: document, version: version, templates: try options.templates())
      Rendering.tellProblems(of: document, path)
      Console.say(
        Summary.line(
          path, document, report.files, pictures: report.pictureCount, clock.now - start))
      return report
    } catch let error as PublishingError {
      return try notice("The page cannot be made", error.description, version: version)
    } catch let error as ValidationError {
      return try notice("\(path) cannot be read", error.message, version: version)
    } catch is ExitCode {
      // What does not fit has been said where the command runs.
      let message = "A value given with -P does not fit the notebook any more."
      return try notice("\(path) cannot be rendered", message, version: version)
    } catch {
      return try notice("\(path) cannot be rendered", "\(error)", version: version)
    }
  }

  /// Runs the notebook, until the end or the next save.
  private func run(_ file: NotebookFile) throws -> Document {
    let hasBar = Terminal.standardError.isInteractive
    let progress = Progress(of: path, hasBar ? .bar : .silent)
    defer { progress.end() }
    var pace = Pace()
    let notebook = try options.notebook(file)
    let folders = try options.folders(for: notebook)
    return notebook.run(
      readFile: { name in
        watcher.note(folders.isGiven(name) ? name : place(of: name))
        return try file.read(name, alsoBelow: folders, limit: options.limits.fileSize)
      },
      report: { event in
        progress.note(event)
        return !(pace.isDue() && watcher.hasChanged)
      })
  }

  /// Where a data file lies that the notebook names.
  private func place(of name: String) -> String {
    name.hasPrefix("/")
      ? name : URL(fileURLWithPath: path).deletingLastPathComponent().path + "/" + name
  }

  private func notice(
    _ title: String, _ message: String, version: String
  ) throws(PublishingError) -> LiveReport {
    Console.say(message)
    return try LiveReport(notice: title, message: message, version: version)
  }
}
