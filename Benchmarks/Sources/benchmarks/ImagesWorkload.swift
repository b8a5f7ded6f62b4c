import Autodiff
import Training

/// W8, 28 × 28: two convolutions and a dense layer on images of noise, in images a second.
///
/// What a training does besides its steps counts: it computes the loss over all images before the
/// first epoch and after each.
enum ImagesWorkload {
  private static let count = 6000
  private static let epochs = 3

  static func measure() throws {
    var generator = LinearCongruentialGenerator(seed: 42)
    let images = (0..<count * 28 * 28).map { _ in generator.uniform() }
    let labels = (0..<count).map { Double($0 % 10) }
    let network = ConvolutionalNetwork(side: 28, filters: [8, 16], seed: 1)
    try checkGradient(
      network, images: Array(images[..<(32 * 28 * 28)]), labels: Array(labels[..<32]))

    let training = TimedTraining(
      workload: "W8", metric: "28x28 two-conv training",
      descent: network.descent(on: network.batch(images: images, labels: labels), epochs: epochs),
      start: network.initialParameters, unit: .perSecond(count * epochs, "images"), ending: "",
      repetitions: 5)
    var first: History?
    try training.measure { history in
      // Noise cannot be learnt, but ten classes can be told to be equally likely.
      try expect(history.losses.last, near: 2.302585, within: 0.03, "the loss after training")
      guard history == first ?? history else {
        throw WrongResult(description: "the same training ended with different losses")
      }
      first = history
    }
  }

  /// Throws unless the derivative in some direction is the difference of two values.
  private static func checkGradient(
    _ network: ConvolutionalNetwork, images: [Double], labels: [Double]
  ) throws {
    let batch = network.batch(images: images, labels: labels)
    let loss = network.loss, start = network.initialParameters
    var generator = LinearCongruentialGenerator(seed: 43)
    let direction = start.map { _ in generator.uniform(within: 1) }
    func mean(at distance: Double) -> Double {
      loss.mean(batch, parameters: zip(start, direction).map { $0 + distance * $1 })
    }
    let difference = (mean(at: 1e-6) - mean(at: -1e-6)) / 2e-6
    let gradient = loss.meanGradient(batch, parameters: start).gradient
    let derivative = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    try expect(
      derivative, near: difference, within: 1e-4 * abs(difference), "the derivative of the loss")
  }
}
