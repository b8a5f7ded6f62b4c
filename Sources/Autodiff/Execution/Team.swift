import Foundation
import Synchronization

/// Threads that share the parts of a task and then wait for the next one.
///
/// A part of a training step takes some ten microseconds, about as long as it takes to wake a
/// thread. The helpers therefore look out for the next task for a moment before they go to sleep,
/// and one that comes late joins only while there are parts left: nobody waits for it.
final class Team: Sendable {
  typealias Body = @Sendable (_ part: Int, _ thread: Int) -> Void

  /// A helper for every processor.
  static let shared = Team(threads: ProcessInfo.processInfo.activeProcessorCount)

  /// The number of threads that can work on a task, the caller's included.
  let count: Int
  private let state = State()

  /// What the threads share.
  private final class State: Sendable {
    /// Raised when a task is ready and when the team is dissolved.
    let generation = Atomic<Int>(0)
    /// Whether helpers may still join the task.
    let isOpen = Atomic<Bool>(false)
    /// The helpers that have joined.
    let joined = Atomic<Int>(0)
    let nextPart = Atomic<Int>(0)
    let partCount = Atomic<Int>(0)
    let threadCount = Atomic<Int>(0)
    let isTaken = Atomic<Bool>(false)
    let isDissolved = Atomic<Bool>(false)
    let sleepers = Atomic<Int>(0)
    let bell = DispatchSemaphore(value: 0)
    let body = Mutex<Body?>(nil)

    func work(_ thread: Int, _ body: Body) {
      let parts = partCount.load(ordering: .relaxed)
      while true {
        let part = nextPart.add(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        body(part, thread)
      }
    }

    /// A helper's life.
    func help(_ thread: Int) {
      var seen = 0
      while true {
        seen = nextGeneration(after: seen)
        if isDissolved.load(ordering: .acquiring) { return }
        // First join, then look whether that was in time: `run` closes the task before it counts.
        joined.add(1, ordering: .sequentiallyConsistent)
        if isOpen.load(ordering: .sequentiallyConsistent),
          thread < threadCount.load(ordering: .relaxed), let body = body.withLock({ $0 })
        {
          work(thread, body)
        }
        joined.subtract(1, ordering: .sequentiallyConsistent)
      }
    }

    private func nextGeneration(after seen: Int) -> Int {
      while true {
        for _ in 0..<Team.patience {
          let current = generation.load(ordering: .acquiring)
          if current != seen { return current }
        }
        sleepers.add(1, ordering: .sequentiallyConsistent)
        if generation.load(ordering: .sequentiallyConsistent) == seen { bell.wait() }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
      }
    }
  }

  /// Rounds of looking out before a helper sleeps: some hundred microseconds.
  private static let patience = 100_000

  /// Starts the helpers; with one thread there are none.
  init(threads: Int) {
    count = max(1, threads)
    for helper in 1..<count {
      let thread = Thread { [state] in state.help(helper) }
      thread.name = "gradbook helper \(helper)"
      thread.start()
    }
  }

  deinit {
    state.isDissolved.store(true, ordering: .releasing)
    state.generation.add(1, ordering: .sequentiallyConsistent)
    for _ in 1..<count { state.bell.signal() }
  }

  /// Does all parts of a task, each once, and returns when they are done.
  ///
  /// If the team is at work for somebody else already, the caller does all parts alone.
  ///
  /// - Parameters:
  ///   - threads: The threads that may take part; the others stay away.
  ///   - body: Given a part, and the number of the thread that does it, below `threads`.
  func run(parts: Int, threads: Int, _ body: Body) {
    guard count > 1, parts > 1, threads > 1, !state.isTaken.exchange(true, ordering: .acquiring)
    else {
      for part in 0..<parts { body(part, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      state.body.withLock { $0 = body }
      state.partCount.store(parts, ordering: .relaxed)
      state.threadCount.store(threads, ordering: .relaxed)
      state.nextPart.store(0, ordering: .relaxed)
      state.isOpen.store(true, ordering: .sequentiallyConsistent)
      state.generation.add(1, ordering: .sequentiallyConsistent)
      let sleepers = state.sleepers.load(ordering: .sequentiallyConsistent)
      for _ in 0..<sleepers { state.bell.signal() }
      state.work(0, body)
      state.isOpen.store(false, ordering: .sequentiallyConsistent)
      while state.joined.load(ordering: .sequentiallyConsistent) > 0 {}
      state.body.withLock { $0 = nil }
    }
    state.isTaken.store(false, ordering: .releasing)
  }
}
