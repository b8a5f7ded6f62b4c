import Autodiff

/// A network of two inputs, layers of tanh and one sigmoid, in either of the ways to write it.
struct Network {
  /// How the network is written down; the raw value begins the name of what is measured.
  enum Style: String, CaseIterable {
    /// A dense layer at a time.
    case layers = "train"
    /// Every neuron as a sum of products, every weight as a parameter of its own.
    case neurons = "train, neuron by neuron"
  }

  let x1, x2, label: Formula
  /// The output: how probable class 1 is.
  let probability: Formula

  /// - Parameter sizes: The number of inputs, which is 2, of the neurons in each layer, and of
  ///   outputs, which is 1.
  init(_ sizes: [Int], _ style: Style) throws {
    let graph = Graph()
    x1 = graph.input("x1")
    x2 = graph.input("x2")
    label = graph.input("label")
    switch style {
    case .layers:
      var values = try graph.stack([x1, x2])
      for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
        let weights = graph.parameter("W\(layer)", Shape([outputs, inputs]))
        let bias = graph.parameter("b\(layer)", Shape([outputs]))
        let sums = dense(values, weights: weights, bias: bias)
        values = layer == sizes.count - 2 ? sigmoid(sums) : tanh(sums)
      }
      probability = values[0]
    case .neurons:
      var values = [x1, x2]
      for (layer, outputs) in sizes.dropFirst().enumerated() {
        let sums = Self.layer(layer, of: outputs, on: values, in: graph)
        values = layer == sizes.count - 2 ? sums.map(sigmoid) : sums.map(tanh)
      }
      probability = values[0]
    }
  }

  /// What goes into the activations of a layer.
  private static func layer(
    _ layer: Int, of outputs: Int, on values: [Formula], in graph: Graph
  ) -> [Formula] {
    let weights = (0..<outputs).map { output in
      values.indices.map { graph.parameter("w\(layer)_\(output)_\($0)") }
    }
    let biases = (0..<outputs).map { graph.parameter("b\(layer)_\($0)") }
    return zip(weights, biases).map { weights, bias in
      let products = zip(weights, values).map { $0 * $1 }
      return products.dropFirst().reduce(products[0], +) + bias
    }
  }

  /// The cross-entropy of the output and the label.
  var loss: Function { Function(crossEntropy(probability, label)) }

  func batch(_ points: [LabelledPoint]) -> Batch {
    Batch(
      count: points.count,
      columns: [x1: points.map(\.x1), x2: points.map(\.x2), label: points.map(\.label)])
  }

  /// The initial parameters: for each layer the weights, row by row, uniform with variance 1 over the
  /// number of inputs, then the biases, 0.
  static func initialParameters(_ sizes: [Int], seed: UInt64) -> [Double] {
    var generator = LinearCongruentialGenerator(seed: seed)
    var parameters: [Double] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      let bound = (3 / Double(inputs)).squareRoot()
      for _ in 0..<inputs * outputs { parameters.append(generator.uniform(within: bound)) }
      parameters += [Double](repeating: 0, count: outputs)
    }
    return parameters
  }
}

/// A point in the plane and its class, 0 or 1.
struct LabelledPoint {
  var x1, x2, label: Double
}
