import Kernels

/// Points in the plane in classes that a straight line may not part: columns `x1`, `x2` and `label`.
///
/// The rows take turns among the classes. The points lie evenly along their curves, and noise is the
/// standard deviation of what is added to either coordinate. Each throws if an argument is outside
/// its range: 1 to 1,000,000 points, noise from 0 to 1,000.
extension DataSet {
  /// Two arms of a spiral around the origin, half a turn apart, classes 0 and 1.
  ///
  /// With t from 0 to 1 along an arm the radius is 0.1 + 0.9·t, the angle 2π·turns·t.
  ///
  /// - Parameter turns: How often an arm goes round, more than 0 and at most 100.
  public static func spiral(
    points: Int = 200, noise: Double = 0.05, turns: Double = 1, seed: UInt64
  ) throws(ArgumentOutOfRange) -> DataSet {
    try checkArgument("turns", turns, turns > 0 && turns <= 100, "a number above 0, at most 100")
    return try scattered(points: points, noise: noise, classes: 2, seed: seed) { arm, t, _ in
      let radius = 0.1 + 0.9 * t
      let angle = 2 * Double.pi * turns * t + .pi * Double(arm)
      return (radius * Elementary.cos(angle), radius * Elementary.sin(angle))
    }
  }

  /// Two circles around the origin, class 0 on the outer of radius 1, class 1 on the inner of 0.5.
  public static func circles(
    points: Int = 200, noise: Double = 0.05, seed: UInt64
  ) throws(ArgumentOutOfRange) -> DataSet {
    try scattered(points: points, noise: noise, classes: 2, seed: seed) { circle, _, turn in
      let radius = circle == 0 ? 1 : 0.5
      let angle = 2 * Double.pi * turn
      return (radius * Elementary.cos(angle), radius * Elementary.sin(angle))
    }
  }

  /// Two half circles of radius 1 that reach into each other, class 0 the upper one around (0, 0),
  /// class 1 the lower one around (1, 0.5).
  public static func moons(
    points: Int = 200, noise: Double = 0.05, seed: UInt64
  ) throws(ArgumentOutOfRange) -> DataSet {
    try scattered(points: points, noise: noise, classes: 2, seed: seed) { moon, t, _ in
      let (x, y) = (Elementary.cos(.pi * t), Elementary.sin(.pi * t))
      return moon == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }

  /// Round heaps of points whose middles lie evenly on the circle of radius 1, class 0 at (1, 0).
  ///
  /// - Parameter classes: The number of heaps, 1 to 100.
  public static func blobs(
    points: Int = 200, noise: Double = 0.2, classes: Int = 2, seed: UInt64
  ) throws(ArgumentOutOfRange) -> DataSet {
    try checkArgument(
      "classes", Double(classes), (1...100).contains(classes), "a whole number, 1 to 100")
    return try scattered(points: points, noise: noise, classes: classes, seed: seed) { heap, _, _ in
      let angle = 2 * Double.pi * Double(heap) / Double(classes)
      return (Elementary.cos(angle), Elementary.sin(angle))
    }
  }

  /// Puts points on curves and moves them by noise.
  ///
  /// - Parameter place: The point of a class, given two measures of how far along its curve it is:
  ///   one from 0 to 1 with both ends, one that leaves out 1, for a closed curve.
  private static func scattered(
    points: Int, noise: Double, classes: Int, seed: UInt64,
    at place: (_ class: Int, _ t: Double, _ turn: Double) -> (Double, Double)
  ) throws(ArgumentOutOfRange) -> DataSet {
    try checkArgument(
      "points", Double(points), (1...1_000_000).contains(points), "a whole number, 1 to 1,000,000")
    try checkArgument("noise", noise, noise >= 0 && noise <= 1000, "a number from 0 to 1,000")
    var generator = RandomGenerator(seed: seed, stream: "points")
    var columns = [[Double]](repeating: [], count: 3)
    for row in 0..<points {
      let (index, number) = row.quotientAndRemainder(dividingBy: classes)
      // The first classes get one point more where the number does not divide.
      let count = (points - number + classes - 1) / classes
      let t = count > 1 ? Double(index) / Double(count - 1) : 0
      let (x1, x2) = place(number, t, Double(index) / Double(count))
      columns[0].append(generator.normal(mean: x1, standardDeviation: noise))
      columns[1].append(generator.normal(mean: x2, standardDeviation: noise))
      columns[2].append(Double(number))
    }
    return DataSet(
      columns: zip(["x1", "x2", "label"], columns).map { Column(name: $0, values: $1) })
  }
}
