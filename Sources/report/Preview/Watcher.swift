import Foundation

/// Watches the files that a report is made of.
///
/// It asks the system for every file again and again, a hundred times a second. That works on every
/// system and file system and with every editor, and for a dozen files it takes a few thousandths of
/// a processor's time.
final class Watcher {
  /// The files as they were right before they were read.
  private var files: [String: FileStamp?] = [:]

  private static let interval: Duration = .milliseconds(10)
  private static let shortInterval: Duration = .milliseconds(5)

  /// Forgets all files, before they are read again.
  func forget() {
    files = [:]
  }

  /// Notes a file that is about to be read, whether it is there or not.
  func note(_ path: String) {
    // Of a file that is read twice the first reading counts.
    if files[path] == nil { files[path] = .some(FileStamp(path: path)) }
  }

  /// Notes the files of a folder, and the folder itself, so that a new one is seen.
  func note(folder: String) {
    note(folder)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      note(folder + "/" + name)
    }
  }

  /// Whether a file is another one than when it was noted.
  var hasChanged: Bool { files.contains { FileStamp(path: $0.key) != $0.value } }

  /// Waits until a file is another one than when it was noted.
  func waitForChange() {
    while !hasChanged { Self.sleep(Self.interval) }
  }

  /// Waits until the files that are being written are complete.
  func waitForRest() {
    var settling = Settling(from: files, to: current, at: .now)
    repeat { Self.sleep(Self.shortInterval) } while !settling.isOver(current, at: .now)
  }

  private var current: [String: FileStamp?] {
    files.reduce(into: [:]) { $0[$1.key] = .some(FileStamp(path: $1.key)) }
  }

  private static func sleep(_ duration: Duration) {
    Thread.sleep(forTimeInterval: duration / .seconds(1))
  }
}
