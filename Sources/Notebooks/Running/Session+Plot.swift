import Autodiff
import Figures
import Sampling

// The `plot` cell: formulas along one input, with the data.
extension Session {
  /// A line for each formula over one input.
  mutating func run(
    plot entries: [Cell.Entry], _ options: Cell.PlotOptions, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    let parameterAxis = try parameterAxis(options.x)
    axisElements = [parameterAxis?.element].compactMap(\.self)
    defer { axisElements = [] }
    let lines = try formulasOnGrid(entries, in: parameterAxis == nil ? .grid : .rows, at: range)
    let chosen =
      if let parameterAxis { parameterAxis } else {
        try inputAxis(options, of: lines.map(\.formula), at: range)
      }
    let axis = chosen.axis
    if options.xScale == .logarithmic, axis.range.lowerBound <= 0 {
      throw diagnostic(
        .axisNotPositive(axis.name, from: axis.range.lowerBound), options.x?.nameRange ?? range)
    }
    let nodes = (0..<FigureDefaults.lineNodes).map {
      options.xScale == .logarithmic
        ? axis.logarithmicNode($0, of: FigureDefaults.lineNodes)
        : axis.node($0, of: FigureDefaults.lineNodes)
    }
    var series: [LineChart.Series] = []
    var samples: [Samples?] = []
    var isMean = false
    for line in lines {
      try within(line.entry.branch) { session throws(Diagnostic) in
        let sampler = try session.sampler(
          of: line.formula, over: [chosen], options.at, at: line.entry.syntax.range,
          places: nodes.count
        ) { .freeOnPlot($0, formula: $1) }
        series.append(
          LineChart.Series(name: line.entry.heading, x: nodes, y: sampler.values([nodes])))
        samples.append(parameterAxis == nil ? session.plotSamples(axis) : nil)
        isMean = isMean || sampler.rowCount != nil
      }
    }
    // Lines that learnt different labels have no points in common.
    let shown = samples.allSatisfy { $0?.label == samples[0]?.label } ? samples[0] : nil
    let title = lines.count == 1 ? lines[0].entry.heading : "value"
    var chart = LineChart(
      series: series, xTitle: axis.name, yTitle: shown?.label ?? (isMean ? "mean " : "") + title)
    chart.points = shown?.points ?? []
    chart.pointName = shown?.label ?? ""
    chart.xRange = axis.range
    chart.yRange = options.range
    chart.scale = options.scale
    chart.xScale = options.xScale
    chart.showsLastValues = false
    return .plot(chart)
  }

  /// The input that the cell names, otherwise the one number among those that formulas depend on and
  /// that nothing sets.
  private func inputAxis(
    _ options: Cell.PlotOptions, of formulas: [Formula], at range: Range<Int>
  ) throws(Diagnostic) -> ChosenAxis {
    if let option = options.x { return try axis(option, among: scalarInputs) }
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    // A row sets whatever is no axis, so it does not tell which input is one.
    let set = options.at?.values.map(\.input.name) ?? []
    let free = scalarInputs.filter { used.contains($0) && !set.contains($0) }
    guard free.count < 2 else { throw diagnostic(.severalPlotInputs(free), range) }
    guard let name = free.first else { throw diagnostic(.noPlotInput, range) }
    return try axis(name, nil, among: scalarInputs, at: range)
  }

  /// The rows of the data at the values of their label.
  private func plotSamples(_ x: Axis) -> Samples? {
    guard let xs = column(of: x.name)?.values, let label = labelColumn else { return nil }
    let points = shownRows(xs.count).compactMap { row -> DataPoint? in
      guard x.range.contains(xs[row]), label.values[row].isFinite else { return nil }
      return DataPoint(x: xs[row], y: label.values[row], value: label.values[row])
    }
    return points.isEmpty ? nil : Samples(label: label.name, points: points)
  }
}

/// Rows of the data as points of a plot.
private struct Samples {
  var label: String
  var points: [DataPoint]
}
