/// What is wrong with a notebook, in words.
///
/// A mistake is declared once, as a static member with its name, its message and its advice, in the
/// file of its subject; where it is found it is made like a case of an enum: `.sameAxes(name)`.
public struct Problem: Sendable, Equatable {
  /// The mistake's name in the documentation; nil for what only follows from another mistake.
  public let identifier: ProblemIdentifier?
  /// What was found and what was expected, as a sentence without a full stop.
  public let message: String
  /// What to do about it, as whole sentences; nil where the message says it.
  public let advice: String?
  /// What it lacks: it is not told where one of these is missing because of an earlier mistake.
  public let lacks: [Lack]
  /// Whether what is wrong is a matter of shapes, so that it may be right with other arguments.
  public let isAboutShape: Bool

  /// Something that an earlier mistake may have kept from being there.
  public enum Lack: Sendable, Equatable {
    /// Nothing in particular: it follows from another mistake in any case.
    case everything
    /// Something with this name.
    case name(String)
    /// Something with any name.
    case anyName
    /// Data.
    case data
    /// A training.
    case training
    /// A training that this formula needs, by one of the names in it.
    case trainingOf(String)
  }

  /// Puts a mistake into words.
  ///
  /// - Parameters:
  ///   - identifier: Its name in the documentation, a literal so that a test can find it.
  ///   - message: What was found and what was expected, as a sentence without a full stop.
  ///   - advice: What to do about it, as whole sentences; nil where the message says it.
  ///   - lacks: What it lacks; it is not told where one of these is missing because of an earlier
  ///     mistake.
  ///   - isAboutShape: Whether it may be right with arguments of other shapes.
  public init(
    _ identifier: ProblemIdentifier?, _ message: String, advice: String? = nil,
    lacks: [Lack] = [], isAboutShape: Bool = false
  ) {
    self.identifier = identifier
    self.message = message
    self.advice = advice
    self.lacks = lacks
    self.isAboutShape = isAboutShape
  }

  /// What only follows from a mistake that is told already.
  package static let consequence = Problem(
    nil, "this follows from an earlier mistake", lacks: [.everything])

  /// The advice to take the nearest name, if there is one.
  package static func suggestion(_ nearest: String?) -> String? {
    nearest.map { "Did you mean \"\($0)\"?" }
  }
}
