import Autodiff
import Figures
import Sampling
import Training

/// `{heatmap}`: formulas over the plane of two inputs, or of two parameters.
struct HeatmapCell: CellKind {
  static let name = "heatmap", countedAs: Reference.Kind? = .figure
  static let summary = (body: "formulas of two inputs", shows: "a picture for each")
  static let options: [any OptionDeclaration] = [
    x, y, at, resolution, range, colors, contour, points, paths,
  ]

  private static let x = Option<AxisOption?>(
    "x", .axis,
    "the input of the horizontal axis, `x1` or `x1 in [-1, 2]`, or a "
      + "[parameter](#functions-of-parameters)",
    otherwise: "the first input that the formulas depend on")
  private static let y = Option<AxisOption?>(
    "y", .axis, "the input or parameter of the vertical axis", otherwise: "the next one")
  private static let at = Option<AtOption?>(
    "at", .at, "values of the other inputs, `x3 = 0.5`, or of a row, `3` or `3, x3 = 0.5`",
    otherwise: "every input has an axis")
  /// Odd, so that the middle of the range is a node.
  private static let resolution = Option(
    "resolution",
    .whole(from: 2, limit: \.resolution, "the nodes of a heatmap along an axis"), usual: 161,
    "nodes along an axis, from 2")
  private static let range = Option<ScaleRange?>(
    "range", .scaleRange,
    "the ends of the scale, `[0, 1]`, or `auto` for those of the values, which the page then tells",
    otherwise: "0 to 1 for what is a probability or a truth value, otherwise `auto`")
  private static let colors = Option<ColorMap?>(
    "colors", .colorMap, Self.colorMaps,
    otherwise: "`diverging` for probabilities, otherwise `viridis`")
  private static let contour = Option<[Double]?>(
    "contour",
    OptionForm { text throws(Diagnostic) in
      text.text == "none" ? [] : try text.numbers()
    }, "levels, `0.5` or `[0.25, 0.5]`, or `none`",
    otherwise: "0.5 for probabilities, otherwise none")
  private static let points = Option(
    "points", .flag, usual: true, "`false` leaves out the data")
  private static let paths = Option<[Word]>(
    "paths", .names("the name of a training"), usual: [],
    "names of trainings, whose [way through two parameters](#functions-of-parameters) is drawn",
    otherwise: "none")
  /// The most pictures of a cell.
  private static let mostPictures = 100
  /// The colour maps as the documentation lists them.
  private static let colorMaps = {
    let names = ColorMap.names.map { "`\($0)`" }
    return names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
  }()

  private let entries: [Entry]
  private let x, y: AxisOption?
  private let at: AtOption?
  private let resolution: Int
  /// The ends of the colours; nil for 0 to 1 where that suits, and otherwise those of the values.
  private let range: ScaleRange?
  private let colors: ColorMap?
  private let contours: [Double]?
  private let contourRange: Range<Int>?
  private let showsPoints: Bool
  /// The trainings whose way through two parameters is drawn.
  private let paths: [Word]
  private let kindRange: Range<Int>

  var formulas: [Syntax] { entries.map(\.syntax) + (at?.formulas ?? []) }
  var followedAxes: [AxisOption] { paths.isEmpty ? [] : [x, y].compactMap(\.self) }

  init(_ body: CellBody) throws(Diagnostic) {
    kindRange = body.kind.range
    entries = try body.entries()
    colors = try body[Self.colors]
    resolution = try body[Self.resolution]
    x = try body[Self.x]
    y = try body[Self.y]
    at = try body[Self.at]
    range = try body[Self.range]
    contours = try body[Self.contour]
    contourRange = body.text(of: Self.contour)?.range
    showsPoints = try body[Self.points]
    paths = try body[Self.paths]
  }

