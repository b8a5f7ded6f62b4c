extension Formula: CustomStringConvertible {
  /// The formula's name if it is an input or a parameter, its number if it is a constant, otherwise
  /// its operation.
  public var description: String {
    name ?? constant.map { "\($0)" } ?? "\(operation)(…)"
  }
}
