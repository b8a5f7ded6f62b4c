import ArgumentParser
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
  func render(version: String) throws(PublishingError) -> LiveReport {
    watcher.forget()
    watcher.note(path)
    let started = ContinuousClock.now
    do {
      let file = try NotebookFile(path: path)
      let progress = Progress(of: path)
      let document = try Notebook(file.source).run(
        readFile: { name in
          watcher.note(file.path(of: name))
          return try file.read(name)
        },
        progress: progress.note(epoch:of:))
      let report = try LiveReport(of: document, version: version)
      for check in document.checks where !check.held {
        Console.say("\(path):\(check.line): check failed: \(check.condition)")
      }
      let seconds = (ContinuousClock.now - started) / .seconds(1)
      Console.say(Summary.line(path, document, report.files, seconds: seconds))
      return report
    } catch let error as NotebookError {
      return try notice("\(path) has an error", error.description, version: version)
    } catch let error as PublishingError {
      return try notice("The page cannot be made", error.description, version: version)
    } catch let error as ValidationError {
      return try notice("\(path) cannot be read", error.message, version: version)
    } catch {
      return try notice("\(path) cannot be rendered", "\(error)", version: version)
    }
  }

  private func notice(
    _ title: String, _ message: String, version: String
  ) throws(PublishingError) -> LiveReport {
    Console.say(message)
    return try LiveReport(notice: title, message: message, version: version)
  }
}
