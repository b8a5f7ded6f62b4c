import Autodiff
import Training

/// The functions that formulas may call: those of the language, and those that a program added.
struct Functions: Sendable {
  /// Those that were added, in their order.
  private(set) var added: [ScalarFunction] = []

  mutating func add(_ function: ScalarFunction) { added.append(function) }

  /// The function of that name that was added.
  func added(named name: String) -> ScalarFunction? { added.first { $0.name == name } }

  /// The names of the formula language that a notebook cannot give to anything of its own.
  var names: [String] { Self.names + added.map(\.name) }

  /// Whether a notebook cannot use a name for anything of its own, save for a word of initial
  /// values.
  func reserves(_ name: String) -> Bool {
    Self.names.contains(name) || added(named: name) != nil
  }
}

// What the language has of its own.
extension Functions {
  /// Every function, in the order of the documentation.
  static let builtIn: [LanguageFunction] =
    LanguageFunction.ofNumbers + LanguageFunction.ofArrays + LanguageFunction.overRows
    + LanguageFunction.losses + LanguageFunction.layers + [.gradient, .epochsTo]

  /// A number with a name.
  struct Constant: Sendable {
    let name: String
    let value: Double
    /// What the documentation says of it.
    let meaning: String
  }

  static let constants = [
    Constant(
      name: "pi", value: .pi,
      meaning: "π, the ratio of a circle's circumference to its diameter"),
    Constant(name: "inf", value: .infinity, meaning: "infinity"),
    Constant(name: "nan", value: .nan, meaning: "not a number, the result of 0/0"),
  ]

  /// Every name that is taken, each once.
  static let names: [String] = {
    var names: [String] = []
    for name in builtIn.map(\.name) + constants.map(\.name) where !names.contains(name) {
      names.append(name)
    }
    return names
  }()

  /// Every name that no program can give to a function: initial values have theirs nowhere else.
  static let reservedNames = names + Initializer.declarations.map(\.name)

  static func constant(_ name: String) -> Double? { constants.first { $0.name == name }?.value }

  /// An initial value that is drawn at random, by its name.
  static func initialValue(named name: String) -> CallDeclaration<Initializer>? {
    Initializer.declarations.first { $0.name == name }
  }

  private static let byName = Dictionary(grouping: builtIn, by: \.name)

  /// The functions of a name, of which a call means at most one.
  static func all(named name: String) -> [LanguageFunction] { byName[name] ?? [] }

  /// Whether the arguments of a call are read in this way.
  static func reads(_ name: String, as reading: LanguageFunction.Reading) -> Bool {
    all(named: name).contains { $0.reading == reading }
  }

  /// Whether a call makes one number of many: `min` and `max` do so of a single argument.
  static func isAggregate(_ name: String, _ arguments: [Syntax.Argument]) -> Bool {
    let functions = all(named: name)
    guard functions.contains(where: { $0.section == .rows }) else { return false }
    return arguments.count { $0.label != "over" } == 1
      || !functions.contains { $0.section == .numbers }
  }
}

extension Session {
  /// What a function of the language, or one that was added, makes of its arguments.
  mutating func languageFunction(
    _ call: Call, in context: FormulaContext
  ) throws(Diagnostic) -> Formula {
    let functions = Functions.all(named: call.name)
    if let function = functions.first(where: { $0.applies(call, context) }) {
      return try function.make(&self, call, context)
    }
    if let added = environment.functions.added(named: call.name) {
      return added(try plainArguments(of: call, count: 1)[0])
    }
    if call.takesList { throw argumentCount(call, expected: "1") }
    if !functions.isEmpty {
      throw diagnostic(
        context.isDifferentiated
          ? .aggregateInGradient(call.name) : .aggregateElsewhere(call.name), call.nameRange)
    }
    if Functions.constant(call.name) != nil {
      throw diagnostic(.notAFunction(call.name), call.nameRange)
    }
    if Functions.initialValue(named: call.name) != nil {
      throw diagnostic(.initialElsewhere(call.name), call.nameRange)
    }
    let known =
      names.defined + environment.functions.names + Initializer.declarations.map(\.name)
    let callable = Functions.builtIn.map(\.name) + environment.functions.added.map(\.name)
    throw diagnostic(
      .unknownFunction(call.name, known: known, functions: callable), call.nameRange)
  }

  /// The arguments of a function that has no labels.
  ///
  /// - Parameter count: How many it takes; nil for two or more.
  func plainArguments(of call: Call, count: Int?) throws(Diagnostic) -> [Formula] {
    try requireNoLabels(call)
    guard count.map({ call.values.count == $0 }) ?? (call.values.count > 1) else {
      throw argumentCount(call, expected: count.map(String.init) ?? "2 or more")
    }
    return call.values
  }

  private func requireNoLabels(_ call: Call) throws(Diagnostic) {
    guard let argument = call.arguments.first(where: { $0.label != nil }) else { return }
    throw diagnostic(
      .unknownArgument(argument.label ?? "", function: call.name, known: []), argument.range)
  }
}
