import Figures
import Notebooks
import Publishing

/// The line that says what became of a notebook.
enum Summary {
  static func line(
    _ name: String, _ document: Document, _ files: [Publication.File], seconds: Double
  ) -> String {
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    let pictures = files.count { $0.path.hasSuffix(".png") }
    let held = document.checks.count(where: \.held)
    let parts = [
      count(pictures, "picture"), "\((bytes + 512) / 1024) KB",
      "\(held) of \(count(document.checks.count, "check")) held",
      "\(NumberFormat.fixed(2).text(seconds)) s",
    ]
    return "\(name): " + parts.joined(separator: ", ")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
