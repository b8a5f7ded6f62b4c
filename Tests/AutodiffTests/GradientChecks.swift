import Autodiff
import Testing

/// Expects the gradient of a formula of `x` and `y` to be the same in reverse mode, in forward mode
/// and by central differences.
func expectGradient(
  of make: (Formula, Formula) -> Formula, x: Double, y: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let graph = Graph()
  let formula = make(graph.parameter("x"), graph.parameter("y"))
  expectGradient(of: formula, parameters: [x, y], sourceLocation: sourceLocation)
}

/// Expects the gradient of a formula to agree to twelve digits between reverse and forward mode, and
/// to seven with central differences, of the larger of the two and of 1.
func expectGradient(
  of formula: Formula, batch: Batch = Batch(), parameters: [Double],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for check in Function(formula).checkGradient(batch, parameters: parameters) {
    let scale = max(1, abs(check.reverse))
    #expect(
      abs(check.reverse - check.centralDifference) <= 1e-7 * scale
        && abs(check.reverse - check.forward) <= 1e-12 * scale,
      """
      d/d\(check.parameter)[\(check.element)] at \(parameters): reverse \(check.reverse), forward \
      \(check.forward), central difference \(check.centralDifference)
      """, sourceLocation: sourceLocation)
  }
}

@Suite("Derivatives of single operations")
struct OperationDerivativeTests {
  /// Points at which every function of one operand that is defined there is smooth.
  static let points = [-30, -2.5, -1.0, -0.3, 1e-3, 0.3, 1, 1.7, 30]

  static let unary = Primitive.allCases.filter { $0.isElementwise && $0.operandCount == 1 }
  static let binary = Primitive.allCases.filter { $0.isElementwise && $0.operandCount == 2 }

  @Test("One operand: reverse and forward mode agree with central differences", arguments: unary)
  func unaryDerivative(operation: Primitive) {
    let isPositive = operation == .log || operation == .sqrt
    for x in Self.points where (!isPositive || x > 0.1) && (operation != .log1p || x > -0.9) {
      expectGradient(of: { x, _ in .applying(unary: operation, x) }, x: x, y: 0)
    }
  }

  @Test("Two operands: reverse and forward mode agree with central differences", arguments: binary)
  func binaryDerivative(operation: Primitive) {
    let isProbability = operation == .crossEntropy
    for x in Self.points where operation != .power && !isProbability || x > 0.1 {
      for y in [-2.0, -0.4, 0.6, 3] where x != y && (!isProbability || x < 1) {
        expectGradient(of: { x, y in .apply(operation, x, y) }, x: x, y: y)
      }
    }
  }

  @Test("Smooth functions agree with central differences at 0 too")
  func derivativeAtZero() {
    let smooth: [Primitive] = [
      .negate, .exp, .log1p, .expm1, .sin, .cos, .tanh, .sigmoid, .softplus, .custom,
    ]
    for operation in smooth {
      expectGradient(of: { x, _ in .applying(unary: operation, x) }, x: 0, y: 0)
    }
  }

  @Test("A whole number is a power of a negative base, too")
  func negativeBase() {
    expectGradient(of: { x, _ in pow(x, 3) }, x: -1.5, y: 0)
    expectGradient(of: { x, _ in pow(x, -2) }, x: -1.5, y: 0)
  }
}

@Suite("Values and derivatives at the edges")
struct EdgeTests {
  /// The derivative by `x` of an operation at a point, and its value there.
  static func at(_ operation: Primitive, _ x: Double) -> (value: Double, derivative: Double) {
    let graph = Graph()
    let function = Function(.apply(operation, graph.parameter("x")))
    let (value, gradient) = function.meanGradient(Batch(), parameters: [x])
    return (value, gradient[0])
  }

  static func at(
    _ operation: Primitive, _ x: Double, _ y: Double
  ) -> (value: Double, byX: Double, byY: Double) {
    let graph = Graph()
    let function = Function(.apply(operation, graph.parameter("x"), graph.parameter("y")))
    let (value, gradient) = function.meanGradient(Batch(), parameters: [x, y])
    return (value, gradient[0], gradient[1])
  }

  @Test(
    "One operand",
    arguments: [
      (.log, 0, -Double.infinity, Double.infinity), (.log, -1, .nan, .nan),
      (.log1p, -1, -.infinity, .infinity), (.log1p, -2, .nan, .nan),
      (.sqrt, 0, 0, .infinity), (.sqrt, -1, .nan, .nan),
      (.relu, 0, 0, 0), (.relu, -.infinity, 0, 0), (.relu, .infinity, .infinity, 1),
      (.relu, .nan, .nan, .nan), (.abs, 0, 0, 0), (.abs, -3, 3, -1), (.abs, .nan, .nan, .nan),
      (.exp, 710, .infinity, .infinity), (.exp, -.infinity, 0, 0),
      (.softplus, 800, 800, 1), (.softplus, -800, 0, 0), (.sigmoid, 800, 1, 0),
      (.sigmoid, -800, 0, 0), (.tanh, 400, 1, 0), (.tanh, -400, -1, 0),
    ] as [(Primitive, Double, Double, Double)])
  func unary(operation: Primitive, x: Double, value: Double, derivative: Double) {
    let found = Self.at(operation, x)
    expectSame(found.value, value, "value")
    expectSame(found.derivative, derivative, "derivative")
  }

