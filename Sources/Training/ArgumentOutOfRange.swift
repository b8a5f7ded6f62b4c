import Kernels

/// A number that an author gave to a training or to a data set, and that it cannot work with.
public struct ArgumentOutOfRange: Error, Equatable, Sendable {
  /// The argument's name as whoever gave the number writes it, such as `rate`.
  public let argument: String
  /// The number that was given.
  public let found: Double
  /// What it should be, such as "a number above 0".
  public let expected: String

  /// Makes the error; what is expected is the end of a sentence.
  public init(argument: String, found: Double, expected: String) {
    self.argument = argument
    self.found = found
    self.expected = expected
  }
}

extension ArgumentOutOfRange: CustomStringConvertible {
  /// One sentence: `rate is -1; it should be a number above 0`.
  public var description: String {
    "\(argument) is \(found.spelling); it should be \(expected)"
  }
}

/// Throws unless the condition holds that an argument must meet.
func checkArgument(
  _ argument: String, _ found: Double, _ holds: Bool, _ expected: String
) throws(ArgumentOutOfRange) {
  guard holds else {
    throw ArgumentOutOfRange(argument: argument, found: found, expected: expected)
  }
}
