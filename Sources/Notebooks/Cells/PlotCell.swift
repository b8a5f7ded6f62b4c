import Autodiff
import Figures
import Sampling

/// `{plot}`: formulas along one input or parameter, with the data.
struct PlotCell: CellKind {
  static let name = "plot", countedAs: Reference.Kind? = .figure
  static let summary = (
    body: "formulas of one input", shows: "a line for each, and the data"
  )
  static let options: [any OptionDeclaration] = [x, at, range, scale, xScale]

  private static let x = Option<AxisOption?>(
    "x", .axis,
    "the input, `x1` or `x1 in [-1, 2]`, or a [parameter](#functions-of-parameters)",
    otherwise: "the only one that is not set")
  private static let at = Option<AtOption?>(
    "at", .at, "values of the other inputs, as in a `heatmap`",
    otherwise: "every other input is set in the formula")
  private static let range = Option<ScaleRange>(
    "range", .scaleRange, usual: .ofValues, "the ends of the vertical axis, or `auto`",
    otherwise: "room for everything but poles")
  private static let scale = Option(
    "scale", .scale, usual: .linear, "of the vertical axis: `linear` or `log`")
  private static let xScale = Option(
    "x_scale", .scale, usual: .linear, "of the horizontal axis: `linear` or `log`")
  /// Nodes of a line along its axis: odd, so that the middle of the range is one of them.
  private static let nodeCount = 401

  private let entries: [Entry]
  private let x: AxisOption?
  private let at: AtOption?
  /// The ends of the vertical axis; nil to leave room for everything.
  private let range: ClosedRange<Double>?
  /// How the vertical axis grows.
  private let scale: LineChart.Scale
  /// How the horizontal axis grows, and along which the nodes are spread evenly.
  private let xScale: LineChart.Scale
  private let kindRange: Range<Int>

  var formulas: [Syntax] { entries.map(\.syntax) + (at?.formulas ?? []) }

  init(_ body: CellBody) throws(Diagnostic) {
    kindRange = body.kind.range
    entries = try body.entries()
    x = try body[Self.x]
    range = try body[Self.range].bounds
    scale = try body[Self.scale]
    xScale = try body[Self.xScale]
    if scale == .logarithmic, let range, range.lowerBound <= 0,
      let text = body.text(of: Self.range)
    {
      throw text.wrong("two numbers above 0, since the scale is logarithmic")
    }
    at = try body[Self.at]
  }