  /// A picture for each formula over the grid of two axes, and for each element of an array.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    var sight = session.sight
    let plane = try parameterPlane(in: session, through: sight)
    sight.axisElements = plane?.axes.compactMap(\.element) ?? []
    let formulas = try session.formulasOnGrid(
      entries, in: plane == nil ? .grid : .rows, allowsArrays: true, at: kindRange,
      through: sight)
    let count = formulas.reduce(0) { $0 + $1.formula.shape.count }
    guard count <= Self.mostPictures else {
      throw session.diagnostic(.tooManyPictures(count, limit: Self.mostPictures), kindRange)
    }
    try session.checkNumbers(
      count * resolution * resolution, "the nodes of these pictures", at: kindRange)
    try checkLevels(of: count, in: session)
    let axes =
      if let plane { plane.axes } else {
        try inputAxes(of: formulas.map(\.formula), in: session, through: sight)
      }
    let grid = Grid(x: axes[0].axis, y: axes[1].axis, columns: resolution, rows: resolution)
    let isProbability = formulas.allSatisfy { $0.formula.isBetweenZeroAndOne }
    let levels = contours ?? (isProbability ? [0.5] : [])
    let isNamed = Set(formulas.filter { $0.entry.details != nil }.map(\.entry.name)).count > 1
    var pictures: [Heatmap] = []
    var rowCount: Int?
    for (entry, formula) in formulas {
      let sight = session.sight(through: entry.branch, from: sight)
      let sampler = try session.sampler(
        of: formula, over: axes, at: at, range: entry.syntax.range, places: grid.count,
        through: sight
      ) { .tooManyInputs($0, formula: $1) }
      let points =
        showsPoints && plane == nil
        ? session.points(over: grid, of: entry.syntax, formula, through: sight) : PlanePoints()
      pictures += SampledPlane(grid: grid, sampler: sampler).heatmaps(
        entry, formula, isNamed: isNamed, contours: levels, points: points)
      rowCount = rowCount ?? sampler.rowCount
    }
    let scale = range ?? usualRange(of: formulas.map(\.formula), isProbability: isProbability)
    var panel = HeatmapPanel(
      pictures, range: scale.bounds, colors: colors ?? (isProbability ? .diverging : .viridis))
    panel.rowCount = rowCount
    for index in panel.heatmaps.indices { panel.heatmaps[index].paths = plane?.paths ?? [] }
    return .heatmaps(panel)
  }

  /// Refuses levels whose lines would take too long to find, and too much room on the page.
  private func checkLevels(of pictures: Int, in session: Session) throws(Diagnostic) {
    guard let contours, contours.count > 1, let contourRange else { return }
    let limit = session.environment.limits.contourNodes
    let nodes = pictures * resolution * resolution
    let (found, isTooLarge) = nodes.multipliedReportingOverflow(by: contours.count)
    guard isTooLarge || found > limit else { return }
    let what = "the nodes of these pictures, times their \(contours.count) levels,"
    throw session.diagnostic(
      .beyondLimit(what, found: "\(isTooLarge ? Int.max : found)", limit: limit), contourRange)
  }

  /// From 0 to 1 for probabilities, from the first class to the last where all pictures are of classes,
  /// and otherwise that of the values.
  private func usualRange(of formulas: [Formula], isProbability: Bool) -> ScaleRange {
    if isProbability { return .between(0...1) }
    let counts = formulas.map { $0.operation == .argmax ? $0.operands[0].shape.count : 0 }
    guard let most = counts.max(), counts.min() ?? 0 > 1 else { return .ofValues }
    return .between(0...Double(most - 1))
  }

  /// The two inputs of a grid: those the cell names, otherwise the first two that models declare and
  /// that the cell does not set.
  private func inputAxes(
    of formulas: [Formula], in session: Session, through sight: Sight
  ) throws(Diagnostic) -> [ChosenAxis] {
    let used = Set(formulas.flatMap(\.leaves).compactMap(\.name))
    let inputs = session.scalarInputs(through: sight)
    var free = inputs.filter { used.contains($0) } + inputs.filter { !used.contains($0) }
    free.removeAll { $0 == self.x?.name || $0 == self.y?.name }
    let set = at?.values.map(\.input.value) ?? []
    free.removeAll(where: set.contains)
    func choose(_ option: AxisOption?) throws(Diagnostic) -> ChosenAxis {
      if let option { return try session.axis(option, among: inputs, through: sight) }
      guard let name = free.first else {
        throw session.diagnostic(.tooFewInputs(inputs), kindRange)
      }
      free.removeFirst()
      return try session.axis(name, nil, among: inputs, at: kindRange, through: sight)
    }
    let x = try choose(self.x)
    let y = try choose(self.y)
    guard x.subject != y.subject else {
      throw session.diagnostic(.sameAxes(x.axis.name), self.y?.nameRange ?? kindRange)
    }
    return [x, y]
  }
}

