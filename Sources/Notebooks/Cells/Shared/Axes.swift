import Autodiff
import Figures
import Sampling
import Training

/// What a figure is drawn over, and from where to where.
struct ChosenAxis {
  enum Subject: Equatable {
    case input(Formula)
    /// An element of a parameter, by its place among all elements.
    case parameter(Int)
  }

  var subject: Subject
  var axis: Axis

  /// The place of the parameter's element that the axis is for; nil for an input.
  var element: Int? {
    if case .parameter(let element) = subject { element } else { nil }
  }
}

// Axes for inputs, and the rows that are shown as points over them.
extension Session {
  /// The declared inputs that are one number: a figure has no axis for an array.
  func scalarInputs(through sight: Sight) -> [String] {
    names.inputs.filter { name in
      if case .input(let input)? = names[name, through: sight] {
        input.shape == .scalar
      } else {
        false
      }
    }
  }

  /// The axis of an input, over the range given or else over that of the data.
  func axis(
    _ name: String, _ given: ClosedRange<Double>?, among inputs: [String], at range: Range<Int>,
    through sight: Sight
  ) throws(Diagnostic) -> ChosenAxis {
    guard case .input(let input)? = names[name, through: sight], inputs.contains(name) else {
      let known = inputs + names.graph.parameters.compactMap(\.name)
      throw diagnostic(.notAnAxis(name, nearest: nearestName(to: name, among: known)), range)
    }
    let bounds = if let given { given } else { try bounds(name, at: range, through: sight) }
    return ChosenAxis(subject: .input(input), axis: Axis(name: name, range: bounds))
  }

  /// The axis that an option names as an input.
  func axis(
    _ option: AxisOption, among inputs: [String], through sight: Sight
  ) throws(Diagnostic) -> ChosenAxis {
    if let indices = option.indices, case .input(let input)? = names[option.name, through: sight] {
      throw diagnostic(
        input.shape == .scalar
          ? .indexCount(indices.count, .scalar, name: option.name)
          : .arrayAxis(option.name, input.shape, isInput: true), option.nameRange)
    }
    return try axis(
      option.name, option.range, among: inputs, at: option.nameRange, through: sight)
  }

  /// The range of an input in the data; from 0 to 1 if there are none.
  private func bounds(
    _ name: String, at range: Range<Int>, through sight: Sight
  ) throws(Diagnostic) -> ClosedRange<Double> {
    guard let values = sight.column(of: name)?.values, let first = values.first else {
      return 0...1
    }
    let lower = values.reduce(first) { Swift.min($0, $1) }
    let upper = values.reduce(first) { Swift.max($0, $1) }
    guard lower != upper else { throw diagnostic(.constantColumn(name, value: lower), range) }
    guard (upper - lower).isDrawable else { throw diagnostic(.unboundedColumn(name), range) }
    return lower...upper
  }

  /// The rows that are shown as points: of many every second, third, …, since more points than that
  /// hide the picture.
  ///
  /// - Parameter obstacle: Why a row is no point; nil if it is one.
  func shownRows(
    _ count: Int, _ obstacle: (Int) -> WritableKeyPath<OmittedPoints, Int>?
  ) -> (rows: [Int], omitted: OmittedPoints) {
    let mostPoints = 1000
    var omitted = OmittedPoints()
    let rows = (0..<count).filter { row in
      guard let obstacle = obstacle(row) else { return true }
      omitted[keyPath: obstacle] += 1
      return false
    }
    omitted.others = rows.count
    omitted.stride = Swift.max((rows.count + mostPoints - 1) / mostPoints, 1)
    return (stride(from: 0, to: rows.count, by: omitted.stride).map { rows[$0] }, omitted)
  }
}

// Axes for elements of parameters: what depends on the rows is taken as its mean over them.
extension Session {
  /// The element of a parameter that an option names; nil if it names none.
  func parameterElement(
    _ option: AxisOption, through sight: Sight
  ) throws(Diagnostic) -> Int? {
    guard case .parameter(let parameter)? = names[option.name, through: sight],
      let elements = parameter.elements
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
    _ option: AxisOption?, _ values: [Double] = [], through sight: Sight
  ) throws(Diagnostic) -> ChosenAxis? {
    guard let option, let element = try parameterElement(option, through: sight) else {
      return nil
    }
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
}
