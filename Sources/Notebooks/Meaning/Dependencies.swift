import Autodiff

/// What a formula depends on, found without resolving it.
struct Dependencies {
  /// The parameters, by their places in the graph.
  var parameters: Set<Int> = []
  /// The trainings that its value depends on, and of which no branch is chosen, in order.
  private(set) var trainings: [Int] = []
  /// The names that may stand for columns in a training.
  var names: Set<String> = []

  mutating func add(training: Int) {
    if !trainings.contains(training) { trainings = (trainings + [training]).sorted() }
  }
}

extension Session {
  /// The trainings that the names in a formula depend on.
  func dependencies(of syntax: Syntax, through sight: Sight) -> Dependencies {
    var result = dependencies(of: syntax, from: syntax.root, through: sight)
    for name in result.names.sorted() {
      // Of several trainings with such a name, that of the formula's own parameters is meant.
      guard !result.trainings.contains(where: { trainings[$0].each == name }),
        let training = sight.subject.flatMap({ trainings[$0].each == name ? $0 : nil })
          ?? trainings.all.lastIndex(where: { $0.each == name })
      else { continue }
      result.add(training: training)
    }
    return result
  }

  /// What a part of a formula depends on.
  func dependencies(
    of syntax: Syntax, from root: Int, depth: Int = 0, through sight: Sight
  ) -> Dependencies {
    var result = Dependencies()
    // Functions that call functions are followed only so far; none is nested more deeply.
    guard depth < Self.deepestCall else { return result }
    var open = [root]
    while let node = open.popLast() {
      switch syntax.nodes[node].kind {
      case .number: break
      case .name(let name): add(name, to: &result, depth, sight)
      case .call(let name, _, let arguments) where Functions.reads(name, as: .nameOfLoss):
        open += arguments.dropFirst().map(\.value)
        guard let loss = arguments.first.flatMap({ TrainedLoss(syntax, $0.value) }),
          loss.choice == nil, let training = place(of: loss, through: sight)
        else { break }
        result.add(training: training)
      case .call(let name, _, let arguments)
      where trainingOfValues(name, arguments, of: syntax, through: sight) != nil:
        // It is one number of all results, whichever is looked at.
        break
      case .call(let name, _, let arguments):
        add(name, to: &result, depth, sight)
        // A formula of the notebook may have an input of that name.
        let isOwn = names[name, through: sight] != nil
        open += arguments.filter { isOwn || $0.label != "over" }.map(\.value)
      case .moment(let inner, let moment):
        // What stands before an @ has the parameters of that moment, whatever they are now.
        let before = dependencies(of: syntax, from: inner, depth: depth + 1, through: sight)
        result.parameters.formUnion(before.parameters)
        guard moment.choice == nil else { break }
        let training =
          moment.training.map { trainings.place(named: $0) }
          ?? trainings.place(reaching: before.parameters, through: sight)
        if let training { result.add(training: training) }
      case .group(let a), .unary(_, let a): open.append(a)
      case .binary(_, _, let a, let b): open += [a, b]
      case .list(let elements): open += elements
      case .index(let a, let indices): open += [a] + indices
      }
    }
    return result
  }

  private func add(
    _ name: String, to result: inout Dependencies, _ depth: Int, _ sight: Sight
  ) {
    // A parameter of the front matter has a value of its own; a name for columns has none.
    if sight.settings[name] == nil { result.names.insert(name) }
    let formula: Formula
    switch names[name, through: sight] {
    case .formula(let named, _), .parameter(let named): formula = named
    case .function(let function):
      let body = dependencies(
        of: function.body, from: function.body.root, depth: depth + 1, through: sight)
      result.parameters.formUnion(body.parameters)
      result.names.formUnion(body.names)
      for training in body.trainings { result.add(training: training) }
      return
    case .input, nil: return
    }
    for leaf in formula.leaves {
      guard let position = leaf.position, leaf.operation == .parameter else {
        if let input = leaf.name { result.names.insert(input) }
        continue
      }
      result.parameters.insert(position)
      // What a figure has axes for is not what a training left of it.
      let isDrawn = leaf.elements?.allSatisfy(sight.axisElements.contains) == true
      if !isDrawn, let training = sight.latest[position] { result.add(training: training) }
    }
  }
}
