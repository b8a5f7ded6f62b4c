/// The operands of an operation do not fit together.
public struct ShapeMismatch: Error, Equatable, CustomStringConvertible {
  /// The operation that cannot be done.
  public let operation: Primitive
  /// The shapes of its operands, in their order.
  public let shapes: [Shape]
  /// What it takes, as the end of a sentence.
  public let expectation: String

  /// The shapes that were found and what was expected.
  public var description: String {
    let found = shapes.map(\.description).joined(separator: " and ")
    return "\(operation) cannot take \(found): \(expectation)"
  }
}