  /// A line for each formula over one axis.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    var sight = session.sight
    let parameterAxis = try session.parameterAxis(x, through: sight)
    sight.axisElements = [parameterAxis?.element].compactMap(\.self)
    let lines = try session.formulasOnGrid(
      entries, in: parameterAxis == nil ? .grid : .rows, at: kindRange, through: sight)
    let chosen =
      if let parameterAxis { parameterAxis } else {
        try inputAxis(of: lines.map(\.formula), in: session, through: sight)
      }
    let axis = chosen.axis
    try checkScale(of: axis, in: session)
    var samplers: [Sampler] = []
    var samples: [Samples?] = []
    var isMean = false
    for line in lines {
      let sight = session.sight(through: line.entry.branch, from: sight)
      let sampler = try session.sampler(
        of: line.formula, over: [chosen], at: at, range: line.entry.syntax.range,
        places: Self.nodeCount, through: sight
      ) { .freeOnPlot($0, formula: $1) }
      samplers.append(sampler)
      samples.append(
        parameterAxis == nil
          ? samplesOfRows(over: axis, of: line, in: session, through: sight) : nil)
      isMean = isMean || sampler.rowCount != nil
    }
    // Lines that learnt different labels have no points in common.
    let shown = samples.allSatisfy { $0?.label == samples[0]?.label } ? samples[0] : nil
    let title = lines.count == 1 ? lines[0].entry.heading : "value"
    func series(_ range: ClosedRange<Double>?) -> [LineChart.Series] {
      zip(samplers, lines).map {
        sampled($0, along: axis, name: $1.entry.heading, range: range)
      }
    }
    var chart = LineChart(
      series: series(range), xTitle: axis.name,
      yTitle: shown?.label ?? (isMean ? "mean " : "") + title)
    chart.points = shown?.points ?? []
    chart.omittedPoints = shown?.omitted ?? OmittedPoints()
    chart.pointName = shown?.label ?? ""
    chart.xRange = axis.range
    chart.yRange = range
    chart.scale = scale
    chart.xScale = xScale
    chart.showsLastValues = false
    if range == nil, let range = chart.rangeAwayFromPoles {
      // What shows depends on the height of the axis.
      chart.series = series(range)
      chart.yRange = range
    }
    return .plot(chart)
  }

  /// The input that the cell names, otherwise the one number among those that formulas depend on and
  /// that nothing sets.
  private func inputAxis(
    of formulas: [Formula], in session: Session, through sight: Sight
  ) throws(Diagnostic) -> ChosenAxis {
    let inputs = session.scalarInputs(through: sight)
    if let x { return try session.axis(x, among: inputs, through: sight) }
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    // A row sets whatever is no axis, so it does not tell which input is one.
    let set = at?.values.map(\.input.value) ?? []
    let free = inputs.filter { used.contains($0) && !set.contains($0) }
    guard free.count < 2 else { throw session.diagnostic(.severalPlotInputs(free), kindRange) }
    guard let name = free.first else { throw session.diagnostic(.noPlotInput, kindRange) }
    return try session.axis(name, nil, among: inputs, at: kindRange, through: sight)
  }

  /// Throws where the horizontal axis grows by ratios and does not lie above 0.
  private func checkScale(of axis: Axis, in session: Session) throws(Diagnostic) {
    guard xScale == .linear || axis.range.lowerBound > 0 else {
      throw session.diagnostic(
        .axisNotPositive(axis.name, from: axis.range.lowerBound), x?.nameRange ?? kindRange)
    }
  }

  /// A line along an axis.
  private func sampled(
    _ sampler: Sampler, along axis: Axis, name: String, range: ClosedRange<Double>?
  ) -> LineChart.Series {
    // Where each value is a mean over many rows, fewer places are tried between the nodes.
    let mostValues = 4_000_000
    let room = mostValues / Self.nodeCount / Swift.max(sampler.rowCount ?? 1, 1)
    let line = SampledLine(
      nodes: Self.nodeCount, parts: [64, 32, 16, 8].first { $0 <= room } ?? 1,
      view: SampledLine.View(range: range, isLogarithmic: scale == .logarithmic),
      node: xScale == .linear ? axis.node : axis.logarithmicNode
    ) { sampler.values([$0]) }
    var series = LineChart.Series(name: name, x: line.places, y: line.values)
    series.poles = line.poles
    series.isRough = line.isRough
    series.extremes = line.extremes
    series.placeCount = sampler.isConstant ? nil : line.placeCount
    return series
  }

  /// The rows of the data at the values of their label.
  private func samplesOfRows(
    over x: Axis, of line: (entry: ExpandedEntry, formula: Formula), in session: Session,
    through sight: Sight
  ) -> Samples? {
    guard let xs = sight.column(of: x.name)?.values,
      let label = session.labelColumn(
        of: (line.entry.syntax, line.formula), axes: [x.name], through: sight)
    else { return nil }
    let (rows, omitted) = session.shownRows(xs.count) { row in
      let (x0, y0) = (xs[row], label.values[row])
      guard xScale.hasPlace(for: x0), scale.hasPlace(for: y0) else { return \.withoutPlace }
      return x.range.contains(x0) && range?.contains(y0) != false ? nil : \.outside
    }
    let points = rows.map { DataPoint(x: xs[$0], y: label.values[$0], value: label.values[$0]) }
    return Samples(label: label.name, points: points, omitted: omitted)
  }
}

/// Rows of the data as points of a plot.
private struct Samples {
  var label: String
  var points: [DataPoint]
  var omitted: OmittedPoints
}

extension Problem {
  static let noPlotInput = Problem(
    "no-plot-input", "the formulas depend on no input that a line could be drawn over",
    advice: "Name one: `#| x: x1 in [0, 1]`.", lacks: [.anyName])

  static func severalPlotInputs(_ names: [String]) -> Problem {
    Problem(
      "several-plot-inputs",
      "a plot has one axis for inputs, and the formulas depend on \(names.list)",
      advice: "Name one, as in `#| x: \(names[0])`, and set the others: "
        + "`#| at: \(values(Array(names.dropFirst())))`.")
  }

  static func freeOnPlot(_ names: [String], formula: String) -> Problem {
    Problem(
      "free-on-plot",
      "a plot has one axis for inputs, and \"\(formula)\" depends on \(names.list) besides",
      advice: setting(names))
  }

  static func axisNotPositive(_ name: String, from lower: Double) -> Problem {
    Problem(
      "axis-not-positive",
      "a logarithmic axis lies above 0, and that of \"\(name)\" begins at \(lower.spelling)",
      advice: "Give it ends above 0, as in \(name) in [0.001, 1], or take out `x_scale`.")
  }
}
