import Diagnostics
import Figures
import Notebooks
import Publishing

/// The line that says what became of a notebook.
enum Summary {
  /// What a report holds and how long it took.
  static func line(
    _ name: String, _ document: Document, _ files: [Publication.File], pictures: Int,
    _ duration: Duration
  ) -> String {
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    let parts = [
      counted(pictures, "picture"), kilobytes(bytes), checks(document),
      TrainingProgress.seconds(duration),
    ]
    return "\(name): " + parts.joined(separator: ", ")
  }

  /// A size as messages have it: "110 KB".
  static func kilobytes(_ bytes: Int) -> String { "\((bytes + 512) / 1024) KB" }

  /// How many of the checks held.
  static func checks(_ document: Document) -> String {
    let checks = document.checks
    return "\(checks.count(where: \.held)) of \(counted(checks.count, "check")) held"
  }
}
