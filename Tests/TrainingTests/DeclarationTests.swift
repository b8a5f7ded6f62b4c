import Kernels
import Testing

@testable import Training

@Suite("The declarations of what a notebook calls")
struct DeclarationTests {
  @Test("An optimizer that its declaration makes is written as that declaration's call")
  func optimizers() throws {
    try expectRoundTrip(Optimizer.declarations)
    let needNothing = Optimizer.declarations.filter { $0.arguments[0].usual != nil }
    #expect(needNothing.map(\.name) == ["rmsprop", "adam", "adamw"])
    for declaration in needNothing {
      #expect(try declaration.value([:]).rate == Optimizer.Usual.rate)
    }
    // Usual numbers but for the rate, which is always written.
    for declaration in Optimizer.declarations {
      let made = try declaration.value(["rate": 0.25])
      #expect(made.description == "\(declaration.name)(rate: 0.25)")
    }
  }

  @Test("A schedule that its declaration makes is written as that declaration's call")
  func schedules() throws {
    try expectRoundTrip(Schedule.declarations)
    let needNothing = Schedule.declarations.filter { $0.arguments.allSatisfy { $0.usual != nil } }
    #expect(needNothing.map(\.name) == ["constant", "cosine", "linear"])
    for declaration in needNothing {
      #expect(try declaration.value([:]).description == "\(declaration.name)()")
    }
  }

  @Test("An initial value that its declaration makes is written as that declaration's call")
  func initializers() throws {
    for declaration in Initializer.declarations {
      let given = Self.given(declaration)
      let numbers = declaration.labels.compactMap { given[$0]?.spelling }
      let made = try declaration.value(given)
      #expect("\(made)" == "\(declaration.name)(\(numbers.joined(separator: ", ")))")
    }
  }

  // A case that is new does not compile here until it is one of the kinds below, all of which need a
  // declaration then.
  @Test("Every optimizer, schedule and initial value has a declaration of its own")
  func everyCase() throws {
    #expect(Set(try made(Optimizer.declarations).map(OptimizerKind.init)) == .all)
    #expect(Set(try made(Schedule.declarations).map(ScheduleKind.init)) == .all)
    #expect(Set(try made(Initializer.declarations).compactMap(InitializerKind.init)) == .all)
  }

  @Test("Names and labels are unique, and everything has a summary")
  func unique() {
    expectUnique(Optimizer.declarations)
    expectUnique(Schedule.declarations)
    expectUnique(Initializer.declarations)
  }

  @Test(
    "A number out of its range is refused by the name that an author gives it",
    arguments: [
      ("step", ["every": 2.5], "every is 2.5; it should be a whole number from 1"),
      ("step", ["every": 1e300], "every is 1e+300; it should be a whole number from 1"),
      ("warmup", ["epochs": .nan], "epochs is nan; it should be a whole number from 1"),
      ("linear", ["to": -1], "to is -1; it should be a finite number from 0"),
    ] as [(String, [String: Double], String)])
  func refusedSchedule(name: String, given: [String: Double], expected: String) throws {
    let declaration = try #require(Schedule.declarations.first { $0.name == name })
    let error = try #require(throws: ArgumentOutOfRange.self) { try declaration.value(given) }
    #expect(error.description == expected)
  }

  @Test(
    "The second bound is measured by the first, and a standard deviation is called `sd`",
    arguments: [
      ("uniform", ["lower": 1, "upper": 0], "upper is 0; it should be a finite number from 1.0"),
      (
        "uniform", ["lower": -1e308, "upper": 1e308],
        "upper is 1e+308; it should be a finite number from -1e+308"
      ),
      ("uniform", ["lower": .nan, "upper": 0], "lower is nan; it should be a finite number"),
      ("normal", ["mean": 0, "sd": -1], "sd is -1; it should be a finite number from 0"),
    ] as [(String, [String: Double], String)])
  func refusedInitializer(name: String, given: [String: Double], expected: String) throws {
    let declaration = try #require(Initializer.declarations.first { $0.name == name })
    let error = try #require(throws: ArgumentOutOfRange.self) { try declaration.value(given) }
    #expect(error.description == expected)
  }

  /// Numbers that lie in every range, all different, and none of them a usual one.
  private static func given(_ declaration: CallDeclaration<some Sendable>) -> [String: Double] {
    var given: [String: Double] = [:]
    for (place, argument) in declaration.arguments.enumerated() {
      given[argument.label] = argument.range == .count ? 7 : 0.25 + 0.125 * Double(place)
    }
    return given
  }

  /// A value of each declaration.
  private func made<Value>(_ declarations: [CallDeclaration<Value>]) throws -> [Value] {
    try declarations.map { try $0.value(Self.given($0)) }
  }

  /// Expects that what each declaration makes of numbers is written with the same numbers.
  private func expectRoundTrip(
    _ declarations: [CallDeclaration<some Sendable>]
  ) throws {
    for declaration in declarations {
      let given = Self.given(declaration)
      let arguments = declaration.labels.map { "\($0): \((given[$0] ?? .nan).spelling)" }
      let made = try declaration.value(given)
      #expect("\(made)" == "\(declaration.name)(\(arguments.joined(separator: ", ")))")
    }
  }

  private func expectUnique(_ declarations: [CallDeclaration<some Sendable>]) {
    #expect(Set(declarations.map(\.name)).count == declarations.count)
    for declaration in declarations {
      #expect(Set(declaration.labels).count == declaration.labels.count, "\(declaration.name)")
      #expect(!declaration.summary.isEmpty, "\(declaration.name)")
    }
  }
}

extension Set where Element: CaseIterable {
  fileprivate static var all: Self { Set(Element.allCases) }
}

private enum OptimizerKind: CaseIterable {
  case gradientDescent, momentum, nesterov, rmsprop, adam, adamw

  init(_ optimizer: Optimizer) {
    self =
      switch optimizer {
      case .gradientDescent: .gradientDescent
      case .momentum: .momentum
      case .nesterov: .nesterov
      case .rmsprop: .rmsprop
      case .adam: .adam
      case .adamw: .adamw
      }
  }
}

private enum ScheduleKind: CaseIterable {
  case constant, step, exponential, cosine, linear, warmup

  init(_ schedule: Schedule) {
    self =
      switch schedule {
      case .constant: .constant
      case .step: .step
      case .exponential: .exponential
      case .cosine: .cosine
      case .linear: .linear
      case .warmup: .warmup
      }
  }
}

private enum InitializerKind: CaseIterable {
  case glorot, he, uniform, normal

  /// Nil for a number, which is no call.
  init?(_ initializer: Initializer) {
    switch initializer {
    case .constant: return nil
    case .glorot: self = .glorot
    case .he: self = .he
    case .uniform: self = .uniform
    case .normal: self = .normal
    }
  }
}
