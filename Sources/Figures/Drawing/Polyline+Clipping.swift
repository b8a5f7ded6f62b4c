internal import Sampling

extension Polyline {
  /// Leaves out points that lie closer than a distance to the last one that is kept; both ends stay.
  ///
  /// - Complexity: O(points).
  func thinned(to distance: Double) -> Polyline {
    guard let first = points.first, let last = points.last, points.count > 2 else { return self }
    var kept = [first]
    for point in points.dropFirst().dropLast() {
      let (dx, dy) = (point.x - kept[kept.count - 1].x, point.y - kept[kept.count - 1].y)
      if dx * dx + dy * dy >= distance * distance { kept.append(point) }
    }
    return Polyline(kept + [last])
  }

  /// The parts of the line within a rectangle, cut off exactly there.
  ///
  /// After Y.-D. Liang and B. Barsky, "A new concept and method for line clipping", 1984.
  ///
  /// - Complexity: O(points).
  func pieces(in xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> [[Point]] {
    var pieces: [[Point]] = []
    var isOpen = false
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (enter, leave) = Self.inside(a, b, xs, ys) else {
        isOpen = false
        continue
      }
      func at(_ way: Double) -> Point {
        way == 0 ? a : way == 1 ? b : Point(x: a.x + (b.x - a.x) * way, y: a.y + (b.y - a.y) * way)
      }
      if !isOpen || enter > 0 { pieces.append([at(enter)]) }
      pieces[pieces.count - 1].append(at(leave))
      isOpen = leave == 1
    }
    return pieces
  }

  /// From where to where a segment is within a rectangle, as parts of its length.
  private static func inside(
    _ a: Point, _ b: Point, _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>
  ) -> (enter: Double, leave: Double)? {
    var (enter, leave) = (0.0, 1.0)
    let sides = [
      (a.x - b.x, a.x - xs.lowerBound), (b.x - a.x, xs.upperBound - a.x),
      (a.y - b.y, a.y - ys.lowerBound), (b.y - a.y, ys.upperBound - a.y),
    ]
    for (outwards, room) in sides {
      if outwards == 0 {
        if room < 0 { return nil }
      } else if outwards < 0 {
        enter = max(enter, room / outwards)
      } else {
        leave = min(leave, room / outwards)
      }
    }
    return enter < leave ? (enter, leave) : nil
  }
}
