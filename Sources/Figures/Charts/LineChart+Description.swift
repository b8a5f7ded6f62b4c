internal import Diagnostics
internal import Sampling

extension LineChart {
  /// What there is to see, in sentences made from the data.
  public var alternativeText: String {
    let most = 6
    var sentences = series.prefix(most).map(sentence)
    if series.count > most { sentences.append("And \(series.count - most) more.") }
    sentences += [pointSentence, axisSentence, note].compactMap(\.self)
    return sentences.joined(separator: " ")
  }

  /// What the drawing leaves out, in sentences; nil if it has everything.
  public var note: String? {
    let sentences = [poleSentence, roughSentence, valueSentence, omittedPoints.sentence].compactMap(
      \.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// What the axes are called, and from where to where they run.
  private var axisSentence: String {
    let domains = domains
    func text(_ title: String, _ range: ClosedRange<Double>, _ scale: Scale) -> String {
      let format = NumberFormat.places(4, along: range)
      let name = title.isEmpty ? "runs" : "is \(title),"
      let ends = "from \(format.text(range.lowerBound)) to \(format.text(range.upperBound))"
      return "\(name) \(ends)" + (scale == .linear ? "" : " on a logarithmic scale")
    }
    return "The horizontal axis \(text(xTitle, domains.x, xScale)); "
      + "the vertical axis \(text(yTitle, domains.y, scale))."
  }

  /// How many points there are, and between which values.
  private var pointSentence: String? {
    let values = shownPoints.map(\.y)
    guard let first = values.first else { return nil }
    let (lower, upper) = (values.reduce(first, min), values.reduce(first, max))
    let format = NumberFormat.general(4).telling([lower, upper])
    let name = pointName.isEmpty ? "" : " of \(pointName)"
    if values.count == 1 { return "One point\(name) is at \(format.text(first))." }
    guard lower < upper else {
      return "\(values.count) points\(name) are at \(format.text(lower))."
    }
    return "\(values.count) points\(name) lie from \(format.text(lower)) to \(format.text(upper))."
  }

  /// How many values have no place on the axes, and why.
  private var valueSentence: String? {
    let hidden = series.reduce(0) { sum, series in
      sum + series.x.indices.count { !series.isShown($0, on: scales) }
    }
    if hidden == 0 { return nil }
    let reason =
      scale == .linear && xScale == .linear ? "not finite" : "not above zero or not finite"
    return "\(hidden) \(hidden == 1 ? "value is" : "values are") left out: \(reason)."
  }

  /// Where lines are interrupted because their formula goes to infinity.
  private var poleSentence: String? {
    let sentences = series.filter { !$0.poles.isEmpty }.map { series in
      let most = 6
      let format = NumberFormat.places(4, along: domains.x)
      var places = series.poles.prefix(most).map(format.text)
      if series.poles.count > most { places.append("\(series.poles.count - most) other places") }
      let name = xTitle.isEmpty ? "" : "\(xTitle) = "
      return
        "\(series.name) goes to infinity at \(name)\(places.list), where its line is interrupted."
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Which lines leave out how far their formula swings.
  private var roughSentence: String? {
    let names = series.filter(\.isRough).map(\.name)
    if names.isEmpty { return nil }
    return names.count == 1
      ? "\(names.list) swings faster than its line shows."
      : "\(names.list) swing faster than their lines show."
  }

  private func sentence(about series: Series) -> String {
    let shown = series.x.indices.filter { series.isShown($0, on: scales) }
    guard let first = shown.first, let last = shown.last else {
      return "\(series.name) has no value that could be drawn."
    }
    let y = series.y
    let line = shown.map { Point(x: series.x[$0], y: y[$0]) }
    let lowest = series.extremes?.minimum ?? line.reduce(line[0]) { $1.y < $0.y ? $1 : $0 }
    let highest = series.extremes?.maximum ?? line.reduce(line[0]) { $1.y > $0.y ? $1 : $0 }
    let format = NumberFormat.general(4).telling([y[first], y[last], lowest.y, highest.y])
    let placeFormat = NumberFormat.places(6, along: domains.x)
    func number(_ index: Int) -> String { format.text(y[index]) }
    func place(_ x: Double) -> String {
      let number = placeFormat.text(x)
      return xTitle.isEmpty ? number : "\(xTitle) \(number)"
    }
    func place(_ index: Int) -> String { place(series.x[index]) }
    if first == last { return "\(series.name) is \(number(first)) at \(place(first))." }
    if lowest.y == highest.y {
      let ends = "from \(place(first)) to \(place(last))"
      guard let count = series.placeCount else {
        return "\(series.name) stays at \(number(first)) \(ends)."
      }
      return "\(series.name) is \(number(first)) at each of \(count) places \(ends)."
    }
    var text = "\(series.name) starts at \(number(first)) (\(place(first)))"
    text += " and ends at \(number(last)) (\(place(last)))"
    // Beside a pole, or between two swings, the largest value is merely the one that was tried.
    guard series.poles.isEmpty, !series.isRough else { return text + "." }
    if y[last] == lowest.y { text += ", its minimum" }
    if y[last] == highest.y { text += ", its maximum" }
    let between = [(lowest, "minimum"), (highest, "maximum")].filter { extreme, _ in
      extreme.y != y[first] && extreme.y != y[last]
    }
    let extremes = between.map { "its \($1) is \(format.text($0.y)) (\(place($0.x)))" }
    return ([text] + (extremes.isEmpty ? [] : [extremes.joined(separator: " and ")]))
      .joined(separator: "; ") + "."
  }
}
