import ArgumentParser
import Foundation
import Notebooks
import Publishing

/// Renders a notebook again and again, and notes with the watcher what each rendering reads.
struct PreviewRenderer {
  /// The notebook's file.
  let path: String
  let watcher: Watcher

  /// Renders the notebook as it is now and says what became of it.
  ///
  /// What is wrong with it is said too, and stands in the page.
  ///
  /// - Returns: The report; nil when a file was saved meanwhile, for then nobody wants it any more.
  func render(version: String) throws(PublishingError) -> LiveReport? {
    watcher.forget()
    watcher.note(path)
    let started = ContinuousClock.now
    do {
      let file = try NotebookFile(path: path)
      let document = run(file)
      if document.isStopped { return nil }
      let report = try LiveReport(of: document, version: version)
      if !document.diagnostics.isEmpty {
        Console.say(document.diagnostics.map(\.description).joined(separator: "\n\n"))
      }
      for check in document.checks where !check.held {
        Console.say("\(path):\(check.line): check failed: \(check.condition)")
      }
      let seconds = (ContinuousClock.now - started) / .seconds(1)
      Console.say(Summary.line(path, document, report.files, seconds: seconds))
      return report
    } catch let error as PublishingError {
      return try notice("The page cannot be made", error.description, version: version)
    } catch let error as ValidationError {
      return try notice("\(path) cannot be read", error.message, version: version)
    } catch {
      return try notice("\(path) cannot be rendered", "\(error)", version: version)
    }
  }

  /// Runs the notebook, until the end or the next save.
  private func run(_ file: NotebookFile) -> Document {
    let progress = Progress(of: path)
    var pace = Pace()
    return Notebook(file.source).run(
      readFile: { name in
        watcher.note(place(of: name))
        return try file.read(name)
      },
      report: { event in
        if case .epoch(let epoch, let epochs) = event { progress.note(epoch: epoch, of: epochs) }
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
