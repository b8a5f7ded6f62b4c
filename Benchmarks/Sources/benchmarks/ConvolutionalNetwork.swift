import Autodiff
import Training

/// A classifier of square images: convolutions of 3 × 3, each with a rectifier and a pooling of 2 × 2
/// behind it, and a dense layer to the ten classes.
struct ConvolutionalNetwork {
  let image, label: Formula
  /// What goes into the softmax.
  let logits: Formula
  /// He's initial values for the filters, Glorot's for the dense layer, 0 for the biases.
  let initialParameters: [Double]

  /// - Parameters:
  ///   - side: The pixels along a side of an image.
  ///   - filters: The number of filters in each convolution.
  init(side: Int, filters: [Int], seed: UInt64) {
    let graph = Graph()
    image = graph.input("image", Shape([side, side]))
    label = graph.input("label")
    var values: [Double] = []
    func parameter(_ name: String, _ dimensions: [Int], _ initializer: Initializer) -> Formula {
      var generator = RandomGenerator(seed: seed, stream: name)
      values += initializer.values(shape: dimensions, generator: &generator)
      return graph.parameter(name, Shape(dimensions))
    }
    var maps = image, channels = 1
    for (layer, count) in filters.enumerated() {
      let weights = parameter("K\(layer)", [count, channels, 3, 3], .he)
      let bias = parameter("k\(layer)", [count], .constant(0))
      maps = maxPool(relu(convolution(maps, weights: weights, bias: bias)), 2)
      channels = count
    }
    let weights = parameter("W", [10, maps.shape.count], .glorot)
    let bias = parameter("b", [10], .constant(0))
    logits = dense(maps.flattened, weights: weights, bias: bias)
    initialParameters = values
  }

  /// The cross-entropy of the classes' probabilities and the label.
  var loss: Function { Function(softmaxCrossEntropy(logits, label)) }

  /// - Parameter images: The pixels of each image, row by row.
  func batch(images: [Double], labels: [Double]) -> Batch {
    Batch(count: labels.count, columns: [image: images, label: labels])
  }

  /// Adam in mini-batches of 32, which also computes the loss over all samples after each epoch.
  func descent(on batch: Batch, epochs: Int) -> Descent {
    Descent(
      loss: loss, batch: batch, optimizer: .adam(rate: 1e-3), epochs: epochs, batchSize: 32,
      seed: 1)
  }
}
