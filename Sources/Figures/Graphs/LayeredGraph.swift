internal import Kernels

/// Boxes with text, and arrows from each to what is made of it, to be drawn layer below layer.
public struct LayeredGraph: Sendable, Hashable {
  /// What a node is, which decides the shape and the colour of its box.
  public enum Kind: String, Sendable {
    case input, parameter, constant, operation, layer
  }

  /// A box with lines of text.
  public struct Node: Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// What it is or does, in small letters under the title.
    public var word: String
    /// Further small lines.
    public var details: [String]
    /// Its value.
    public var value: String
    /// A derivative by it.
    public var gradient: String
    /// What it is.
    public var kind: Kind
    /// Whether the title is a name rather than a number that was given to it.
    public var isNamed: Bool
    /// The places of the nodes that it is made of, all before its own.
    public var operands: [Int]

    /// Creates a node from what its box says and the places of its operands.
    public init(
      title: String, word: String, details: [String] = [], value: String, gradient: String,
      kind: Kind, isNamed: Bool = true, operands: [Int]
    ) {
      self.title = title
      self.word = word
      self.details = details
      self.value = value
      self.gradient = gradient
      self.kind = kind
      self.isNamed = isNamed
      self.operands = operands
    }
  }

  /// The nodes, operands before what uses them; the last is what all of them lead to.
  public let nodes: [Node]
  /// What there is to see, in words.
  public let alternativeText: String

  /// Creates a graph.
  ///
  /// Traps if a node has an operand at its own place or after it.
  public init(nodes: [Node], alternativeText: String) {
    for (place, node) in nodes.enumerated() {
      require(
        node.operands.allSatisfy((0..<place).contains),
        "node \(place) has operands \(node.operands), which do not all come before it")
    }
    self.nodes = nodes
    self.alternativeText = alternativeText
  }

  /// The width up to which a drawing can shrink to a small screen and still be read.
  static let narrowWidth = 400.0
}
