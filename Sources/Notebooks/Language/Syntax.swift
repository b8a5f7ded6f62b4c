/// A formula as it was written: nodes in an array, operands before what uses them, the root last.
///
/// Like the graph it becomes, it is freed and walked without recursion, however long it is.
struct Syntax: Sendable {
  struct Node: Sendable {
    var kind: Kind
    /// The bytes of the source from the first to the last word of the node.
    var range: Range<Int>
  }

  enum Kind: Sendable {
    case number(Double)
    case name(String)
    /// A formula in brackets.
    case group(Int)
    case unary(UnaryOperator, Int)
    /// An operator, where it stands, and what is on its left and right.
    case binary(BinaryOperator, Range<Int>, Int, Int)
    /// `[a, b, c]`.
    case list([Int])
    /// `W[0, 1]`: what is indexed, and an index for each dimension.
    case index(Int, [Int])
    /// `f(x1: 1)`, `exp(x)`: the name, where it stands, and what is between the brackets.
    case call(String, Range<Int>, [Argument])
    /// `f@10`, `f@run[10]`, `f@[0, 10]`.
    case moment(Int, Moment)
  }

  struct Argument: Sendable {
    var label: String?
    var range: Range<Int>
    var value: Int
  }

  /// The epochs after `@`.
  struct Moment: Sendable {
    /// The training, by its name.
    var training: String?
    /// Nil for `f@run`: the training's last epoch.
    var epochs: [Int]?
    /// Which of the values of `each` is meant: `seed: 2` in `f@run[seed: 2]`.
    var choice: Choice?
    /// Whether they stand in brackets, several entries in one.
    var isList: Bool
    var range: Range<Int>
  }

  /// One of the values that a training was run for.
  struct Choice: Sendable {
    var name: String
    var value: SettingValue
    var range: Range<Int>
  }

  enum UnaryOperator: Sendable { case minus, not }

  enum BinaryOperator: Sendable {
    case add, subtract, multiply, divide, power
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or
  }

  var nodes: [Node] = []

  /// The index of the node that is the whole formula.
  var root: Int { nodes.count - 1 }
  /// The bytes of the source that the formula stands on.
  var range: Range<Int> { nodes[root].range }

  mutating func append(_ kind: Kind, _ range: Range<Int>) -> Int {
    nodes.append(Node(kind: kind, range: range))
    return nodes.count - 1
  }
}

extension Syntax.BinaryOperator {
  /// How tightly an operator binds; larger is tighter.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide: 6
    case .power: 8
    }
  }

  var isComparison: Bool { precedence == 4 }

  init?(_ token: Token.Kind) {
    switch token {
    case .keyword("or"): self = .or
    case .keyword("and"): self = .and
    case .symbol(.less): self = .less
    case .symbol(.lessOrEqual): self = .lessOrEqual
    case .symbol(.greater): self = .greater
    case .symbol(.greaterOrEqual): self = .greaterOrEqual
    case .symbol(.equal): self = .equal
    case .symbol(.notEqual): self = .notEqual
    case .symbol(.plus): self = .add
    case .symbol(.minus): self = .subtract
    case .symbol(.times): self = .multiply
    case .symbol(.divide): self = .divide
    case .symbol(.power): self = .power
    default: return nil
    }
  }
}

extension Syntax.UnaryOperator {
  /// How tightly the operator binds, on the scale of the binary ones.
  var precedence: Int {
    switch self {
    case .not: 3
    case .minus: 7
    }
  }
}
