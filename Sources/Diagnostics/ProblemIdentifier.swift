/// The name of a mistake: what its message ends with, and where the documentation tells more.
public struct ProblemIdentifier: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name as it is written: `unknown-name`.
  public let rawValue: String

  /// Takes a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Takes a name.
  public init(stringLiteral name: String) { rawValue = name }
}
