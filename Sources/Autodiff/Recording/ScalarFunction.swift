import Kernels

/// A function of one number that a program adds to those of this module, with its derivatives.
///
/// Applied to a formula it becomes a part of the graph, element by element, and every mode of
/// differentiation goes through it.
///
/// ```swift
/// let bell = ScalarFunction(
///   "bell", value: { x in exp(-x * x) },
///   derivatives: { x in -2 * x * exp(-x * x) }, { x in (4 * x * x - 2) * exp(-x * x) })
/// let f = Function(bell(w * x))
/// f.gradient([w: 1, x: 0.5])  // [w: -0.38940039153570244]
/// ```
///
/// Two functions are equal if one is a copy of the other: a graph computes the same function of the
/// same term once.
public struct ScalarFunction: Sendable, Hashable {
  /// The function and its derivatives, from the first on.
  private final class Family: Sendable {
    let name: String
    let members: [@Sendable (Double) -> Double]

    init(name: String, members: [@Sendable (Double) -> Double]) {
      self.name = name
      self.members = members
    }
  }

  private let family: Family
  /// How often the function that the program made was differentiated.
  public let order: Int

  /// Makes a function of the rules that compute it.
  ///
  /// They are called from several threads at once, on any number but NaN, for which the value is
  /// NaN; infinities are among them. A report has the same bytes every time if the same number
  /// always gives the same value.
  ///
  /// - Parameters:
  ///   - name: What formulas and messages call it.
  ///   - value: The value at a number.
  ///   - derivatives: The first derivative, the second and so on, each by its own rule. To compute
  ///     one that is not given traps: a gradient needs the first, a product with a Hessian and the
  ///     gradient of a formula with a derivative in it the second.
  public init(
    _ name: String, value: @escaping @Sendable (Double) -> Double,
    derivatives: (@Sendable (Double) -> Double)...
  ) {
    family = Family(name: name, members: [value] + derivatives)
    order = 0
  }

  private init(_ family: Family, order: Int) {
    self.family = family
    self.order = order
  }

  /// The derivative of the function.
  public var derivative: ScalarFunction { ScalarFunction(family, order: order + 1) }

  /// Whether the program gave a rule for it.
  public var isGiven: Bool { order < family.members.count }

  /// The name of the function that was made, whichever derivative of it this is.
  public var baseName: String { family.name }

  /// The name, with a prime for each time it was differentiated: `bell′`.
  public var name: String { baseName + String(repeating: "′", count: order) }

  /// The value at a number, NaN at NaN; traps for a derivative that was not given.
  public func callAsFunction(_ x: Double) -> Double {
    require(
      isGiven,
      "\(name) is not given: name \(order) derivatives in ScalarFunction(\"\(baseName)\", value: …, "
        + "derivatives: …)")
    return x.isNaN ? .nan : family.members[order](x)
  }

  /// The function of every element of a formula.
  public func callAsFunction(_ x: Formula) -> Formula { .map(self, x) }

  /// Whether one is a copy of the other.
  public static func == (a: ScalarFunction, b: ScalarFunction) -> Bool {
    a.family === b.family && a.order == b.order
  }

  /// Hashes the identity of the function that was made, and how often it was differentiated.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(family))
    hasher.combine(order)
  }
}
