/// What a formula is computed of for one sample: a node for each operation, with its value and the
/// derivative of the formula by it.
public struct ComputationGraph: Sendable, Equatable {
  /// An input, a parameter, an array of fixed numbers, or an operation.
  public struct Node: Sendable, Equatable {
    /// What a node is.
    public enum Kind: String, Sendable {
      case input, parameter, constant, operation
    }

    /// What it is called: the name that the notebook gives it, or `v1`, `v2`, ….
    public var label: String
    /// Whether the label is a name of the notebook.
    public var isNamed: Bool
    /// What it is.
    public var kind: Kind
    /// What it does: `+`, `sigmoid`, `dense`; the word of its kind for what is no operation.
    public var operation: String
    /// Whether it is an operation that has parameters of its own.
    public var isLayer: Bool
    /// What it does it with, in order.
    public var operands: [Operand]
    /// The operation written out: `w1 * x1`, `sigmoid(v3)`.
    public var expression: String
    /// Its value.
    public var value: Quantity
    /// The derivative of the formula by it.
    public var gradient: Quantity

    /// Makes a node.
    public init(
      label: String, isNamed: Bool, kind: Kind, operation: String, isLayer: Bool = false,
      operands: [Operand], expression: String, value: Quantity, gradient: Quantity
    ) {
      self.label = label
      self.isNamed = isNamed
      self.kind = kind
      self.operation = operation
      self.isLayer = isLayer
      self.operands = operands
      self.expression = expression
      self.value = value
      self.gradient = gradient
    }
  }

  /// What a node works on.
  public enum Operand: Sendable, Equatable {
    /// Another node, by its place among all.
    case node(Int)
    /// A number that depends on nothing.
    case number(Double)
  }

  /// A number, or an array of them in short.
  public struct Quantity: Sendable, Equatable {
    /// The lengths of the dimensions; empty for a number.
    public var shape: [Int]
    /// The elements, the last dimension fastest; none for an array of more than a few.
    public var elements: [Double]
    /// The smallest element, NaN if one is.
    public var smallest: Double
    /// The largest element, NaN if one is.
    public var largest: Double
  }

  /// The formula as it is written.
  public var formula: String
  /// The sample that it was computed for.
  public var place: SamplePlace
  /// The nodes, operands before what uses them, the formula last.
  public var nodes: [Node]

  /// Makes a graph of nodes, operands before what uses them, the formula last.
  public init(formula: String, place: SamplePlace, nodes: [Node]) {
    self.formula = formula
    self.place = place
    self.nodes = nodes
  }

  /// The nodes that are listed one by one: of very many, the last ones.
  public var listedNodes: ArraySlice<Node> { nodes.suffix(Self.mostNodes) }
}

extension ComputationGraph.Quantity {
  /// How many elements an array may have for each to be told.
  static let mostElements = 6

  /// Takes a number, or an array, of which the elements are kept if they are few.
  ///
  /// - Parameters:
  ///   - values: The elements, the last dimension fastest; one for a number.
  ///   - shape: The lengths of the dimensions; empty for a number.
  public init(_ values: [Double], _ shape: [Int]) {
    self.shape = shape
    elements = values.count <= Self.mostElements ? values : []
    func extreme(_ isBeyond: (Double, Double) -> Bool) -> Double {
      values.dropFirst().reduce(values.first ?? .nan) { best, value in
        best.isNaN || value.isNaN ? .nan : isBeyond(value, best) ? value : best
      }
    }
    smallest = extreme(<)
    largest = extreme(>)
  }
}
