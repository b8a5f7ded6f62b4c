/// The folders that a notebook may read from besides its own, and the files.
struct ReadableFolders {
  /// Those that `--allow-read` names.
  var allowed: [String] = []
  /// Those that are the values of parameters, as `-P data=FOLDER` gives them.
  ///
  /// A value of the front matter's own is none of them: only who types the command opens a folder.
  var given: [String] = []

  /// The notebooks of the same book, which may lead to each other: files, links followed.
  var book: [String] = []

  var all: [String] { allowed + given }

  /// Whether a path begins with a folder that is a parameter's value: it counts from the current
  /// folder then, as it was typed.
  func isGiven(_ path: String) -> Bool {
    given.contains { path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
  }
}