extension OptionForm<ColorMap> {
  /// A colour map by its name.
  static let colorMap = OptionForm { text throws(Diagnostic) in
    ColorMap.all[try text.word(among: ColorMap.names)]
  }
}

/// Rows of the data over a plane.
private struct PlanePoints {
  var places: [Point] = []
  /// The label of each; nil if the data have none.
  var labels: [Double]?
  var column: DataSet.Column?
  var omitted = OmittedPoints()
}

extension Session {
  /// The rows of the data that lie on a grid, with their label.
  fileprivate func points(
    over grid: Grid, of syntax: Syntax, _ formula: Formula, through sight: Sight
  ) -> PlanePoints {
    guard let xs = sight.column(of: grid.x.name)?.values,
      let ys = sight.column(of: grid.y.name)?.values
    else { return PlanePoints() }
    let label = labelColumn(
      of: (syntax, formula), axes: [grid.x.name, grid.y.name], through: sight)
    let (rows, omitted) = shownRows(xs.count) { row in
      guard xs[row].isFinite, ys[row].isFinite else { return \.withoutPlace }
      guard grid.x.range.contains(xs[row]), grid.y.range.contains(ys[row]) else {
        return \.outside
      }
      return label.map { $0.values[row].isFinite } == false ? \.withoutLabel : nil
    }
    return PlanePoints(
      places: rows.map { Point(x: xs[$0], y: ys[$0]) },
      labels: label.map { label in rows.map { label.values[$0] } }, column: label,
      omitted: omitted)
  }
}

// Functions of two parameters, and the way of trainings through their plane.
extension HeatmapCell {
  /// The two axes of a heatmap over parameters, with the paths through them; nil if they are inputs.
  private func parameterPlane(
    in session: Session, through sight: Sight
  ) throws(Diagnostic) -> (axes: [ChosenAxis], paths: [HeatmapPath])? {
    let given = [x, y].compactMap(\.self)
    let elements = try given.map { option throws(Diagnostic) in
      try session.parameterElement(option, through: sight)
    }
    guard let first = elements.firstIndex(where: { $0 != nil }) else {
      if let word = paths.first { throw session.diagnostic(.pathsOverInputs, word.range) }
      return nil
    }
    guard elements.count == 2, let x = elements[0], let y = elements[1] else {
      let other = given.indices.first { elements[$0] == nil }
      throw session.diagnostic(
        .mixedAxes(given[first].title, input: other.map { given[$0].name }),
        given[other ?? first].nameRange)
    }
    guard x != y else {
      throw session.diagnostic(.sameAxes(given[0].title), given[1].nameRange)
    }
    let paths = try paths(through: [x, y], names: given.map(\.title), in: session)
    let points = paths.flatMap(\.points)
    let axes = [
      try session.parameterAxis(given[0], points.map(\.x), through: sight),
      try session.parameterAxis(given[1], points.map(\.y), through: sight),
    ]
    return (axes.compactMap(\.self), paths)
  }

  /// A path for each training that the cell names, or for each of its values.
  ///
  /// - Parameters:
  ///   - elements: Those of the two parameters.
  ///   - names: What these are called.
  private func paths(
    through elements: [Int], names: [String], in session: Session
  ) throws(Diagnostic) -> [HeatmapPath] {
    var result: [HeatmapPath] = []
    for word in paths {
      guard let training = session.trainings.training(namedOrOfLoss: word.value) else {
        throw session.unknownTraining(word, among: session.trainings.allNames)
      }
      for (element, name) in zip(elements, names) where !session.changes(training, element) {
        throw session.diagnostic(
          .pathWithoutParameter(word.value, parameter: name), word.range)
      }
      for (index, branch) in training.branches.enumerated() {
        let history = branch.history
        guard let xs = history.way(of: elements[0]), let ys = history.way(of: elements[1]) else {
          continue
        }
        // It ends at the epoch that is the result, and where it leaves the numbers at the latest.
        let points = zip(xs, ys).prefix(history.resultEpoch + 1).map { Point(x: $0, y: $1) }
          .prefix { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { continue }
        let name = [word.value, training.heading(index)].compactMap(\.self)
          .joined(separator: ", ")
        result.append(HeatmapPath(name: name, points: Array(points), style: result.count))
      }
    }
    return result
  }
}

extension Session {
  /// Whether a training changes an element of a parameter.
  fileprivate func changes(_ training: FinishedTraining, _ element: Int) -> Bool {
    names.graph.parameters.contains { leaf in
      leaf.elements?.contains(element) == true
        && leaf.position.map(training.trained.contains) == true
    }
  }
}

/// A formula over the plane of two axes.
private struct SampledPlane {
  let grid: Grid
  let sampler: Sampler

