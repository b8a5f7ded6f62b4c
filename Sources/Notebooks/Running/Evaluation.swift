import Autodiff

/// A formula by itself, without a notebook: its value and its derivatives at one place.
public struct Evaluation: Sendable, Equatable {
  /// A name and a text that belongs to it.
  public struct Definition: Sendable {
    /// The name.
    public var name: String
    /// What it stands for.
    public var formula: SourceText

    /// Makes a definition.
    public init(name: String, formula: SourceText) {
      self.name = name
      self.formula = formula
    }
  }

  /// A name and a number that belongs to it.
  public struct Named: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The number.
    public var value: Double
  }

  /// The formula's value.
  public let value: Double
  /// The partial derivative by every name that was given a value, in the order they were given.
  public let gradient: [Named]

  /// Whether a text is a name of the formula language and nothing else.
  public static func isName(_ text: String) -> Bool { Lexer.isName(text) }

  /// Evaluates and differentiates a formula, by reverse accumulation.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - values: Names with constant formulas, such as `x` and `1/3`.
  ///   - definitions: Named formulas that the ones after them and the formula may use.
  /// - Throws: The first mistake in any of the texts.
  public init(
    _ formula: SourceText, values: [Definition], definitions: [Definition] = []
  ) throws(NotebookError) {
    do {
      self = try Self.evaluate(formula, values: values, definitions: definitions)
    } catch {
      throw NotebookError([error])
    }
  }

  private init(value: Double, gradient: [Named]) {
    self.value = value
    self.gradient = gradient
  }

  private static func evaluate(
    _ formula: SourceText, values: [Definition], definitions: [Definition]
  ) throws(Diagnostic) -> Evaluation {
    var session = Session(
      source: formula, settings: Settings(), environment: RunEnvironment())
    // Every name that has a value is a parameter, so that reverse accumulation reaches it.
    for given in values {
      let value = try session.constant(given.formula)
      try session.declare(parameter: given.name, value)
    }
    for definition in definitions {
      session.source = definition.formula
      let syntax = try FormulaParser.parse(
        definition.formula, 0..<definition.formula.bytes.count, settings: Settings())
      let word = Word(definition.name.normalizedName, at: syntax.range)
      try session.define(word, syntax, through: session.sight)
    }
    session.source = formula
    let syntax = try FormulaParser.parse(formula, 0..<formula.bytes.count, settings: Settings())
    let resolved = try session.resolve(syntax, in: .number, through: session.sight)
    let function = Function(try session.oneNumber(resolved, at: syntax.range))
    let (value, gradient) = function.meanGradient(Batch(), parameters: session.parameters.now)
    return Evaluation(
      value: value,
      gradient: zip(session.names.graph.parameters.compactMap(\.name), gradient).map {
        Named(name: $0, value: $1)
      })
  }
}

extension Session {
  fileprivate mutating func constant(_ text: SourceText) throws(Diagnostic) -> Double {
    source = text
    let syntax = try FormulaParser.parse(text, 0..<text.bytes.count, settings: settings)
    let formula = try resolve(syntax, in: .number, through: sight)
    return try value(formula, parameters.now, at: syntax.range)
  }

  fileprivate mutating func declare(
    parameter name: String, _ value: Double
  ) throws(Diagnostic) {
    let word = Word(name.normalizedName, at: 0..<0)
    try checkFree(word)
    declare(parameter: word, .scalar, .values([value]))
  }
}
