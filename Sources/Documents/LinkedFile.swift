/// Something beside the notebook that its prose shows or leads to.
public enum LinkedFile: Sendable, Equatable {
  /// A file that the report brings along: its path below the report's folder, and its content.
  case file(path: String, bytes: [UInt8])
  /// Another notebook, by the name of the folder of its report.
  case notebook(name: String)

  /// Whether a report may hold a file that is brought along under a path: it lies in the report's
  /// folder, and none of the report's own files has the name.
  ///
  /// Letters in either case are the same to some file systems.
  package static func isFree(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
      return false
    }
    let first = (parts.first ?? "").lowercased()
    guard first != ".unfinished" else { return false }
    return !ownNames.contains(first) && !isPictureName(first)
  }

  /// The name of the folder of a notebook's report: that of its file without the ending.
  package static func reportName(ofPath path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return String(name) }
    return String(name[..<point])
  }

  /// The names of the page and of what the run computed.
  package static let ownNames = ["index.html", "results.json"]

  /// Whether a name is one that a report gives to the file of a picture.
  package static func isPictureName(_ name: String) -> Bool {
    name.wholeMatch(of: /[a-z0-9-]+-[0-9a-f]{16}\.png/) != nil
  }

  /// The endings of the names of pictures that browsers show, and their media types.
  package static let pictureTypes = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
  ]

  /// What the name of a file ends in, behind its last point, in lower case.
  package static func ending(of path: String) -> String {
    guard let point = path.lastIndex(of: "."), !path[point...].contains("/") else { return "" }
    return path[path.index(after: point)...].lowercased()
  }
}
