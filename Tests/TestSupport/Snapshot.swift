import Foundation
import Testing

/// Whether recorded texts are to be written anew rather than compared.
public var isRecordingSnapshots: Bool {
  ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
}

/// Compares text with the file of that name in the folder `__Snapshots__` beside the test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead, so that a change can
/// be looked at as a difference in version control.
public func expectSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("__Snapshots__")
  let file = folder.appendingPathComponent(name)
  if isRecordingSnapshots {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      Issue.record("\(name) cannot be written: \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "There is no snapshot \(name). Record it with RECORD_SNAPSHOTS=1 swift test.",
      sourceLocation: sourceLocation)
    return
  }
  let recorded = String(decoding: data, as: UTF8.self)
  // Swift compares strings by meaning; a snapshot is a matter of bytes.
  if recorded.utf8.elementsEqual(text.utf8) { return }
  Issue.record(
    """
    \(name) has changed (- as recorded, + as it is now). If that is meant, record it again with \
    RECORD_SNAPSHOTS=1 swift test.
    \(lineDifference(from: recorded, to: text))
    """, sourceLocation: sourceLocation)
}

/// The lines that two texts do not share, each with its number, the first forty of them.
public func lineDifference(from old: String, to new: String) -> String {
  let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
  let changes = lines(new).difference(from: lines(old)).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset: offset, mark: "-", line: line)
    case .insert(let offset, let line, _): (offset: offset, mark: "+", line: line)
    }
  }.sorted { ($0.offset, $1.mark) < ($1.offset, $0.mark) }
  let limit = 40
  var shown = changes.prefix(limit).map { change in
    let end = change.line.count > 200 ? "…" : ""
    return "\(change.mark) \(change.offset + 1): \(change.line.prefix(200))\(end)"
  }
  if changes.isEmpty { shown.append("The lines read the same; their code points differ.") }
  if changes.count > limit { shown.append("… and \(changes.count - limit) more lines.") }
  return shown.joined(separator: "\n")
}
