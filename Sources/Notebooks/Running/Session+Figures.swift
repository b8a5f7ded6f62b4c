import Autodiff
import Figures
import Sampling

extension Session {
  /// A picture a formula over the grid of two inputs.
  mutating func run(
    heatmap entries: [Cell.Entry], _ options: Cell.HeatmapOptions, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    let pictures = try formulasOnGrid(entries, at: range)
    try checkNumbers(
      pictures.count * options.resolution * options.resolution, "the nodes of these pictures",
      at: range)
    let (x, y) = try axes(options, of: pictures.map(\.formula), at: range)
    let axes = [x.axis.name, y.axis.name]
    let grid = Grid(x: x.axis, y: y.axis, columns: options.resolution, rows: options.resolution)
    let nodes = Batch(count: grid.count, columns: [x.input: grid.xs, y.input: grid.ys])
    var fields: [Field] = []
    var points: [[DataPoint]] = []
    for picture in pictures {
      try within(picture.entry.branch) { session throws(Diagnostic) in
        let function = Function(
          try session.setting(options.at, in: picture.formula, except: axes))
        let free = function.inputNames.filter { !axes.contains($0) }
        guard free.isEmpty else {
          let range = picture.entry.syntax.range
          throw session.diagnostic(
            .tooManyInputs(free, formula: session.source.text(range)), range)
        }
        let values = function.values(nodes, parameters: session.parameters)
        fields.append(Field(grid: grid, values: values))
        points.append(options.showsPoints ? session.dataPoints(x.axis, y.axis) : [])
      }
    }
    let isProbability = pictures.allSatisfy { $0.formula.isBetweenZeroAndOne }
    let colors = options.colors ?? (isProbability ? .diverging : .viridis)
    let scale = options.range ?? (isProbability ? 0...1 : Self.range(of: fields))
    let contours = options.contours ?? (isProbability ? [0.5] : [])
    let heatmaps = pictures.indices.map { index in
      Heatmap(
        title: pictures[index].entry.heading, field: fields[index], range: scale,
        colorMap: colors, contours: contours, points: points[index])
    }
    let hasGaps = fields.contains { $0.nonFiniteCount > 0 }
    let bar = ColorBar(range: scale, colorMap: colors, marks: contours, showsNonFinite: hasGaps)
    return .heatmaps(heatmaps, bar)
  }

  /// The two inputs of a grid: those the cell names, otherwise the first two that models declare and
  /// that the cell does not set.
  private func axes(
    _ options: Cell.HeatmapOptions, of formulas: [Formula], at range: Range<Int>
  ) throws(Diagnostic) -> (x: ChosenAxis, y: ChosenAxis) {
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    let inputs = scalarInputs
    var free = inputs.filter { used.contains($0) } + inputs.filter { !used.contains($0) }
    free.removeAll { $0 == options.x?.name || $0 == options.y?.name }
    let set = options.at?.values.map(\.input.name) ?? []
    free.removeAll(where: set.contains)
    func choose(_ option: AxisOption?) throws(Diagnostic) -> ChosenAxis {
      if let option {
        return try axis(option.name, option.range, among: inputs, at: option.nameRange)
      }
      guard let name = free.first else { throw diagnostic(.tooFewInputs(inputs), range) }
      free.removeFirst()
      return try axis(name, nil, among: inputs, at: range)
    }
    let x = try choose(options.x)
    let y = try choose(options.y)
    guard x.input != y.input else {
      throw diagnostic(.sameAxes(x.axis.name), options.y?.nameRange ?? range)
    }
    return (x, y)
  }

  /// From the smallest to the largest finite value of all; a constant gets room around it.
  private static func range(of fields: [Field]) -> ClosedRange<Double> {
    let lower = fields.compactMap(\.minimum).min() ?? 0
    let upper = fields.compactMap(\.maximum).max() ?? 1
    return lower < upper ? lower...upper : lower - 0.5...lower + 0.5
  }

  /// The rows of the data as points, valued by the label.
  private func dataPoints(_ x: Axis, _ y: Axis) -> [DataPoint] {
    guard let xs = column(of: x.name)?.values, let ys = column(of: y.name)?.values else {
      return []
    }
    let label = labelColumn?.values
    return shownRows(xs.count).compactMap { row in
      guard x.range.contains(xs[row]), y.range.contains(ys[row]) else { return nil }
      return DataPoint(x: xs[row], y: ys[row], value: label?[row])
    }
  }
}

extension Formula {
  /// Whether the formula's last operation keeps its value between 0 and 1.
  var isBetweenZeroAndOne: Bool {
    var formula = self
    while formula.operation == .element || formula.operation == .flatten {
      formula = formula.operands[0]
    }
    let operation = formula.operation
    return operation == .sigmoid || operation == .softmax || operation.isTruthValue
  }
}
