import Foundation
import Publishing
import Synchronization

/// The newest version of a report, shared by the rendering that replaces it and the server that
/// shows it.
final class LatestReport: Sendable {
  private struct State: Sendable {
    var version = ""
    var files: [String: Data] = [:]
    var notebooks: [String: String] = [:]
    /// The pictures of the version before, for a browser that is still loading its page.
    var earlierPictures: [String: Data] = [:]
  }

  private let state = Mutex(State())

  private static let interval: Duration = .milliseconds(5)

  /// The name of the version, empty before the first one.
  var version: String { state.withLock(\.version) }

  /// Replaces the report by its next version.
  func publish(_ report: LiveReport, version: String) {
    let files = report.files.map { ($0.path, Data($0.bytes)) }
    state.withLock { state in
      state.earlierPictures = state.files.filter { Publication.isPictureName($0.key) }
      state.files = Dictionary(files) { $1 }
      state.notebooks = report.notebooks
      state.version = version
    }
  }

  /// A file of the report.
  func file(_ path: String) -> Data? {
    state.withLock { $0.files[path] ?? $0.earlierPictures[path] }
  }

  /// The notebook that the page leads to by a path, as a path from the folder of its own.
  func notebook(at path: String) -> String? { state.withLock { $0.notebooks[path] } }

  /// Waits until there is another version than the one named, or the time is over.
  ///
  /// - Returns: Whether there is.
  func waitForVersion(after version: String, atMost time: Duration) async throws -> Bool {
    let end = ContinuousClock.now + time
    while self.version == version {
      if ContinuousClock.now >= end { return false }
      try await Task.sleep(for: Self.interval)
    }
    return true
  }
}
