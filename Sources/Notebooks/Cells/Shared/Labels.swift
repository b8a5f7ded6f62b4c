import Autodiff
import Figures
import Training

// The label of the data, which a formula is compared with.
extension Session {
  /// The label of the data beside a formula: the column that a training was run for; else the only one
  /// that the training of the formula looks at and the formula does not; else the only one that no
  /// model declares; else the only one that a model declares by another name; else the only one that is
  /// left.
  ///
  /// - Parameters:
  ///   - shown: The formula; nil for the data by themselves.
  ///   - axes: Inputs that a figure has axes for.
  func labelColumn(
    of shown: (syntax: Syntax, formula: Formula)? = nil, axes: [String] = [], through sight: Sight
  ) -> DataSet.Column? {
    if let branch = sight.branch, case .text(let name)? = trainings[branch].value?.value,
      let column = sight.data?.column(name)
    {
      return column
    }
    let leaves = shown?.formula.leaves ?? []
    let used = axes + leaves.filter { $0.operation == .input }.compactMap(\.name)
    let taken = Set(used.map(sight.columnName))
    let left = (sight.data?.columns ?? []).filter { !taken.contains($0.name) && $0.rowSize == 1 }
    let declared = Set(names.inputs.map(sight.columnName))
    let parameters = shown.map {
      dependencies(of: $0.syntax, from: $0.syntax.root, through: sight).parameters
    }
    let training = trainings.place(reaching: parameters ?? [], through: sight)
    let learnt = Set(
      training.map { trainings[$0].branches[0].loss.leaves.compactMap(\.name) } ?? []
    ).map(sight.columnName)
    let renamed = Set(sight.columnNames.values.map(\.value))
    let choices = [
      left.filter { learnt.contains($0.name) }, left.filter { !declared.contains($0.name) },
      left.filter { renamed.contains($0.name) }, left,
    ]
    return choices.first { $0.count == 1 }?[0]
  }

  /// The text of a row of the data, counted from 0, with its label if there is one.
  func rowText(_ row: Int, _ label: DataSet.Column?) -> String {
    "row \(row + 1)" + (label.map { ": \($0.text(of: $0.values[row]))" } ?? "")
  }
}

extension PointKind {
  /// The most classes that have a mark of their own.
  private static let mostClasses = 20
  /// The most numbers that are taken for classes, and not for values.
  private static let mostNumbers = 10

  /// What a label means beside an element of a formula, and its value for each row.
  static func of(
    _ label: DataSet.Column, beside formula: Formula, element: Int
  ) -> (kind: PointKind, value: (Double) -> Double?) {
    let finite = label.values.filter(\.isFinite)
    func areClasses(_ count: Int) -> Bool {
      finite.allSatisfy { $0 >= 0 && $0 < Double(count) && $0 == $0.rounded() }
    }
    if let (place, count) = formula.classOfProbability(element: element), areClasses(count) {
      let name = label.labels.isEmpty ? "class \(place)" : label.text(of: Double(place))
      return (.membership(of: name), { $0 == Double(place) ? 1 : 0 })
    }
    let isClass = formula.operation == .argmax && areClasses(formula.operands[0].shape.count)
    let isProbability = formula.isBetweenZeroAndOne && areClasses(2)
    let isSigned = formula.operation == .tanh && finite.allSatisfy { $0.magnitude == 1 }
    if isClass || isProbability || isSigned { return (.values(names: label.labels), { $0 }) }
    let numbers = Set(finite).sorted()
    let areNumbersOfClasses =
      numbers.count > 1 && numbers.count <= mostNumbers && 2 * numbers.count <= finite.count
      && numbers.allSatisfy { $0 == $0.rounded() }
    if !label.labels.isEmpty || areNumbersOfClasses {
      let classes =
        label.labels.isEmpty ? numbers : label.labels.indices.map(Double.init)
      guard classes.count <= mostClasses else { return (.values(names: []), { _ in nil }) }
      return (
        .classes(classes.map(label.text)), { classes.firstIndex(of: $0).map(Double.init) }
      )
    }
    return (.values(names: []), { $0 })
  }
}

extension Formula {
  /// The class that an element of the formula is the probability of, and how many there are; nil if it
  /// is no element of a softmax.
  fileprivate func classOfProbability(element: Int) -> (place: Int, count: Int)? {
    if operation == .softmax, shape.dimensions.count == 1 { return (element, shape.count) }
    guard operation == .element, operands[0].operation == .softmax,
      operands[0].shape.dimensions.count == 1,
      let place = operands[1].constant.flatMap({ Int(exactly: $0) })
    else { return nil }
    return (place, operands[0].shape.count)
  }
}