  /// A picture for each element of the formula, on a scale that is yet to be chosen.
  ///
  /// Contours and what is said of the points come from the formula itself, not from the grid.
  ///
  /// - Parameter isNamed: Whether a picture of a filmstrip says which formula it is of, besides the
  ///   epoch.
  func heatmaps(
    _ entry: ExpandedEntry, _ formula: Formula, isNamed: Bool, contours: [Double],
    points: PlanePoints
  ) -> [Heatmap] {
    let shape = sampler.shape
    let values = sampler.values([grid.xs, grid.ys])
    let outputs = sample(points.places)
    return (0..<shape.count).map { element in
      let own = { (values: [Double]) in
        stride(from: element, to: values.count, by: shape.count).map { values[$0] }
      }
      let field = Field(grid: grid, values: shape.count == 1 ? values : own(values))
      let index = shape.count == 1 ? "" : shape.indices[element]
      let meaning = points.column.map { PointKind.of($0, beside: formula, element: element) }
      var heatmap = Heatmap(
        title: entry.heading(index: index), field: field, range: 0...1, colorMap: .viridis,
        contours: contours.map { level in
          Contour(of: field, level: level) { own(sample($0)) }
        },
        points: zip(points.places, own(outputs)).enumerated().map { place, point in
          DataPoint(
            x: point.0.x, y: point.0.y,
            value: points.labels.flatMap { meaning?.value($0[place]) }, output: point.1)
        })
      heatmap.isConstant = sampler.isConstant
      heatmap.omittedPoints = points.omitted
      heatmap.pointName = points.column?.name ?? ""
      if let meaning { heatmap.pointKind = meaning.kind }
      if let details = entry.details, !isNamed, index.isEmpty { heatmap.frameTitle = details }
      return heatmap
    }
  }

  private func sample(_ points: [Point]) -> [Double] {
    sampler.values([points.map(\.x), points.map(\.y)])
  }
}

extension Problem {
  static func tooManyInputs(_ names: [String], formula: String) -> Problem {
    Problem(
      "too-many-inputs",
      "a heatmap has two axes, and \"\(formula)\" depends on \(names.list) besides",
      advice: setting(names))
  }

  static func tooFewInputs(_ names: [String]) -> Problem {
    Problem(
      "too-few-inputs", "a heatmap needs two inputs, and the models have \(names.count)",
      advice: "Declare them in a model cell: input x1, x2.", lacks: [.anyName])
  }

  static func sameAxes(_ name: String) -> Problem {
    Problem(
      "same-axes", "both axes are \"\(name)\"", advice: "Name another for one of them.")
  }

  static func mixedAxes(_ parameter: String, input: String?) -> Problem {
    Problem(
      "mixed-axes",
      "one axis is the parameter \"\(parameter)\", "
        + (input.map { "the other the input \"\($0)\"" } ?? "and the other is not named"),
      advice: "Name two inputs, or two parameters with their ranges.")
  }

  static func tooManyPictures(_ count: Int, limit: Int) -> Problem {
    Problem(
      "too-many-pictures", "there are \(count) pictures, and a cell shows at most \(limit)",
      advice: "Show some of the elements, as in h[0], h[1].")
  }

  static let pathsOverInputs = Problem(
    "paths-over-inputs", "a training goes through parameters, and these axes are inputs",
    advice: "Name two parameters that it trains as `x` and `y`.")

  static func pathWithoutParameter(_ training: String, parameter: String) -> Problem {
    Problem(
      "path-without-parameter", "\"\(training)\" does not train the parameter \"\(parameter)\"",
      advice: "Name an axis that it trains, or another training.")
  }
}