  @Test(
    "Two operands",
    arguments: [
      (.power, 0, 0, 1, 0, 0), (.power, 0, 2, 0, 0, 0), (.power, -2, 3, -8, 12, .nan),
      (.power, 2, 0, 1, 0, 0.6931471805599453), (.power, 0, .nan, .nan, .nan, .nan),
      (.min, 2, 2, 2, 0.5, 0.5),
      (.max, 2, 2, 2, 0.5, 0.5), (.max, 1, 2, 2, 0, 1), (.min, 1, 2, 1, 1, 0),
      (.max, 0, .nan, .nan, .nan, .nan), (.min, .nan, 0, .nan, .nan, .nan),
      (.divide, 1, 0, .infinity, .infinity, -.infinity), (.multiply, 0, .nan, .nan, .nan, 0),
      (.less, 1, 2, 1, 0, 0), (.less, 1, .nan, 0, 0, 0), (.notEqual, .nan, .nan, 1, 0, 0),
      (.and, 2, 0, 0, 0, 0), (.and, 2, -1, 1, 0, 0), (.or, 0, 0, 0, 0, 0), (.or, 0, 3, 1, 0, 0),
      (.and, 0, .nan, .nan, 0, 0), (.or, 1, .nan, .nan, 0, 0),
      (.gate, .infinity, 0, 0, 0, 0), (.gate, 3, 1, 3, 1, 0), (.gate, 3, .nan, .nan, .nan, 0),
      (.leakyRelu, 0, 0.1, 0, 0.1, 0), (.leakyRelu, -2, 0.1, -0.2, 0.1, -2),
      (.leakyRelu, .nan, 0.1, .nan, .nan, .nan),
      (.logAddExp, 800, 800, 800.6931471805599, 0.5, 0.5),
      (.logAddExp, 1, -.infinity, 1, 1, 0), (.logAddExp, 0, 1e3, 1e3, 0, 1),
      (.logAddExp, -.infinity, -.infinity, -.infinity, 0.5, 0.5),
      (.crossEntropyLogits, 800, 1, 0, 0, -800), (.crossEntropyLogits, 800, 0, 800, 1, -800),
      (.crossEntropyLogits, -800, 1, 800, -1, 800), (.crossEntropyLogits, -800, 0, 0, 0, 800),
    ] as [(Primitive, Double, Double, Double, Double, Double)])
  func binary(
    operation: Primitive, x: Double, y: Double, value: Double, byX: Double, byY: Double
  ) {
    let found = Self.at(operation, x, y)
    expectSame(found.value, value, "value")
    expectSame(found.byX, byX, "derivative by x")
    expectSame(found.byY, byY, "derivative by y")
  }

  /// By mpmath with 50 digits: σ(40)σ(−40), σ(−40), 1 − tanh²(20), e⁻³⁰, 1/(1 + 10⁻¹⁰).
  @Test(
    "Derivatives keep their digits where the naive forms have none left",
    arguments: [
      (.sigmoid, 40, 4.248354255291589e-18), (.sigmoid, -40, 4.248354255291589e-18),
      (.softplus, -40, 4.248354255291589e-18), (.tanh, 20, 1.6993417021166356e-17),
      (.tanh, -20, 1.6993417021166356e-17), (.expm1, -30, 9.357622968840175e-14),
      (.log1p, 1e-10, 0.99999999990000000001),
    ] as [(Primitive, Double, Double)])
  func tails(operation: Primitive, x: Double, derivative: Double) {
    let found = Self.at(operation, x).derivative
    #expect(abs(found / derivative - 1) < 2e-15)
  }

  @Test("What max and relu leave out gets nothing, and NaN in what they choose is not lost")
  func infiniteAdjoints() {
    let graph = Graph()
    let x = graph.parameter("x"), k = graph.parameter("k")
    #expect(Function(sqrt(max(x, 0)))([x: -1]) == 0)
    #expect(Function(sqrt(max(x, 0))).gradient([x: -1])[x] == 0)
    #expect(Function(log(relu(x))).gradient([x: -1])[x] == 0)
    #expect(Function(k * relu(x)).gradient([x: -1, k: .nan])[x] == 0)
    #expect(Function(k * relu(x)).gradient([x: 1, k: .nan])[x]?.isNaN == true)
    #expect(Function(k * max(x, 0)).gradient([x: 1, k: .nan])[x]?.isNaN == true)
    #expect(Function(k * max(x, 0)).gradient([x: .nan, k: 1])[x]?.isNaN == true)
    // Derivatives at −0 are those at 0.
    #expect(Function(log(x)).gradient([x: -0.0])[x] == .infinity)
    #expect(Function(sqrt(x)).gradient([x: -0.0])[x] == .infinity)
  }

  private func expectSame(_ found: Double, _ expected: Double, _ what: Comment) {
    #expect(found == expected || found.isNaN && expected.isNaN, what)
  }
}
