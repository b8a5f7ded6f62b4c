import Autodiff
import Figures
import Sampling

extension Session {
  /// A picture for each formula over the grid of two inputs, and for each element of an array.
  mutating func run(
    heatmap entries: [Cell.Entry], _ options: Cell.HeatmapOptions, at range: Range<Int>
  ) throws(Diagnostic) -> CellContent {
    let (parameterAxes, paths) = try parameterAxes(options, at: range)
    axisElements = parameterAxes.compactMap(\.element)
    defer { axisElements = [] }
    let formulas = try formulasOnGrid(
      entries, in: parameterAxes.isEmpty ? .grid : .rows, allowsArrays: true, at: range)
    let count = formulas.reduce(0) { $0 + $1.formula.shape.count }
    guard count <= FigureDefaults.mostHeatmaps else {
      throw diagnostic(.tooManyPictures(count, limit: FigureDefaults.mostHeatmaps), range)
    }
    try checkNumbers(
      count * options.resolution * options.resolution, "the nodes of these pictures", at: range)
    let axes =
      parameterAxes.isEmpty
      ? try inputAxes(options, of: formulas.map(\.formula), at: range) : parameterAxes
    let grid = Grid(
      x: axes[0].axis, y: axes[1].axis, columns: options.resolution, rows: options.resolution)
    let isProbability = formulas.allSatisfy { $0.formula.isBetweenZeroAndOne }
    let levels = options.contours ?? (isProbability ? [0.5] : [])
    let isNamed = Set(formulas.filter { $0.entry.details != nil }.map(\.entry.name)).count > 1
    var pictures: [Heatmap] = []
    var rowCount: Int?
    for (entry, formula) in formulas {
      try within(entry.branch) { session throws(Diagnostic) in
        let sampler = try session.sampler(
          of: formula, over: axes, options.at, at: entry.syntax.range, places: grid.count
        ) { .tooManyInputs($0, formula: $1) }
        let showsPoints = options.showsPoints && parameterAxes.isEmpty
        let points = showsPoints ? session.dataPoints(grid.x, grid.y) : []
        pictures += Plane(grid: grid, sampler: sampler).heatmaps(
          entry, isNamed: isNamed, contours: levels, points: points)
        rowCount = rowCount ?? sampler.rowCount
      }
    }
    let range = options.range ?? (isProbability && !options.usesOwnRange ? 0...1 : nil)
    var panel = HeatmapPanel(
      pictures, range: range, colors: options.colors ?? (isProbability ? .diverging : .viridis),
      isProbability: isProbability)
    panel.rowCount = rowCount
    for index in panel.heatmaps.indices { panel.heatmaps[index].paths = paths }
    return .heatmaps(panel)
  }

  /// The two inputs of a grid: those the cell names, otherwise the first two that models declare and
  /// that the cell does not set.
  private func inputAxes(
    _ options: Cell.HeatmapOptions, of formulas: [Formula], at range: Range<Int>
  ) throws(Diagnostic) -> [ChosenAxis] {
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    let inputs = scalarInputs
    var free = inputs.filter { used.contains($0) } + inputs.filter { !used.contains($0) }
    free.removeAll { $0 == options.x?.name || $0 == options.y?.name }
    let set = options.at?.values.map(\.input.name) ?? []
    free.removeAll(where: set.contains)
    func choose(_ option: AxisOption?) throws(Diagnostic) -> ChosenAxis {
      if let option { return try axis(option, among: inputs) }
      guard let name = free.first else { throw diagnostic(.tooFewInputs(inputs), range) }
      free.removeFirst()
      return try axis(name, nil, among: inputs, at: range)
    }
    let x = try choose(options.x)
    let y = try choose(options.y)
    guard x.subject != y.subject else {
      throw diagnostic(.sameAxes(x.axis.name), options.y?.nameRange ?? range)
    }
    return [x, y]
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
