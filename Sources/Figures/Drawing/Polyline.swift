internal import Sampling

/// A line through points in a drawing, made shorter without a visible difference.
struct Polyline {
  private(set) var points: [Point]

  init(_ points: [Point]) {
    self.points = points
  }

  /// Keeps, of neighbours in the same column of pixels, the first, the lowest, the highest and the
  /// last, in their order.
  ///
  /// No spike is lost, however many points share a pixel.
  ///
  /// - Complexity: O(points).
  func reduced() -> Polyline {
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let column = points[start].x.rounded(.down)
      var end = start + 1
      var (lowest, highest) = (start, start)
      while end < points.count, points[end].x.rounded(.down) == column {
        if points[end].y < points[lowest].y { lowest = end }
        if points[end].y > points[highest].y { highest = end }
        end += 1
      }
      var last = -1
      for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > last {
        kept.append(points[index])
        last = index
      }
      start = end
    }
    return Polyline(kept)
  }

  /// The parts of the line whose y lies between two ends, cut off exactly there.
  ///
  /// - Complexity: O(points).
  func pieces(from top: Double, to bottom: Double) -> [[Point]] {
    let range = top...bottom
    guard points.count > 1 else { return points.filter { range.contains($0.y) }.map { [$0] } }
    var pieces: [[Point]] = []
    var isOpen = false
    for (a, b) in zip(points, points.dropFirst()) {
      let isStartInside = range.contains(a.y), isEndInside = range.contains(b.y)
      let crossings = [top, bottom].filter { min(a.y, b.y) < $0 && $0 < max(a.y, b.y) }
        .map { level in Point(x: a.x + (b.x - a.x) * (level - a.y) / (b.y - a.y), y: level) }
      let piece =
        (isStartInside ? [a] : [])
        + (a.y < b.y ? crossings : crossings.reversed()) + (isEndInside ? [b] : [])
      if isOpen, isStartInside {
        pieces[pieces.count - 1] += piece.dropFirst()
      } else if !piece.isEmpty {
        pieces.append(piece)
      }
      isOpen = isEndInside
    }
    // A place at which the line only touches an end is no part of it.
    return pieces.filter { $0.count > 1 }
  }

  /// Leaves out points that lie within a distance of the line drawn without them.
  ///
  /// From each kept point, the directions that pass close enough to all points so far form a cone;
  /// the last point inside is kept when the next one is outside, or when the line turns back (after
  /// J. Sklansky and V. Gonzalez, "Fast polygonal approximation of digitized curves", 1980).
  ///
  /// - Complexity: O(points).
  func simplified(within tolerance: Double) -> Polyline {
    guard points.count > 2 else { return self }
    var kept = [points[0]]
    var cone = Cone(apex: points[0], tolerance: tolerance)
    var candidate = points[0]
    for point in points.dropFirst() {
      if !cone.admits(point) {
        kept.append(candidate)
        cone = Cone(apex: candidate, tolerance: tolerance)
        _ = cone.admits(point)
      }
      candidate = point
    }
    kept.append(candidate)
    return Polyline(kept)
  }
}

/// The directions from a point in which all later points lie close to the line.
private struct Cone {
  let apex: Point
  let tolerance: Double
  private var bounds: (right: Point, left: Point)?
  private var reach = 0.0

  init(apex: Point, tolerance: Double) {
    self.apex = apex
    self.tolerance = tolerance
  }

  /// Narrows the cone to directions that pass the point; false if there is none left.
  mutating func admits(_ point: Point) -> Bool {
    let (dx, dy) = (point.x - apex.x, point.y - apex.y)
    let distance = (dx * dx + dy * dy).squareRoot()
    if distance < reach { return false }
    reach = distance
    guard distance > tolerance else { return true }
    let (ux, uy) = (dx / distance, dy / distance)
    let sine = tolerance / distance
    let cosine = (1 - sine * sine).squareRoot()
    let right = Point(x: ux * cosine + uy * sine, y: uy * cosine - ux * sine)
    let left = Point(x: ux * cosine - uy * sine, y: uy * cosine + ux * sine)
    guard let old = bounds else {
      bounds = (right, left)
      return true
    }
    let direction = Point(x: ux, y: uy)
    guard Self.turn(old.right, direction) >= 0, Self.turn(direction, old.left) >= 0 else {
      return false
    }
    bounds = (
      Self.turn(old.right, right) > 0 ? right : old.right,
      Self.turn(left, old.left) > 0 ? left : old.left
    )
    return true
  }

  /// Positive when the second direction lies to the left of the first.
  private static func turn(_ first: Point, _ second: Point) -> Double {
    first.x * second.y - first.y * second.x
  }
}
