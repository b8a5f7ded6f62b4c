import Testing

@testable import Autodiff

@Suite("Values that are not finite")
struct NonFiniteTests {
  private let graph = Graph()

  @Test("A value is followed back to the operation that made it from finite numbers")
  func value() {
    let x = graph.input("x"), w = graph.parameter("w")
    let p = 1 / (1 + exp(-(w * x)))
    let batch = Batch(count: 3, columns: [x: [1, 40, 50]])
    #expect(
      Function(-log(1 - p)).firstNonFinite(batch, parameters: [1])
        == NonFiniteValue(
          sample: 1, formula: "log(1 - (1 / (1 + exp(…))))",
          operands: [.init(formula: "1 - (1 / (1 + exp(…)))", value: 0)], value: -.infinity,
          derivative: nil))
    #expect(Function(p).firstNonFinite(batch, parameters: [1]) == nil)
  }

  @Test("A derivative that overflows counts, with the operation that it is a derivative of")
  func derivative() {
    let x = graph.input("x"), w = graph.parameter("w")
    let found = Function(sqrt(w * x)).firstNonFinite(
      Batch(count: 2, columns: [x: [1, 0]]), parameters: [4])
    #expect(
      found
        == NonFiniteValue(
          sample: 1, formula: "sqrt(w * x)", operands: [.init(formula: "w * x", value: 0)],
          value: .infinity, derivative: "w * x"))
  }

  @Test("Of several operations on a parameter that one is named whose derivative overflowed")
  func shared() {
    let x = graph.input("x"), w = graph.parameter("w")
    let found = Function(sqrt(w * w * x) + w * x).firstNonFinite(
      Batch(count: 1, columns: [x: [0]]), parameters: [1])
    #expect(found?.formula.hasPrefix("sqrt(") == true && found?.value == .infinity)
    #expect(found?.operands.map(\.value) == [0])
  }

  @Test("An infinite derivative that no parameter gets is none to speak of")
  func stopped() {
    let w = graph.parameter("w")
    #expect(Function(sqrt(relu(w))).firstNonFinite(Batch(), parameters: [-1]) == nil)
  }

  @Test("A number that came in as none is named")
  func leaf() {
    let x = graph.input("x"), w = graph.parameter("w")
    let batch = Batch(count: 2, columns: [x: [1, .nan]])
    let found = Function(w * x).firstNonFinite(batch, parameters: [1])
    #expect(found?.sample == 1 && found?.formula == "x" && found?.operands == [])
    let parameter = Function(w * x).firstNonFinite(batch, parameters: [.infinity])
    #expect(parameter?.sample == 0 && parameter?.formula == "w")
  }

  @Test("A sum over the samples that overflows is told apart from any of them")
  func sum() {
    let x = graph.input("x"), w = graph.parameter("w")
    let batch = Batch(count: 2, columns: [x: [1.5e308, 1.5e308]])
    let found = Function(x + w).firstNonFinite(batch, parameters: [0])
    #expect(found?.sample == nil && found?.formula == "mean" && found?.value == .infinity)
    let slope = Function(x * w).firstNonFinite(batch, parameters: [1e-300])
    #expect(slope?.derivative == "w" && slope?.value == .infinity)
  }

  @Test("An element of an array is found")
  func element() {
    let v = graph.input("v", Shape([3])), w = graph.parameter("W", Shape([1, 3]))
    let batch = Batch(count: 1, columns: [v: [1, 0, 2]])
    let found = Function(dense(log(v), weights: w)).firstNonFinite(batch, parameters: [1, 1, 1])
    #expect(
      found?.formula == "log(v)"
        && found?.operands == [.init(formula: "v", value: 1, elementCount: 3)])
  }
}
