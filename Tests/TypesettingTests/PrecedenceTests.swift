import Autodiff
import TestSupport
import Testing

@testable import Typesetting

@Suite("Precedence of typeset formulas")
struct PrecedenceTests {
  @Test("A typeset formula reads back as what the graph computes", arguments: 0..<40)
  func readsBack(seed: Int) throws {
    var composer = FormulaComposer(seed: UInt64(seed))
    var comparisons = 0
    for _ in 0..<50 {
      let formula = composer.formula(depth: 4)
      let typesetter = FormulaTypesetter(FormulaNotation(names: composer.names))
      let tree = typesetter.definition(formula)
      for point in composer.points {
        let expected = Function(formula)(point)
        let found = try MathematicsReader.value(of: tree, composer.values(at: point))
        // A factor that is a truth value cuts off what is not finite, which the reader does not know.
        guard composer.isFinite(formula, at: point), found.isFinite else { continue }
        comparisons += 1
        let error = abs(found - expected) / max(1, abs(expected))
        #expect(error < 1e-6, "\(tree.line)")
      }
    }
    #expect(comparisons > 50)
  }

  @Test(
    "The reader takes nothing that could be read in two ways",
    arguments: [
      Mathematics.row([.identifier("a"), .fenced(open: "(", .identifier("x"), close: ")")]),
      .row([.identifier("a"), .number("2")]),
      .scripts(
        base: .row([.identifier("a"), .symbol("+"), .identifier("x")]), lower: nil,
        upper: .number("2")),
      .row([
        .identifier("log"), .fenced(open: "(", .identifier("x"), close: ")"), .identifier("a"),
      ]),
    ])
  func ambiguity(formula: Mathematics) {
    #expect(throws: MathematicsReader.Mistake.self) {
      try MathematicsReader.value(of: formula, ["a": 2, "x": 3])
    }
  }
}

/// Makes formulas at random, the same ones for the same seed.
struct FormulaComposer {
  private let graph = Graph()
  private let leaves: [Formula]
  private var state: UInt64
  /// A formula that stands in others by its name.
  private let named: Formula

  init(seed: UInt64) {
    state = seed
    leaves = [graph.input("x"), graph.input("y1"), graph.parameter("a"), graph.parameter("rate")]
    named = leaves[0] - leaves[2] * leaves[1]
  }

  var names: [Formula: String] { [named: "h"] }

  var points: [[Formula: Double]] {
    [[0.7, -1.3, 2.1, 0.4], [-0.6, 0.8, -1.7, 1.9], [1.5, 2.5, 0.3, -0.9]].map {
      Dictionary(uniqueKeysWithValues: zip(leaves, $0))
    }
  }

  /// Whether a formula is finite at a point, and everything that it is made of.
  func isFinite(_ formula: Formula, at point: [Formula: Double]) -> Bool {
    formula.parts.allSatisfy { Function($0)(point).isFinite }
  }

  /// The values of all symbols, by what they look like.
  func values(at point: [Formula: Double]) -> [String: Double] {
    var values: [String: Double] = ["h": Function(named)(point), "π": .pi]
    for (leaf, symbol) in zip(leaves, ["x", "y_1", "a", "rate"]) { values[symbol] = point[leaf] }
    return values
  }

  private mutating func number(below limit: Int) -> Int {
    // Steele, Lea and Flood, 2014: SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  mutating func formula(depth: Int) -> Formula {
    if depth == 0 || number(below: 8) == 0 { return leaf() }
    let a = formula(depth: depth - 1)
    if number(below: 3) == 0 { return unary(a) }
    return binary(a, formula(depth: depth - 1))
  }

  private mutating func leaf() -> Formula {
    switch number(below: 8) {
    case 0...3: leaves[number(below: 4)]
    case 4: named
    case 5: graph.constant(-0.5)
    case 6: graph.constant(1e-5)
    default: graph.constant(Double(number(below: 4)))
    }
  }

  private mutating func unary(_ a: Formula) -> Formula {
    switch number(below: 13) {
    case 0, 1: -a
    case 2: exp(a)
    case 3: log(a)
    case 4: sqrt(a)
    case 5: abs(a)
    case 6: sin(a)
    case 7: tanh(a)
    case 8: sigmoid(a)
    case 9: relu(a)
    case 10: leakyRelu(a, slope: 0.1)
    case 11: !a
    default: pow(a, 2)
    }
  }

  private mutating func binary(_ a: Formula, _ b: Formula) -> Formula {
    switch number(below: 14) {
    case 0, 1: a + b
    case 2, 3: a - b
    case 4, 5, 6: a * b
    case 7, 8: a / b
    case 9: pow(a, b)
    case 10: max(a, b)
    case 11: a < b
    case 12: a && b
    default: a || b
    }
  }
}
