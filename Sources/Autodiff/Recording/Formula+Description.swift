import Kernels

extension Formula {
  /// What the outermost operation is called: a function that was added by the name it has.
  public var operationName: String { function?.name ?? operation.description }
}

extension Formula: CustomStringConvertible {
  /// The formula's name if it is an input or a parameter, its number if it is a constant, otherwise
  /// its operation.
  public var description: String {
    name ?? constant.map(\.spelling) ?? "\(operationName)(…)"
  }
}
