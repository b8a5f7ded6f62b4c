import Autodiff
import Training

/// W1: a perceptron learns AND in 2,000 epochs of 4 samples, with the loss recorded at each.
enum PerceptronWorkload {
  private static let result = [6.403725189897986, 6.403725189897986, -9.781184135186036]

  static func measure() throws {
    let graph = Graph()
    let x1 = graph.input("x1"), x2 = graph.input("x2"), label = graph.input("AND")
    let w1 = graph.parameter("w1"), w2 = graph.parameter("w2"), b1 = graph.parameter("b1")
    let perceptron = sigmoid(w1 * x1 + w2 * x2 + b1)
    let examples = Batch(
      count: 4, columns: [x1: [0, 0, 1, 1], x2: [0, 1, 0, 1], label: [0, 0, 0, 1]])
    let descent = Descent(
      loss: Function(crossEntropy(perceptron, label)), batch: examples,
      optimizer: .gradientDescent(rate: 0.3), epochs: 2000)
    let training = TimedTraining(
      workload: "W1", metric: "train", descent: descent, start: [1, 1, 0], rounds: 20)
    try training.measure { history in
      for (found, expected) in zip(history.result, result) {
        try expect(found, near: expected, within: 1e-12, "a parameter after training")
      }
      try expect(
        history.losses.last, near: 0.02863562411444464, within: 1e-12, "the loss after training")
    }
  }
}
