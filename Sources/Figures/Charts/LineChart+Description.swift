extension LineChart {
  /// What there is to see, in sentences made from the data.
  public var alternativeText: String {
    let most = 6
    var sentences = series.prefix(most).map(sentence)
    if series.count > most { sentences.append("And \(series.count - most) more.") }
    sentences += [pointSentence].compactMap(\.self)
    if let yRange {
      let ends = [yRange.lowerBound, yRange.upperBound].map(NumberFormat.general(6).text)
      sentences.append("The vertical axis runs from \(ends[0]) to \(ends[1]).")
    }
    switch (xScale, scale) {
    case (.linear, .linear): break
    case (.linear, .logarithmic): sentences.append("The scale is logarithmic.")
    case (.logarithmic, .linear): sentences.append("The horizontal scale is logarithmic.")
    case (.logarithmic, .logarithmic): sentences.append("Both scales are logarithmic.")
    }
    let hidden = series.reduce(0) { sum, series in
      sum + series.x.indices.count { !series.isShown($0, on: scales) }
    }
    if hidden > 0 {
      let reason = scale == .linear ? "not finite" : "not above zero or not finite"
      sentences.append("\(hidden) \(hidden == 1 ? "value is" : "values are") left out: \(reason).")
    }
    return sentences.joined(separator: " ")
  }

  /// How many points there are, and between which values.
  private var pointSentence: String? {
    let values = shownPoints.map(\.y)
    guard let first = values.first else { return nil }
    let format = NumberFormat.general(4)
    let name = pointName.isEmpty ? "" : " of \(pointName)"
    if values.count == 1 { return "One point\(name) is at \(format.text(first))." }
    let (lower, upper) = (values.reduce(first, min), values.reduce(first, max))
    return "\(values.count) points\(name) lie from \(format.text(lower)) to \(format.text(upper))."
  }

  private func sentence(about series: Series) -> String {
    let shown = series.x.indices.filter { series.isShown($0, on: scales) }
    guard let first = shown.first, let last = shown.last else {
      return "\(series.name) has no value that could be drawn."
    }
    func number(_ index: Int) -> String { NumberFormat.general(4).text(series.y[index]) }
    func place(_ index: Int) -> String {
      let number = NumberFormat.general(6).text(series.x[index])
      return xTitle.isEmpty ? number : "\(xTitle) \(number)"
    }
    if first == last { return "\(series.name) is \(number(first)) at \(place(first))." }
    let lowest = shown.reduce(first) { series.y[$1] < series.y[$0] ? $1 : $0 }
    let highest = shown.reduce(first) { series.y[$1] > series.y[$0] ? $1 : $0 }
    if series.y[lowest] == series.y[highest] {
      return "\(series.name) stays at \(number(first)) from \(place(first)) to \(place(last))."
    }
    var text = "\(series.name) starts at \(number(first)) (\(place(first)))"
    text += " and ends at \(number(last)) (\(place(last)))"
    if lowest == last { return text + ", its minimum." }
    return text + "; its minimum is \(number(lowest)) (\(place(lowest)))."
  }
}
