internal import Sampling

extension Heatmap {
  /// What there is to see, in a sentence made from the data.
  public var alternativeText: String {
    var clauses = [extremes]
    clauses += contours.map(crossing)
    if contours.count == 1 { clauses += [agreement(at: contours[0].level)].compactMap(\.self) }
    if field.nonFiniteCount > 0 {
      clauses.append("\(field.nonFiniteCount) of \(field.values.count) values are not finite")
    }
    let sentences = [title + ": " + clauses.joined(separator: "; ") + "."] + pathSentences
    return sentences.joined(separator: " ")
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

  private func crossing(of contour: Contour) -> String {
    let lines = contour.lines
    let number = NumberFormat.general(6).text(contour.level)
    guard let line = lines.first, let start = line.first, let end = line.last else {
      return "nothing crosses \(number)"
    }
    if lines.count > 1 { return "\(lines.count) lines mark \(number)" }
    if start == end { return "the \(number) line is closed" }
    let (from, to) = start.x <= end.x ? (start, end) : (end, start)
    return "the \(number) line runs from \(text(from)) to \(text(to))"
  }

  /// How many points lie on the side of a level on which their value lies.
  private func agreement(at level: Double) -> String? {
    let pairs = shownPoints.compactMap { point -> (Double, Double)? in
      guard let value = point.value, value != level, let output = point.output else { return nil }
      return (output, value)
    }
    if pairs.isEmpty { return nil }
    let right = pairs.filter { $1 > level ? $0 > level : $0 < level }.count
    if right == pairs.count {
      return right == 1
        ? "the point is on the right side" : "all \(right) points are on the right side"
    }
    return "\(right) of \(pairs.count) points \(right == 1 ? "is" : "are") on the right side"
  }

  private func text(_ point: Point) -> String {
    let format = NumberFormat.general(3)
    return "(\(format.text(point.x)), \(format.text(point.y)))"
  }
}
