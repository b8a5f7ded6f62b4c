extension Lanes: ExpressibleByIntegerLiteral {
  /// The same whole number in every lane.
  @inlinable @inline(__always)
  public init(integerLiteral value: Int) {
    self.init(Double(value))
  }
}
