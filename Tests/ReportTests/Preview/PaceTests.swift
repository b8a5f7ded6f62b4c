import Testing

@testable import report

@Suite("The pace")
struct PaceTests {
  @Test(
    "Whatever a step takes, it is time about every 20 milliseconds, or at every step",
    arguments: [
      (step: .microseconds(1), from: 19, to: 22), (step: .microseconds(100), from: 19, to: 45),
      (step: .milliseconds(3), from: 20, to: 45), (step: .milliseconds(20), from: 20, to: 20),
      (step: .seconds(3), from: 3000, to: 3000),
    ] as [(step: Duration, from: Int, to: Int)])
  func intervals(step: Duration, from: Int, to: Int) {
    let clock = Clock()
    var pace = Pace { clock.now }
    var last = clock.time
    for _ in 0..<200_000 {
      clock.time += step
      guard pace.isDue() else { continue }
      let milliseconds = (clock.time - last) / .milliseconds(1)
      #expect((Double(from)...Double(to)).contains(milliseconds))
      last = clock.time
    }
    #expect(last > clock.time - .milliseconds(to))
    // The time is asked for far less often than there are steps, if those are short.
    if step == .microseconds(1) { #expect(clock.asked < 2_000) }
  }

  @Test("When steps become long, it is noticed after some of them")
  func slowing() {
    let clock = Clock()
    var pace = Pace { clock.now }
    for _ in 0..<100_000 {
      clock.time += .microseconds(1)
      _ = pace.isDue()
    }
    var steps = 0
    repeat {
      clock.time += .milliseconds(20)
      steps += 1
    } while !pace.isDue()
    #expect(steps <= 1024)
  }

  private final class Clock {
    var time = ContinuousClock.now
    private(set) var asked = 0

    var now: ContinuousClock.Instant {
      asked += 1
      return time
    }
  }
}
