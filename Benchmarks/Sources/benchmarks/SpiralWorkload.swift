import Foundation
import Training

/// W3: a network of 2, 16, 16 and 1 neurons learns two arms of a spiral, 500 epochs of 400 samples.
enum SpiralWorkload {
  static let sizes = [2, 16, 16, 1]
  private static let epochs = 500

  /// The points: the two arms in turns, with noise.
  static let points: [LabelledPoint] = {
    var generator = LinearCongruentialGenerator(seed: 7)
    return (0..<400).map { number in
      let arm = Double(number % 2)
      let t = Double(number / 2) / 200
      let radius = 0.1 + 0.9 * t
      let angle = 5 * t + .pi * arm
      let x1 = radius * cos(angle) + generator.uniform(within: 0.03)
      let x2 = radius * sin(angle) + generator.uniform(within: 0.03)
      return LabelledPoint(x1: x1, x2: x2, label: arm)
    }
  }()

  static func descent(of network: Network) -> Descent {
    Descent(
      loss: network.loss, batch: network.batch(points), optimizer: .gradientDescent(rate: 0.3),
      epochs: epochs)
  }

  static var initialParameters: [Double] { Network.initialParameters(sizes, seed: 12) }

  /// Throws unless a training came out as in a program that was written with numpy.
  ///
  /// The C programs print the same loss, that at which the last step was taken, in fewer digits.
  static func check(_ history: History) throws {
    try expect(
      history.losses[epochs - 1], near: 0.02361176639348322, within: 1e-12,
      "the loss at the last step")
  }

  static func measure() throws {
    for style in Network.Style.allCases {
      let training = TimedTraining(
        workload: "W3", metric: style.rawValue, descent: descent(of: try Network(sizes, style)),
        start: initialParameters)
      try training.measure(check: check)
    }
  }
}
