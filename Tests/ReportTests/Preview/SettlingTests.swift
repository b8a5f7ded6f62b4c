import Testing

@testable import report

@Suite("Files that are being written")
struct SettlingTests {
  private static func stamp(_ size: Int?, at seconds: Int = 0) -> [String: FileStamp?] {
    ["f": size.map { FileStamp(number: 1, size: $0, seconds: seconds, nanoseconds: 0) }]
  }

  /// The sizes of a file at some milliseconds after the first change; nil is no file.
  @Test(
    "They are read when they have rested, and an empty or absent one rests longer",
    arguments: [
      // Written at once.
      (from: 9, [(0, 8), (5, 8), (9, 8), (10, 8)], over: 10),
      // Written in pieces.
      (from: 9, [(0, 4), (5, 8), (12, 9), (20, 9), (22, 9)], over: 22),
      // Emptied, then written.
      (from: 9, [(0, 0), (20, 0), (100, 0), (200, 7), (205, 7), (210, 7)], over: 210),
      // Emptied and left so.
      (from: 9, [(0, 0), (200, 0), (299, 0), (300, 0)], over: 300),
      // Renamed away, and another one renamed there.
      (from: 9, [(0, nil), (30, nil), (60, 9), (70, 9)], over: 70),
      // Removed.
      (from: 9, [(0, nil), (299, nil), (300, nil)], over: 300),
      // Was not there, and is empty now: nothing says that more will come.
      (from: nil, [(0, 0), (9, 0), (10, 0)], over: 10),
      // Was empty, and is gone.
      (from: 0, [(0, nil), (9, nil), (10, nil)], over: 10),
    ] as [(from: Int?, [(Int, Int?)], over: Int)])
  func rests(before: Int?, sizes: [(Int, Int?)], over: Int) {
    let start = ContinuousClock.now
    var settling = Settling(
      from: Self.stamp(before), to: Self.stamp(sizes[0].1), at: start)
    for (time, size) in sizes.dropFirst() {
      let isOver = settling.isOver(Self.stamp(size), at: start + .milliseconds(time))
      #expect(isOver == (time == over), "after \(time) ms")
    }
  }

  @Test("A file that never rests is read after a second")
  func endless() {
    let start = ContinuousClock.now
    var settling = Settling(from: Self.stamp(1), to: Self.stamp(2), at: start)
    for step in 1..<100 {
      let isOver = settling.isOver(Self.stamp(2 + step), at: start + .milliseconds(9 * step))
      #expect(!isOver)
    }
    let isOver = settling.isOver(Self.stamp(200), at: start + .seconds(1))
    #expect(isOver)
  }
}
