import Kernels

/// A value that a notebook writes as a call with named numbers, such as `adam(rate: 0.01)`: its
/// name, its arguments, and what it makes of them.
///
/// All that there is to know of an optimizer, a schedule or an initial value by its name stands
/// here: what an author may write, what the documentation says of it, and the value that it is.
public struct CallDeclaration<Value: Sendable>: Sendable {
  /// A number that the call takes.
  public struct Argument: Sendable {
    /// Its name as an author writes it.
    public let label: String
    /// The number that it is if it is not given; nil if it has to be given.
    public let usual: Double?
    package let range: ArgumentRange
    /// Its name for a program, which makes the value without the call.
    let swiftLabel: String

    init(
      _ label: String, _ range: ArgumentRange, usual: Double? = nil,
      inSwift swiftLabel: String? = nil
    ) {
      self.label = label
      self.range = range
      self.usual = usual
      self.swiftLabel = swiftLabel ?? label
    }
  }

  /// The name by which it is called.
  public let name: String
  /// The numbers that it takes, in the order in which the documentation lists them.
  public let arguments: [Argument]
  /// What it does, as the table of the documentation says it.
  public let summary: String
  private let make: @Sendable ([Double]) -> Value

  /// Declares a call.
  ///
  /// - Parameters:
  ///   - name: The name by which it is called.
  ///   - arguments: The numbers that it takes.
  ///   - summary: What it does, as the table of the documentation says it.
  ///   - make: The value for a number for each argument, in their order and in their ranges.
  init(
    _ name: String, _ arguments: Argument..., summary: String,
    make: @escaping @Sendable ([Double]) -> Value
  ) {
    self.name = name
    self.arguments = arguments
    self.summary = summary
    self.make = make
  }

  /// The names of the arguments.
  public var labels: [String] { arguments.map(\.label) }

  /// The value for a call, its arguments checked.
  ///
  /// Traps if an argument is given that the call does not take, or one is not given that has no
  /// usual value.
  ///
  /// - Parameter given: The numbers by the names of their arguments. Numbers that are not given have
  ///   their usual value.
  /// - Throws: If a number is outside the range of its argument.
  public func value(_ given: [String: Double]) throws(ArgumentOutOfRange) -> Value {
    let labels = labels
    for label in given.keys {
      require(labels.contains(label), "\(name) takes \(labels), not \(label)")
    }
    let numbers = arguments.map { argument in
      guard let number = given[argument.label] ?? argument.usual else {
        fatalError("\(name) needs a number for \(argument.label)")
      }
      return number
    }
    try check(numbers, \.label)
    return make(numbers)
  }

  /// Throws for the first number that is outside the range of its argument.
  ///
  /// - Parameter label: The name that the error has for an argument: a program's, unless it is an
  ///   author's.
  func check(
    _ numbers: [Double], _ label: KeyPath<Argument, String> = \.swiftLabel
  ) throws(ArgumentOutOfRange) {
    requireNumbers(numbers)
    for (place, argument) in arguments.enumerated() {
      try argument.range.check(
        argument[keyPath: label], numbers[place], preceding: numbers.prefix(place).last)
    }
  }

  /// The call as an author writes it, without the numbers that are the usual ones.
  ///
  /// - Parameter always: The name of an argument that is written even so.
  func text(_ numbers: [Double], always: String? = nil) -> String {
    requireNumbers(numbers)
    let written = zip(arguments, numbers).filter { $0.label == always || $0.usual != $1 }
      .map { "\($0.label): \($1.spelling)" }
    return "\(name)(\(written.joined(separator: ", ")))"
  }

  private func requireNumbers(_ numbers: [Double]) {
    require(
      numbers.count == arguments.count,
      "\(name) has a number for each of \(labels), not \(numbers)")
  }
}

/// The numbers that an argument may be.
package enum ArgumentRange: Sendable {
  case finite
  case aboveZero
  case fromZero
  /// From 0 up to but not 1.
  case fraction
  /// 1, 2, 3 and so on, as far as they are an `Int`.
  case count
  /// From the number of the argument before it, and not infinitely far above.
  case fromPreceding

  /// A number in the range, for advice.
  package var example: Double {
    switch self {
    case .finite, .aboveZero, .fromZero, .fraction: 0.1
    case .count, .fromPreceding: 10
    }
  }

  /// Throws unless the number lies in the range.
  ///
  /// - Parameters:
  ///   - label: The argument's name.
  ///   - preceding: The number of the argument before it; nil for the first.
  func check(_ label: String, _ number: Double, preceding: Double?) throws(ArgumentOutOfRange) {
    let (holds, expected) =
      switch self {
      case .finite: (number.isFinite, "a finite number")
      case .aboveZero: (number > 0 && number.isFinite, "a finite number above 0")
      case .fromZero: (number >= 0 && number.isFinite, "a finite number from 0")
      case .fraction: (number >= 0 && number < 1, "a number from 0 up to but not 1")
      case .count: (Int(exactly: number).map { $0 >= 1 } ?? false, "a whole number from 1")
      case .fromPreceding:
        (
          number >= preceding ?? 0 && (number - (preceding ?? 0)).isFinite,
          "a finite number from \(preceding ?? 0)"
        )
      }
    try checkArgument(label, number, holds, expected)
  }
}
