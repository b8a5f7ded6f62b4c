import Autodiff
import Figures
import Sampling

extension ChosenAxis {
  /// The place of the parameter's element that the axis is for; nil for an input.
  var element: Int? {
    if case .parameter(let element) = subject { element } else { nil }
  }
}

// Figures over parameters: what depends on the rows is taken as its mean over them.
extension Session {
  /// The element of a parameter that an option names; nil if it names none.
  func parameterElement(_ option: AxisOption) throws(Diagnostic) -> Int? {
    guard case .parameter(let parameter)? = scope[option.name], let elements = parameter.elements
    else { return nil }
    guard let indices = option.indices else {
      guard elements.count == 1 else {
        throw diagnostic(
          .arrayAxis(option.name, parameter.shape, isInput: false), option.nameRange)
      }
      return elements.lowerBound
    }
    guard indices.count == parameter.shape.dimensions.count else {
      throw diagnostic(
        .indexCount(indices.count, parameter.shape, name: option.name), option.nameRange)
    }
    guard let place = parameter.shape.place(of: indices) else {
      throw diagnostic(.noElement(indices, parameter.shape), option.nameRange)
    }
    return elements.lowerBound + place
  }

  /// The axis of a parameter's element, if an option names one.
  ///
  /// - Parameter values: Those that paths go through; without a range of its own, the axis has theirs.
  func parameterAxis(
    _ option: AxisOption?, _ values: [Double] = []
  ) throws(Diagnostic) -> ChosenAxis? {
    guard let option, let element = try parameterElement(option) else { return nil }
    guard let range = option.range ?? Self.range(around: values) else {
      throw diagnostic(.axisWithoutRange(option.title), option.nameRange)
    }
    return ChosenAxis(
      subject: .parameter(element), axis: Axis(name: option.title, range: range))
  }

  /// The range of values, with a margin; nil if there are none, or none that could be drawn.
  private static func range(around values: [Double]) -> ClosedRange<Double>? {
    guard let first = values.first else { return nil }
    let lower = values.reduce(first) { Swift.min($0, $1) }
    let upper = values.reduce(first) { Swift.max($0, $1) }
    let margin = 0.08
    let room = lower < upper ? margin * (upper - lower) : Swift.max(first.magnitude, 1) / 2
    return (upper - lower + 2 * room).isDrawable ? lower - room...upper + room : nil
  }

  /// The two axes of a heatmap over parameters, with the paths through them; no axes if they are
  /// inputs.
  func parameterAxes(
    _ options: Cell.HeatmapOptions, at range: Range<Int>
  ) throws(Diagnostic) -> (axes: [ChosenAxis], paths: [HeatmapPath]) {
    let given = [options.x, options.y].compactMap(\.self)
    let elements = try given.map { option throws(Diagnostic) in try parameterElement(option) }
    guard let first = elements.firstIndex(where: { $0 != nil }) else {
      if let word = options.paths.first { throw diagnostic(.pathsOverInputs, word.range) }
      return ([], [])
    }
    guard elements.count == 2, let x = elements[0], let y = elements[1] else {
      let other = given.indices.first { elements[$0] == nil }
      throw diagnostic(
        .mixedAxes(given[first].title, input: other.map { given[$0].name }),
        given[other ?? first].nameRange)
    }
    guard x != y else { throw diagnostic(.sameAxes(given[0].title), given[1].nameRange) }
    let paths = try paths(options.paths, through: [x, y], names: given.map(\.title))
    let points = paths.flatMap(\.points)
    let axes = [
      try parameterAxis(given[0], points.map(\.x)), try parameterAxis(given[1], points.map(\.y)),
    ]
    return (axes.compactMap(\.self), paths)
  }

  /// A formula that a figure shows, ready to be taken anywhere over its axes.
  ///
  /// - Parameters:
  ///   - places: How often it will be taken.
  ///   - problem: What is wrong if it depends on inputs that are no axes, and on which.
  mutating func sampler(
    of formula: Formula, over axes: [ChosenAxis], _ at: Cell.At?, at range: Range<Int>,
    places: Int, _ problem: (_ free: [String], _ formula: String) -> Problem
  ) throws(Diagnostic) -> Sampler {
    let inputs = axes.compactMap { axis -> Formula? in
      if case .input(let input) = axis.subject { input } else { nil }
    }
    let formula = try setting(at, in: formula, except: inputs.compactMap(\.name))
    guard inputs.isEmpty else {
      let function = Function(formula)
      let names = inputs.map(\.name)
      let free = function.inputNames.filter { !names.contains($0) }
      guard free.isEmpty else { throw diagnostic(problem(free, source.text(range)), range) }
      return Sampler(function, over: inputs, parameters: parameters)
    }
    let elements =
      formula.shape == .scalar
      ? [formula]
      : (0..<formula.shape.count).map { formula.element(at: scope.graph.constant(Double($0))) }
    let overRows = try elements.map { element throws(Diagnostic) in
      try self.overRows(element, at: range)
    }
    let functions = overRows.map(\.0)
    // What depends on no row is computed once, not for each of them.
    let batch = functions.allSatisfy(\.inputNames.isEmpty) ? Batch() : overRows[0].1
    try checkNumbers(
      functions.count * places * batch.count, "the rows at the nodes of this figure", at: range)
    return Sampler(
      functions, shape: formula.shape, over: axes.compactMap(\.element), batch,
      parameters: parameters)
  }
}
