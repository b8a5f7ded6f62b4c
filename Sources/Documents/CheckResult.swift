import Figures

/// A condition of a `check` cell and whether it held.
public struct CheckResult: Sendable, Equatable {
  /// The condition as written.
  public var condition: String
  /// Whether it came to a number other than 0.
  public var held: Bool
  /// For a comparison, what its two sides came to; nil otherwise.
  public var sides: Sides?
  /// The line of the notebook it stands on, from 1.
  public var line: Int
  /// The value that the training was run for, such as "seed = 1"; nil for a single training.
  public var variant: String?

  /// Why the condition could not have held, whatever the run came to; nil if it could.
  public var impossibility: String?

  /// Tells what a condition came to.
  public init(
    condition: String, held: Bool, sides: Sides? = nil, line: Int, variant: String? = nil,
    impossibility: String? = nil
  ) {
    self.condition = condition
    self.held = held
    self.sides = sides
    self.line = line
    self.variant = variant
    self.impossibility = impossibility
  }

  /// What the two sides came to, and why that was to be expected, as in "left 1, right 2".
  public var explanation: String? {
    let parts = [sides?.text, impossibility].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The condition, with the value that the training was run for if there were several.
  public var title: String { variant.map { "\(condition) for \($0)" } ?? condition }

  /// The two sides of a comparison.
  public struct Sides: Sendable, Equatable {
    /// The value on the left.
    public var left: Double
    /// The value on the right.
    public var right: Double

    /// Takes the values of the two sides.
    public init(left: Double, right: Double) {
      self.left = left
      self.right = right
    }
  }
}

extension CheckResult.Sides {
  /// What the two sides came to: six digits, all of them where six do not tell the sides apart.
  package var text: String {
    let short = NumberFormat.general(6)
    let format = left != right && short.text(left) == short.text(right) ? .shortest : short
    return "left \(format.text(left)), right \(format.text(right))"
  }
}
