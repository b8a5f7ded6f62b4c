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
}

// What figures over inputs share: their axes, and the rows that are shown as points.
extension Session {
  /// The declared inputs that are one number: a figure has no axis for an array.
  var scalarInputs: [String] {
    inputs.filter { name in
      if case .input(let input)? = scope[name] { input.shape == .scalar } else { false }
    }
  }

  /// The axis of an input, over the range given or else over that of the data.
  func axis(
    _ name: String, _ given: ClosedRange<Double>?, among inputs: [String], at range: Range<Int>
  ) throws(Diagnostic) -> ChosenAxis {
    guard case .input(let input)? = scope[name], inputs.contains(name) else {
      let known = inputs + scope.graph.parameters.compactMap(\.name)
      throw diagnostic(.notAnAxis(name, nearest: nearestName(to: name, among: known)), range)
    }
    let bounds = if let given { given } else { try bounds(name, at: range) }
    return ChosenAxis(subject: .input(input), axis: Axis(name: name, range: bounds))
  }

  /// The axis that an option names as an input.
  func axis(_ option: AxisOption, among inputs: [String]) throws(Diagnostic) -> ChosenAxis {
    if let indices = option.indices, case .input(let input)? = scope[option.name] {
      throw diagnostic(
        input.shape == .scalar
          ? .indexCount(indices.count, .scalar, name: option.name)
          : .arrayAxis(option.name, input.shape, isInput: true), option.nameRange)
    }
    return try axis(option.name, option.range, among: inputs, at: option.nameRange)
  }

  /// The range of an input in the data; from 0 to 1 if there are none.
  private func bounds(
    _ name: String, at range: Range<Int>
  ) throws(Diagnostic) -> ClosedRange<Double> {
    guard let values = column(of: name)?.values, let first = values.first else { return 0...1 }
    let lower = values.reduce(first) { Swift.min($0, $1) }
    let upper = values.reduce(first) { Swift.max($0, $1) }
    guard lower != upper else { throw diagnostic(.constantColumn(name, value: lower), range) }
    guard (upper - lower).isDrawable else { throw diagnostic(.unboundedColumn(name), range) }
    return lower...upper
  }

  /// The label of the data: the column that a training was run for, or the only column of numbers
  /// that no model declares.
  var labelColumn: DataSet.Column? {
    if let branch, case .text(let name)? = runs[branch.run].branches[branch.index].value,
      let column = data?.column(name)
    {
      return column
    }
    let taken = inputs.map { columnNames[$0]?.name ?? $0 }
    let labels = (data?.columns ?? []).filter { !taken.contains($0.name) && $0.rowSize == 1 }
    return labels.count == 1 ? labels[0] : nil
  }

  /// The rows that are shown as points: of many every second, third, …, since more points than that
  /// hide the picture.
  func shownRows(_ count: Int) -> StrideTo<Int> {
    let step = (count + FigureDefaults.mostPoints - 1) / FigureDefaults.mostPoints
    return stride(from: 0, to: count, by: Swift.max(step, 1))
  }
}
