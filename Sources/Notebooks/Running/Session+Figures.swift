import Autodiff
import Figures
import Sampling

extension Session {
  /// A picture a formula over the grid of two inputs.
  mutating func run(
    heatmap entries: [Cell.Entry], _ options: Cell.HeatmapOptions, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    var pictures: [(entry: ExpandedEntry, formula: Formula)] = []
    let failuresBefore = failureCount
    for entry in expanded(entries) {
      try within(entry.branch) { session throws(Diagnostic) in
        session.attempt { session throws(Diagnostic) in
          let formula = try session.resolve(entry.syntax, in: .grid)
          pictures.append((entry, try session.oneNumber(formula, at: entry.syntax.range)))
        }
      }
    }
    try requireNoFailure(since: failuresBefore, at: range)
    try checkNumbers(
      pictures.count * options.resolution * options.resolution, "the nodes of these pictures",
      at: range)
    let (x, y) = try axes(options, of: pictures.map(\.formula), at: range)
    let grid = Grid(x: x.axis, y: y.axis, columns: options.resolution, rows: options.resolution)
    let nodes = Batch(count: grid.count, columns: [x.input: grid.xs, y.input: grid.ys])
    var fields: [Field] = []
    var points: [[DataPoint]] = []
    for picture in pictures {
      let function = Function(picture.formula)
      let free = function.inputNames.filter { $0 != x.axis.name && $0 != y.axis.name }
      guard free.isEmpty else {
        let range = picture.entry.syntax.range
        throw diagnostic(.tooManyInputs(free, formula: source.text(range)), range)
      }
      try within(picture.entry.branch) { session throws(Diagnostic) in
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

  private typealias ChosenAxis = (input: Formula, axis: Axis)

  /// The two inputs of a grid: those the cell names, otherwise the first two that models declare.
  private func axes(
    _ options: Cell.HeatmapOptions, of formulas: [Formula], at range: Range<Int>
  ) throws(Diagnostic) -> (x: ChosenAxis, y: ChosenAxis) {
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    // A picture has no axis for an array.
    let inputs = inputs.filter { name in
      if case .input(let input)? = scope[name] { input.shape == .scalar } else { false }
    }
    var free = inputs.filter { used.contains($0) } + inputs.filter { !used.contains($0) }
    free.removeAll { $0 == options.x?.name || $0 == options.y?.name }
    func choose(_ option: AxisOption?) throws(Diagnostic) -> ChosenAxis {
      if let option {
        guard case .input(let input)? = scope[option.name], inputs.contains(option.name) else {
          let nearest = nearestName(to: option.name, among: inputs)
          throw diagnostic(.notAnInput(option.name, nearest: nearest), option.nameRange)
        }
        if let range = option.range { return (input, Axis(name: option.name, range: range)) }
        let bounds = try bounds(option.name, at: option.nameRange)
        return (input, Axis(name: option.name, range: bounds))
      }
      guard let name = free.first, case .input(let input)? = scope[name] else {
        throw diagnostic(.tooFewInputs(inputs), range)
      }
      free.removeFirst()
      return (input, Axis(name: name, range: try bounds(name, at: range)))
    }
    let x = try choose(options.x)
    let y = try choose(options.y)
    guard x.input != y.input else {
      throw diagnostic(.sameAxes(x.axis.name), options.y?.nameRange ?? range)
    }
    return (x, y)
  }

  /// The range of an input in the data; from 0 to 1 if there are none.
  private func bounds(_ name: String, at range: Range<Int>) throws(Diagnostic) -> ClosedRange<
    Double
  > {
    guard let values = column(of: name)?.values, let first = values.first else { return 0...1 }
    let lower = values.reduce(first) { Swift.min($0, $1) }
    let upper = values.reduce(first) { Swift.max($0, $1) }
    guard lower != upper else { throw diagnostic(.constantColumn(name, value: lower), range) }
    guard (upper - lower).isDrawable else { throw diagnostic(.unboundedColumn(name), range) }
    return lower...upper
  }

  /// From the smallest to the largest finite value of all; a constant gets room around it.
  private static func range(of fields: [Field]) -> ClosedRange<Double> {
    let lower = fields.compactMap(\.minimum).min() ?? 0
    let upper = fields.compactMap(\.maximum).max() ?? 1
    return lower < upper ? lower...upper : lower - 0.5...lower + 0.5
  }

  /// The rows of the data as points, valued by the label: the column that a training was run for, or
  /// the only one that no model declares.
  ///
  /// Of many rows, every second, third, … is shown, since more points than that hide the picture.
  private func dataPoints(_ x: Axis, _ y: Axis) -> [DataPoint] {
    guard let data, let xs = column(of: x.name)?.values, let ys = column(of: y.name)?.values else {
      return []
    }
    let taken = inputs.map { columnNames[$0]?.name ?? $0 }
    let labels = data.columns.filter { !taken.contains($0.name) && $0.rowSize == 1 }
    var label = labels.count == 1 ? labels[0].values : nil
    if let branch, case .text(let name)? = runs[branch.run].branches[branch.index].value,
      let column = data[name]
    {
      label = column
    }
    let step = (xs.count + FigureDefaults.mostPoints - 1) / FigureDefaults.mostPoints
    return stride(from: 0, to: xs.count, by: step).compactMap { row in
      guard x.range.contains(xs[row]), y.range.contains(ys[row]) else { return nil }
      return DataPoint(x: xs[row], y: ys[row], value: label?[row])
    }
  }
}

extension Formula {
  /// Whether the formula's last operation keeps its value between 0 and 1.
  fileprivate var isBetweenZeroAndOne: Bool {
    var formula = self
    while formula.operation == .element || formula.operation == .flatten {
      formula = formula.operands[0]
    }
    let operation = formula.operation
    return operation == .sigmoid || operation == .softmax || operation.isTruthValue
  }
}
