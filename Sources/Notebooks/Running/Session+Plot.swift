import Autodiff
import Figures
import Sampling

// The `plot` cell: formulas along one input, with the data.
extension Session {
  /// A line for each formula over one input.
  mutating func run(
    plot entries: [Cell.Entry], _ options: Cell.PlotOptions, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    let lines = try formulasOnGrid(entries, at: range)
    let name: String
    if let x = options.x {
      name = x.name
    } else {
      name = try plotAxis(of: lines.map(\.formula), options.at, at: range)
    }
    let (input, axis) = try axis(
      name, options.x?.range, among: scalarInputs, at: options.x?.nameRange ?? range)
    let nodes = (0..<FigureDefaults.lineNodes).map {
      axis.node($0, of: FigureDefaults.lineNodes)
    }
    let batch = Batch(count: nodes.count, columns: [input: nodes])
    var series: [LineChart.Series] = []
    var samples: [Samples?] = []
    for line in lines {
      try within(line.entry.branch) { session throws(Diagnostic) in
        let function = Function(
          try session.setting(options.at, in: line.formula, except: [name]))
        let free = function.inputNames.filter { $0 != name }
        guard free.isEmpty else {
          let range = line.entry.syntax.range
          throw session.diagnostic(
            .freeOnPlot(free, formula: session.source.text(range)), range)
        }
        let values = function.values(batch, parameters: session.parameters)
        series.append(LineChart.Series(name: line.entry.heading, x: nodes, y: values))
        samples.append(session.plotSamples(axis))
      }
    }
    // Lines that learnt different labels have no points in common.
    let shown = samples.allSatisfy { $0?.label == samples[0]?.label } ? samples[0] : nil
    var chart = LineChart(
      series: series, xTitle: name,
      yTitle: shown?.label ?? (lines.count == 1 ? lines[0].entry.heading : "value"))
    chart.points = shown?.points ?? []
    chart.pointName = shown?.label ?? ""
    chart.xRange = axis.range
    chart.yRange = options.range
    chart.showsLastValues = false
    return .plot(chart)
  }

  /// The one number among the inputs that formulas depend on and that nothing sets.
  private func plotAxis(
    of formulas: [Formula], _ at: Cell.At?, at range: Range<Int>
  ) throws(Diagnostic) -> String {
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    // A row sets whatever is no axis, so it does not tell which input is one.
    let set = at?.values.map(\.input.name) ?? []
    let free = scalarInputs.filter { used.contains($0) && !set.contains($0) }
    guard free.count < 2 else { throw diagnostic(.severalPlotInputs(free), range) }
    guard let name = free.first else { throw diagnostic(.noPlotInput, range) }
    return name
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
