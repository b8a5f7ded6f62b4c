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
    otherwise: "room for everything")
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
    let nodes = try nodes(of: axis, in: session)
    var series: [LineChart.Series] = []
    var samples: [Samples?] = []
    var isMean = false
    for line in lines {
      let sight = session.sight(through: line.entry.branch, from: sight)
      let sampler = try session.sampler(
        of: line.formula, over: [chosen], at: at, range: line.entry.syntax.range,
        places: nodes.count, through: sight
      ) { .freeOnPlot($0, formula: $1) }
      series.append(
        LineChart.Series(name: line.entry.heading, x: nodes, y: sampler.values([nodes])))
      samples.append(parameterAxis == nil ? session.samples(over: axis, through: sight) : nil)
      isMean = isMean || sampler.rowCount != nil
    }
    // Lines that learnt different labels have no points in common.
    let shown = samples.allSatisfy { $0?.label == samples[0]?.label } ? samples[0] : nil
    let title = lines.count == 1 ? lines[0].entry.heading : "value"
    var chart = LineChart(
      series: series, xTitle: axis.name, yTitle: shown?.label ?? (isMean ? "mean " : "") + title)
    chart.points = shown?.points ?? []
    chart.pointName = shown?.label ?? ""
    chart.xRange = axis.range
    chart.yRange = range
    chart.scale = scale
    chart.xScale = xScale
    chart.showsLastValues = false
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

  /// The coordinates at which the formulas are taken.
  private func nodes(of axis: Axis, in session: Session) throws(Diagnostic) -> [Double] {
    let count = Self.nodeCount
    switch xScale {
    case .linear: return (0..<count).map { axis.node($0, of: count) }
    case .logarithmic:
      guard axis.range.lowerBound > 0 else {
        throw session.diagnostic(
          .axisNotPositive(axis.name, from: axis.range.lowerBound), x?.nameRange ?? kindRange)
      }
      return (0..<count).map { axis.logarithmicNode($0, of: count) }
    }
  }
}

/// Rows of the data as points of a plot.
private struct Samples {
  var label: String
  var points: [DataPoint]
}

extension Session {
  /// The rows of the data at the values of their label.
  fileprivate func samples(over x: Axis, through sight: Sight) -> Samples? {
    guard let xs = sight.column(of: x.name)?.values, let label = labelColumn(through: sight)
    else { return nil }
    let points = shownRows(xs.count).compactMap { row -> DataPoint? in
      guard x.range.contains(xs[row]), label.values[row].isFinite else { return nil }
      return DataPoint(x: xs[row], y: label.values[row], value: label.values[row])
    }
    return points.isEmpty ? nil : Samples(label: label.name, points: points)
  }
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
