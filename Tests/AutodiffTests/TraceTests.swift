import Autodiff
import Testing

@Suite("Traces")
struct TraceTests {
  private let graph = Graph()

  @Test("Every node has its value and the derivative by it, also inputs and constants")
  func scalars() {
    let w = graph.parameter("w"), b = graph.parameter("b"), x = graph.input("x")
    let two = graph.constant(2)
    let product = w * x, sum = product + b, square = sum * sum, scaled = two * square
    let trace = scaled.trace(Batch([x: 5]), parameters: [3, -1])
    #expect(trace.nodes == [w, b, x, two, product, sum, square, scaled])
    #expect(
      trace.nodes.map { trace.value(of: $0) } == [[3], [-1], [5], [2], [15], [14], [196], [392]])
    #expect(
      trace.nodes.map { trace.adjoint(of: $0) } == [
        [280], [56], [168], [196], [56], [56], [2], [1],
      ])
    #expect(trace.value(of: w + 1) == nil)
  }

  /// A network of every kind of layer; the image goes in twice, once flattened.
  private func network() -> (loss: Formula, leaves: [Formula], sample: Batch, parameters: [Double])
  {
    let image = graph.input("image", Shape([5, 5])), label = graph.input("label")
    let maps = relu(
      convolution(
        image, weights: graph.parameter("F", Shape([2, 1, 2, 2])),
        bias: graph.parameter("c", Shape([2]))))
    let pooled = maxPool(maps, 2).flattened
    let hidden = tanh(
      dense(
        pooled, weights: graph.parameter("W", Shape([3, 8])),
        bias: graph.parameter("a", Shape([3]))))
    let direct = dense(image.flattened, weights: graph.parameter("V", Shape([3, 25])))
    let logits = hidden + direct
    let scale = graph.parameter("s")
    let loss =
      softmaxCrossEntropy(logits, label) + sum(meanPool(image, 2)) * scale
      + max(softmax(logits)) * logits[1] * logits[1] + min(logits)
      + crossEntropyLogits(scale, label)
    let sample = Batch(count: 1, columns: [image: scattered(25), label: [2]])
    return (loss, [image, label], sample, scattered(graph.parameterCount, from: 9))
  }

  @Test("The derivatives by parameters are the gradient")
  func parameters() throws {
    let (loss, _, sample, parameters) = network()
    let gradient = Function(loss).meanGradient(sample, parameters: parameters).gradient
    let trace = loss.trace(sample, parameters: parameters)
    for parameter in graph.parameters {
      let elements = try #require(parameter.elements)
      let adjoint = try #require(trace.adjoint(of: parameter))
      for (a, b) in zip(adjoint, gradient[elements]) { #expect(abs(a - b) < 1e-14) }
      #expect(adjoint.contains { $0 != 0 })
    }
    let value = Function(loss).values(sample, parameters: parameters)[0]
    #expect(abs(try #require(trace.value(of: loss))[0] - value) < 1e-14)
  }

  @Test("The derivative by a node is how the value changes when only that node is moved")
  func nodes() throws {
    let (loss, leaves, sample, parameters) = network()
    let trace = loss.trace(sample, parameters: parameters)
    for leaf in leaves {
      let derivatives = (0..<leaf.shape.count).map { element in
        Function(loss.derivative(by: leaf, element: element))
          .values(sample, parameters: parameters)[0]
      }
      let adjoint = try #require(trace.adjoint(of: leaf))
      for (a, b) in zip(adjoint, derivatives) { #expect(abs(a - b) < 1e-13) }
    }
  }

  @Test("Two nodes that take the same element have derivatives of their own")
  func elements() {
    let x = graph.input("x", Shape([2]))
    let first = x[1], second = x[1], flat = x.flattened
    let formula = first * 3 + second * second + sum(flat) * 10
    let trace = formula.trace(Batch(count: 1, columns: [x: [7, 4]]), parameters: [])
    #expect(trace.adjoint(of: first) == [3])
    #expect(trace.adjoint(of: second) == [8])
    #expect(trace.adjoint(of: flat) == [10, 10])
    #expect(trace.adjoint(of: x) == [10, 21])
  }

  @Test("Nothing passes through a comparison, and the comparison has a derivative by itself")
  func comparisons() {
    let x = graph.input("x")
    let isLarge = x > 1, formula = isLarge * 4
    let trace = formula.trace(Batch([x: 2]), parameters: [])
    #expect(trace.adjoint(of: isLarge) == [4])
    #expect(trace.adjoint(of: x) == [0])
  }
}
