/// A sample in the plane of a figure, with the value that it ought to have there.
public struct DataPoint: Sendable, Hashable {
  /// The coordinate to the right.
  public let x: Double
  /// The coordinate upwards.
  public let y: Double
  /// The value, such as a label of 0 or 1, or nil when there is none.
  public let value: Double?
  /// What the formula of the figure makes of the sample, or nil when that is not known.
  public let output: Double?

  /// Creates a point.
  public init(x: Double, y: Double, value: Double?, output: Double? = nil) {
    self.x = x
    self.y = y
    self.value = value
    self.output = output
  }
}
