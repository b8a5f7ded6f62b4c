import Autodiff
import Testing

@Suite("What is cut off stays out")
struct CutOffTests {
  /// A composition at a point where a branch with an infinite or undefined derivative is cut off.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let x: Double
    let value: Double
    let byX: Double
    let make: Make

    typealias Make = @Sendable (_ x: Formula, _ y: Formula) -> Formula

    init(
      _ name: String, at x: Double, value: Double, byX: Double,
      _ make: @escaping Make
    ) {
      (self.name, self.x, self.value, self.byX, self.make) = (name, x, value, byX, make)
    }

    var testDescription: String { name }
  }

  static let cases =
    extremes + truthValues + before + choices + factors + parts + beforeNumbers

  private static let extremes: [Case] = [
    Case("max(log x, −5)", at: 0, value: -5, byX: 0) { x, _ in max(log(x), -5) },
    Case("relu(log x)", at: 0, value: 0, byX: 0) { x, _ in relu(log(x)) },
    Case("min(1/x, 10)", at: 0, value: 10, byX: 0) { x, _ in min(1 / x, 10) },
    Case("max([√x, 1])", at: 0, value: 1, byX: 0) { x, _ in
      max(.apply(.stack, sqrt(x), x.graph.constant(1)))
    },
    Case("relu(√x − 1)", at: 0, value: 0, byX: 0) { x, _ in relu(sqrt(x) - 1) },
    Case("leaky_relu(log x, slope: 0)", at: 0, value: 0, byX: 0) { x, _ in
      leakyRelu(log(x), slope: 0)
    },
  ]

  private static let truthValues: [Case] = [
    Case("(√x > 1)·x + x", at: 0, value: 0, byX: 1) { (x: Formula, y: Formula) -> Formula in
      let isLarge: Formula = sqrt(x) > 1
      return isLarge * x + x
    },
    Case("(log x > y) + x²", at: -1, value: 1, byX: -2) { (x: Formula, y: Formula) -> Formula in
      let isLarger: Formula = log(x) > y
      return isLarger + x * x
    },
    Case("sign(√x) + x", at: 0, value: 0, byX: 1) { (x: Formula, y: Formula) -> Formula in
      sign(sqrt(x)) + x
    },
    Case("(√x and y) + x", at: 0, value: 0, byX: 1) { (x: Formula, y: Formula) -> Formula in
      (sqrt(x) && y) + x
    },
    Case("(√x or y) + x", at: 0, value: 1, byX: 1) { (x: Formula, y: Formula) -> Formula in
      (sqrt(x) || y) + x
    },
    Case("not √x + x", at: 0, value: 1, byX: 1) { (x: Formula, y: Formula) -> Formula in
      !sqrt(x) + x
    },
    Case("(√x == y) + x", at: 0, value: 0, byX: 1) { (x: Formula, y: Formula) -> Formula in
      let isEqual: Formula = sqrt(x) .== y
      return isEqual + x
    },
  ]

  private static let before: [Case] = [
    Case("√relu(x)", at: -1, value: 0, byX: 0) { x, _ in sqrt(relu(x)) },
    Case("√max(x, 0)", at: -1, value: 0, byX: 0) { x, _ in sqrt(max(x, 0)) },
    Case("log(relu x)", at: -1, value: -.infinity, byX: 0) { x, _ in log(relu(x)) },
    Case("max(√relu(x), x)", at: -1, value: 0, byX: 0) { x, _ in max(sqrt(relu(x)), x) },
  ]

  private static let choices: [Case] = [
    Case("where(x > 0, x·log x, 0)", at: 0, value: 0, byX: 0) {
      (x: Formula, y: Formula) -> Formula in
      let isPositive: Formula = x > 0
      return select(isPositive, x * log(x), 0)
    },
    Case("where(x < 0, −1, √x·y)", at: -1, value: -1, byX: 0) {
      (x: Formula, y: Formula) -> Formula in
      let isNegative: Formula = x < 0
      return select(isNegative, -1, sqrt(x) * y)
    },
    Case("where(x > 0, where(x > 1, 1/(x − 1), 2), x)", at: 1, value: 2, byX: 0) {
      (x: Formula, y: Formula) -> Formula in
      let isPositive: Formula = x > 0, isLarge: Formula = x > 1
      let inner: Formula = select(isLarge, 1 / (x - 1), 2)
      return select(isPositive, inner, x)
    },
  ]

  private static let factors: [Case] = [
    Case("(x > 0)·x·log x", at: 0, value: 0, byX: 0) { (x: Formula, y: Formula) -> Formula in
      let isPositive: Formula = x > 0
      return isPositive * x * log(x)
    },
    Case("y·(x > 0)/x + x", at: 0, value: 0, byX: 1) { (x: Formula, y: Formula) -> Formula in
      let isPositive: Formula = x > 0
      return y * isPositive / x + x
    },
    Case("−(x > 0)·log x", at: -1, value: 0, byX: 0) { (x: Formula, y: Formula) -> Formula in
      let isPositive: Formula = x > 0
      return -isPositive * log(x)
    },
    Case("(x > 0)·(y > 0)·log x", at: 0, value: 0, byX: 0) { (x: Formula, y: Formula) -> Formula in
      let isFirst: Formula = x > 0, isSecond: Formula = y > 0
      return isFirst * isSecond * log(x)
    },
  ]

  private static let parts: [Case] = [
    Case("[√x, x][1]", at: 0, value: 0, byX: 1) { x, y in
      Formula.apply(.stack, sqrt(x), x).element(at: y - 1)
    },
    Case("max pool of √x and 1", at: 0, value: 1, byX: 0) { x, _ in
      let one = x.graph.constant(1)
      let row = Formula.apply(.stack, sqrt(x), one)
      return maxPool(.apply(.stack, row, row), 2)[0, 0]
    },
  ]

  private static let beforeNumbers: [Case] = [
    Case("(max(1, log x) > 1) + x", at: -1, value: -1, byX: 1) {
      (x: Formula, y: Formula) -> Formula in
      let isLarge: Formula = max(1, log(x)) > 1
      return isLarge + x
    },
    Case("sign(relu(log x)) + x", at: 0.5, value: 0.5, byX: 1) {
      (x: Formula, y: Formula) -> Formula in
      sign(relu(log(x))) + x
    },
    Case("all([x, y])·log x", at: 0, value: 0, byX: 0) { (x: Formula, y: Formula) -> Formula in
      let isNone: Formula = !x, isOther: Formula = !y
      return min(.apply(.stack, !isNone, !isOther)) * log(x)
    },
    cutOff("relu(log x)") { relu(log($0)) },
    cutOff("leaky_relu(log x)") { leakyRelu(log($0), slope: 0.1) },
    cutOff("min(log x, 1)") { min(log($0), 1) },
    cutOff("max(log x, x, 1)") { max(log($0), $0, $0.graph.constant(1)) },
    cutOff("max([log x, x])") { max(Formula.apply(.stack, log($0), $0)) },
    cutOff("softmax([log x, 1])[0]") { x in
      softmax(.apply(.stack, log(x), x.graph.constant(1)))[0]
    },
    cutOff("softmax([x/0, 1])[0]") { x in
      softmax(.apply(.stack, x / 0, x.graph.constant(1)))[0]
    },
    cutOff("max pool of log x") { x in
      let row = Formula.apply(.stack, log(x), x)
      return maxPool(.apply(.stack, row, row), 2)[0, 0]
    },
  ]

  /// A part that is not a number, or whose derivative is none, where a condition leaves it out.
  private static func cutOff(
    _ name: String, _ part: @escaping @Sendable (_ x: Formula) -> Formula
  ) -> Case {
    Case("where(x > 5, \(name), 7) + x", at: -1, value: 6, byX: 1) { x, _ in
      let isLarge: Formula = x > 5
      return select(isLarge, part(x), 7) + x
    }
  }

  @Test("Every mode has the value and the derivative of what is left", arguments: cases)
  func modes(of example: Case) {
    let graph = Graph()
    let x = graph.parameter("x"), y = graph.parameter("y")
    let formula = example.make(x, y), function = Function(formula)
    let point = [example.x, 2]
    let reverse = function.meanGradient(Batch(), parameters: point)
    #expect(reverse.mean == example.value)
    #expect(reverse.gradient[0] == example.byX)
    let forward = function.meanDerivative(Batch(), parameters: point, along: [1, 0])
    #expect(forward.derivative == example.byX)
    let symbolic = Function(formula.derivative(by: x))
    #expect(symbolic.mean(Batch(), parameters: point) == example.byX)
    let second = function.hessianVectorProduct(Batch(), parameters: point, direction: [1, 0])
    #expect(second.gradient[0] == example.byX && !second.product[0].isNaN)
    #expect(second.product[0] == symbolic.meanGradient(Batch(), parameters: point).gradient[0])
    #expect(
      example.value.isInfinite || function.firstNonFinite(Batch(), parameters: point) == nil)
  }

  @Test("A trace, which has every node as it was written, cuts off the same")
  func traces() {
    for example in Self.extremes + Self.truthValues + Self.before + Self.choices + Self.parts {
      let graph = Graph()
      let x = graph.parameter("x"), y = graph.parameter("y")
      let trace = example.make(x, y).trace(Batch(), parameters: [example.x, 2])
      #expect(trace.adjoint(of: x) == [example.byX], "\(example.name)")
    }
  }

  @Test("One sample of many that is cut off leaves the others their derivatives", arguments: cases)
  func batches(of example: Case) {
    let graph = Graph()
    let w = graph.parameter("w"), x = graph.input("x"), y = graph.input("y")
    // The same branch beside samples that are not cut off.
    let formula = example.make(x + w, y), function = Function(formula)
    for count in [2, 3, 7, 300] {
      let others = [Double](repeating: 0.25, count: count - 1)
      let batch = Batch(
        count: count,
        columns: [x: others + [example.x], y: .init(repeating: 2, count: count)])
      let alone = function.meanGradient(
        Batch(count: 1, columns: [x: [0.25], y: [2]]), parameters: [0]
      ).gradient[0]
      let expected = (alone * Double(count - 1) + example.byX) / Double(count)
      let gradient = function.meanGradient(batch, parameters: [0]).gradient[0]
      #expect(abs(gradient - expected) <= 1e-14 * max(1, abs(expected)))
    }
  }

  @Test("What is not cut off keeps its infinities and what is not a number")
  func honest() {
    let graph = Graph()
    let x = graph.parameter("x"), y = graph.parameter("y")
    #expect(Function(y * log(x)).gradient([x: 0, y: 0])[x]?.isNaN == true)
    #expect(Function(sqrt(x * x)).gradient([x: 0])[x]?.isNaN == true)
    #expect(Function(max(log(x), -5)).gradient([x: -1])[x]?.isNaN == true)
    #expect(Function(select(y, log(x), 0)).gradient([x: 0, y: 1])[x] == .infinity)
    #expect(Function(select(y, x, 0))([x: 1, y: .nan]).isNaN)
    #expect(Function(select(y, x, 0)).gradient([x: 1, y: .nan])[x]?.isNaN == true)
    #expect(Function(0 * log(x))([x: 0]).isNaN)
  }

  @Test("At the edge of their domains logarithm and root have infinite derivatives of any order")
  func edges() {
    let graph = Graph()
    let x = graph.parameter("x")
    let one = graph.constant(1)
    let cases: [(Formula, Double)] = [
      (log(x), 1), (log1p(x - 1), 1), (sqrt(x), 1), (crossEntropy(x, one), -1),
    ]
    for (formula, sign) in cases {
      for zero in [0, -0.0] {
        var derivative = formula, sign = sign
        for _ in 1...3 {
          let byX = Function(derivative).gradient([x: zero])[x]
          #expect(byX == sign * .infinity, "\(formula)")
          derivative = derivative.derivative(by: x)
          #expect(Function(derivative)([x: zero]) == sign * .infinity)
          sign = -sign
        }
      }
    }
  }

  @Test("Those that tie share evenly, however many they are, also in a derivative")
  func ties() {
    let graph = Graph()
    let x = graph.parameter("x"), y = graph.parameter("y"), z = graph.parameter("z")
    for formula in [max(x, y, z), min(x, y, z), max(x, y, z, graph.constant(0))] {
      let gradient = Function(formula).gradient([x: 1, y: 1, z: 1])
      for leaf in [x, y, z] { #expect(gradient[leaf] == 1.0 / 3) }
    }
    let gradient = Function(max(x, y, z)).gradient([x: 1, y: 2, z: 2])
    #expect(gradient == [x: 0, y: 0.5, z: 0.5])
    for formula in [max(x, y, z), max(.apply(.stack, x, y, z)), min(x, y, z)] {
      let derivative = (formula * formula).derivative(by: x)
      let second = Function(derivative).gradient([x: 1, y: 1, z: 1])
      for leaf in [x, y, z] { #expect(abs((second[leaf] ?? 0) - 2.0 / 9) < 1e-16) }
    }
    let v = graph.parameter("v", Shape([2])), w = graph.parameter("w", Shape([2]))
    let arrays = Function(sum(max(v, w, x)))
    let third = 1.0 / 3
    let expected: [Double] = [third, 0, 0, third, 1, third, 0]
    let found = arrays.meanGradient(Batch(), parameters: [1, 0, 0, 1, 5, 1, 3]).gradient
    #expect(found == expected)
  }

  @Test("The place of the largest of numbers one of which is NaN is none")
  func largestOfNaN() {
    let graph = Graph()
    let v = graph.input("v", Shape([3]))
    let function = Function(argmax(v))
    let batch = Batch(
      count: 4, columns: [v: [1, .nan, 0, .nan, 1, 2, 1, 3, 2, .nan, .nan, .nan]])
    let values = function.values(batch, parameters: [])
    #expect(values[0].isNaN && values[1].isNaN && values[2] == 1 && values[3].isNaN)
  }

  /// By mpmath with 50 digits: tanh″, σ″ and the third derivative of softplus.
  @Test("Higher derivatives of the sigmoids keep their digits beside 0 and in the tails")
  func sigmoids() {
    let graph = Graph()
    let x = graph.parameter("x")
    func twice(_ formula: Formula) -> Function {
      Function(formula.derivative(by: x).derivative(by: x))
    }
    let thrice = Function(
      softplus(x).derivative(by: x).derivative(by: x).derivative(by: x))
    let table: [(x: Double, tanh: Double, sigmoid: Double)] = [
      (1e-20, -2e-20, -1.25e-21), (1e-3, -0.00199999733333560004, -0.00012499995833334219),
      (-0.3, 0.533181878201454333, 0.0363961839555762429),
      (20, -3.39868340423327114e-17, -2.06115360544514089e-9),
      (300, -2.12031724240344865e-260, -5.14820022241201378e-131),
    ]
    for row in table {
      #expect(abs(twice(tanh(x))([x: row.x]) / row.tanh - 1) < 1e-14)
      #expect(abs(twice(sigmoid(x))([x: row.x]) / row.sigmoid - 1) < 1e-14)
      #expect(abs(thrice([x: row.x]) / row.sigmoid - 1) < 1e-14)
      let reverse = Function(tanh(x).derivative(by: x)).gradient([x: row.x])
      #expect(abs((reverse[x] ?? 0) / row.tanh - 1) < 1e-14)
      let second = Function(sigmoid(x)).hessianVectorProduct(
        Batch(), parameters: [row.x], direction: [1])
      #expect(abs(second.product[0] / row.sigmoid - 1) < 1e-14)
    }
  }
}
