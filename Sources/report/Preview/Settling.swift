/// Decides when files that are being written are complete.
///
/// A save takes several steps: a file is emptied and written, or it disappears and another one takes
/// its name. What lies there in between is nobody's notebook.
struct Settling {
  /// How long all files have to stay as they are.
  static let rest: Duration = .milliseconds(10)
  /// How long when one of them is empty or gone, which few authors mean.
  static let longRest: Duration = .milliseconds(300)
  /// After this, files that never rest are taken as they are.
  static let patience: Duration = .seconds(1)

  /// The files before anybody wrote.
  private let before: [String: FileStamp?]
  private let begin: ContinuousClock.Instant
  private var last: [String: FileStamp?]
  /// When they became as they were last.
  private var since: ContinuousClock.Instant

  init(
    from before: [String: FileStamp?], to first: [String: FileStamp?],
    at now: ContinuousClock.Instant
  ) {
    self.before = before
    begin = now
    last = first
    since = now
  }

  /// Notes how the files are now, and tells whether they may be read.
  mutating func isOver(_ files: [String: FileStamp?], at now: ContinuousClock.Instant) -> Bool {
    if files != last {
      last = files
      since = now
    }
    let rest = isHalfWritten ? Self.longRest : Self.rest
    return now - since >= rest || now - begin >= Self.patience
  }

  /// Whether a file that had something in it has nothing now.
  private var isHalfWritten: Bool {
    before.contains { path, stamp in
      guard let stamp, stamp.size > 0 else { return false }
      return (last[path] ?? nil)?.size ?? 0 == 0
    }
  }
}
