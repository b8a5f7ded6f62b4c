internal import Sampling

extension Heatmap {
  /// What there is to see, in a sentence made from the data.
  public var alternativeText: String {
    var clauses = [extremes]
    clauses += contours.map(crossing)
    if contours.count == 1 { clauses += [agreement(at: contours[0])].compactMap(\.self) }
    if field.nonFiniteCount > 0 {
      clauses.append("\(field.nonFiniteCount) of \(field.values.count) values are not finite")
    }
    return title + ": " + clauses.joined(separator: "; ") + "."
  }

  private var extremes: String {
    guard let least = field.minimum, let greatest = field.maximum else {
      return "no value is finite"
    }
    let size = max(least.magnitude, greatest.magnitude)
    let format: NumberFormat = size >= 0.01 && size < 1000 ? .fixed(3) : .general(3)
    if least == greatest { return format.text(least) + " everywhere" }
    return "rises from \(format.text(least)) at \(place(of: least)) "
      + "to \(format.text(greatest)) at \(place(of: greatest))"
  }

  /// The first node with a value, counted from the bottom left.
  private func place(of value: Double) -> String {
    let index = field.values.firstIndex(of: value) ?? 0
    let (row, column) = index.quotientAndRemainder(dividingBy: field.grid.columns)
    return text(Point(x: field.grid.x(column: column), y: field.grid.y(row: row)))
  }

  private func crossing(of level: Double) -> String {
    let lines = Contour(of: field, level: level).lines
    let number = NumberFormat.general(6).text(level)
    guard let line = lines.first, let start = line.first, let end = line.last else {
      return "nothing crosses \(number)"
    }
    if lines.count > 1 { return "\(lines.count) lines mark \(number)" }
    if start == end { return "\(number) is met along a closed line" }
    let (from, to) = start.x <= end.x ? (start, end) : (end, start)
    return "crosses \(number) from \(text(from)) to \(text(to))"
  }

  /// How many points lie on the side of a level on which their value lies.
  private func agreement(at level: Double) -> String? {
    let pairs = points.compactMap { point -> (Double, Double)? in
      guard let value = point.value, value != level else { return nil }
      return field.value(at: Point(x: point.x, y: point.y)).map { ($0, value) }
    }
    if pairs.isEmpty { return nil }
    let right = pairs.filter { $1 > level ? $0 > level : $0 < level }.count
    let isAll = right == pairs.count && right > 1
    let verb = right == 1 ? "lies on its" : "lie on their"
    return (isAll ? "all \(right)" : "\(right) of \(pairs.count)")
      + " points \(verb) side of \(NumberFormat.general(6).text(level))"
  }

  private func text(_ point: Point) -> String {
    let format = NumberFormat.general(3)
    return "(\(format.text(point.x)), \(format.text(point.y)))"
  }
}
