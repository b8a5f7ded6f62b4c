internal import Sampling

extension Heatmap {
  /// What there is to see, in sentences made from the data.
  ///
  /// They are about the nodes, since what is between them was not looked at.
  public var alternativeText: String {
    let grid = field.grid
    var clauses = [extremes]
    clauses += contours.map(crossing)
    if contours.count == 1 { clauses += [agreement(at: contours[0].level)].compactMap(\.self) }
    clauses += [classCounts].compactMap(\.self)
    if field.nonFiniteCount > 0, field.minimum != nil {
      let verb = field.nonFiniteCount == 1 ? "is" : "are"
      clauses.append("\(field.nonFiniteCount) of \(field.values.count) values \(verb) not finite")
    }
    let place =
      "\(grid.x.name) \(grid.x.ends) and \(grid.y.name) \(grid.y.ends), "
      + "at \(grid.columns) × \(grid.rows) nodes"
    return (["\(title) over \(place): \(clauses.joined(separator: "; "))."] + pathSentences)
      .joined(separator: " ")
  }

  private var extremes: String {
    guard let least = field.minimum, let greatest = field.maximum else {
      return "no value is finite"
    }
    let size = max(least.magnitude, greatest.magnitude)
    let usual: NumberFormat = size >= 0.01 && size < 1000 ? .fixed(3) : .general(3)
    let format = usual.telling([least, greatest])
    /// What is not zero is not to look like it, nor to lose its sign.
    func number(_ value: Double) -> String {
      let looksLikeZero = value != 0 && format.text(value) == format.text(0)
      return (looksLikeZero ? .general(3) : format).text(value)
    }
    if least == greatest {
      let isWhole = field.nonFiniteCount == 0
      return number(least)
        + (!isWhole ? " wherever it is finite" : isConstant ? " everywhere" : " at every node")
    }
    return "rises from \(number(least)) at \(place(of: least)) "
      + "to \(number(greatest)) at \(place(of: greatest))"
  }

  /// The first node with a value, counted from the bottom left.
  private func place(of value: Double) -> String {
    let index = field.values.firstIndex(of: value) ?? 0
    let (row, column) = index.quotientAndRemainder(dividingBy: field.grid.columns)
    return text(Point(x: field.grid.x(column: column), y: field.grid.y(row: row)))
  }

  private func crossing(of contour: Contour) -> String {
    let lines = contour.lines
    let number = NumberFormat.general(6).telling(contours.map(\.level)).text(contour.level)
    guard let line = lines.first, let start = line.first, let end = line.last else {
      return "no line marks \(number)"
    }
    if lines.count > 1 { return "\(lines.count) lines mark \(number)" }
    if start == end { return "the \(number) line is closed" }
    let (from, to) = start.x <= end.x ? (start, end) : (end, start)
    return "the \(number) line runs from \(text(from)) to \(text(to))"
  }

  /// How many points lie on the side of a level on which their value lies, the level itself counted as
  /// below; nil where values are no numbers that a level divides.
  private func agreement(at level: Double) -> String? {
    guard pointKind.classes.isEmpty else { return nil }
    let pairs = shownPoints.compactMap { point -> (output: Double, value: Double)? in
      guard let value = point.value, value.isFinite, let output = point.output else { return nil }
      return (output, value)
    }
    if pairs.isEmpty { return nil }
    let right = pairs.count { output, value in
      output.isFinite && (value > level) == (output > level)
    }
    if right == pairs.count {
      return right == 1
        ? "the point is on the right side" : "all \(right) points are on the right side"
    }
    return "\(right) of \(pairs.count) points \(right == 1 ? "is" : "are") on the right side"
  }

  /// A place of the plane.
  func text(_ point: Point) -> String {
    let x = NumberFormat.places(3, along: field.grid.x.range).text(point.x)
    let y = NumberFormat.places(3, along: field.grid.y.range).text(point.y)
    return "(\(x), \(y))"
  }
}
