/// An input or a parameter that a figure is drawn over: `x1`, `x1 in [-1, 2]`, `W[0, 1] in [-1, 2]`.
struct AxisOption: Sendable {
  var name: String
  /// Which element of a parameter that is an array, counted from 0.
  var indices: [Int]?
  /// Where the name stands, with the indices.
  var nameRange: Range<Int>
  var range: ClosedRange<Double>?

  /// What the axis is called.
  var title: String { name + (indices.map { "\($0)" } ?? "") }
}

extension OptionForm<AxisOption> {
  /// An input or a parameter, and the range it is drawn over.
  static let axis = OptionForm { text throws(Diagnostic) in
    try text.read { tokens throws(Diagnostic) in
      let name = try tokens.expectName("an input or a parameter, as in `x1` or `x1 in [0, 1]`")
      let indices = try tokens.indices()
      var axis = AxisOption(
        name: name.value, indices: indices, nameRange: name.range.lowerBound..<tokens.lastEnd)
      guard case .name("in") = tokens.current.kind else { return axis }
      tokens.advance()
      let ends = try tokens.ends(of: name.value)
      let (lower, upper) = ends.value
      let place = ends.range.lowerBound..<text.range.upperBound
      guard lower < upper else {
        throw Diagnostic(.emptyRange(lower, upper), text.source, place)
      }
      guard (upper - lower).isDrawable else {
        throw Diagnostic(.unboundedRange(lower, upper), text.source, place)
      }
      axis.range = lower...upper
      return axis
    }
  }
}

extension TokenStream {
  /// `[0, 1]` behind the name of an array.
  fileprivate mutating func indices() throws(Diagnostic) -> [Int]? {
    guard take(.openBracket) else { return nil }
    var indices: [Int] = []
    repeat {
      let number = try expectNumber()
      guard let index = Int(exactly: number.value), index >= 0 else {
        throw Diagnostic(.notAnIndex(source.text(number.range)), source, number.range)
      }
      indices.append(index)
    } while take(.comma)
    try expect(.closeBracket, to: "after the indices")
    return indices
  }

  /// `[-1, 2]` behind the name of an axis, all of the option.
  fileprivate mutating func ends(
    of name: String
  ) throws(Diagnostic) -> Located<(Double, Double)> {
    let start = current.range.lowerBound
    try expect(.openBracket, to: "and two numbers, as in `\(name) in [0, 1]`")
    let lower = try expectNumber().value
    try expect(.comma, to: "between the two ends")
    let upper = try expectNumber().value
    try expect(.closeBracket, to: "after the second number")
    try expectEnd()
    return Located((lower, upper), at: start..<lastEnd)
  }
}

extension Double {
  /// Whether a range of this length can be divided into the nodes of a grid without overflow.
  var isDrawable: Bool {
    self * Double(Notebook.Limits.large.resolution) < .greatestFiniteMagnitude
  }
}
