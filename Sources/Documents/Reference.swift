/// A numbered thing that prose can point at.
public struct Reference: Sendable, Equatable {
  /// What is counted: the word before the number.
  public enum Kind: String, Sendable, CaseIterable {
    case figure = "Figure"
    case table = "Table"
    case section = "Section"
  }

  /// What it is counted as.
  public var kind: Kind
  /// The number among its kind, from 1, as printed ("2", or "2.1" for a section).
  public var number: String
  /// The anchor on the page.
  public var anchor: String

  /// Makes a reference to a numbered thing.
  public init(kind: Kind, number: String, anchor: String) {
    self.kind = kind
    self.number = number
    self.anchor = anchor
  }

  /// How prose names it: "Figure 2".
  package var words: String { "\(kind.rawValue) \(number)" }
}
