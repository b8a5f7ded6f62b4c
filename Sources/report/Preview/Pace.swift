/// Lets something be done about every 20 milliseconds of a work whose steps may take anything from
/// nanoseconds to minutes.
///
/// The time itself is asked for rarely, for that takes as long as a step of a small model.
struct Pace {
  private static let interval: Duration = .milliseconds(20)

  /// How many steps pass before the time is asked for.
  private var stride = 1
  private var steps = 0
  private var last: ContinuousClock.Instant
  private let now: () -> ContinuousClock.Instant

  init(now: @escaping () -> ContinuousClock.Instant = { .now }) {
    self.now = now
    last = now()
  }

  /// Notes a step, and tells whether it is time.
  mutating func isDue() -> Bool {
    steps += 1
    guard steps >= stride else { return false }
    steps = 0
    let now = now()
    let passed = now - last
    guard passed >= Self.interval else {
      // Never so many steps that one which suddenly takes long could hide the time for minutes.
      if passed < Self.interval / 2 { stride = min(2 * stride, 1024) }
      return false
    }
    if passed >= Self.interval * 2 { stride = max(stride / 4, 1) }
    last = now
    return true
  }
}
