import Autodiff
import Training

/// W8, digits: a convolution, a pooling and a dense layer learn the 8 × 8 digits in 10 epochs.
enum DigitsWorkload {
  private static let trainingRows = 1437

  static func measure() throws {
    let digits = Digits.dataSet()
    let network = ConvolutionalNetwork(side: 8, filters: [8], seed: 1)
    func batch(_ rows: Range<Int>) throws -> Batch {
      let part = digits.selecting(rows: Array(rows))
      guard let images = part["pixels"], let labels = part["label"] else {
        throw WrongResult(description: "the digits have no column of pixels or of labels")
      }
      return network.batch(images: images, labels: labels)
    }
    let unseen = try batch(trainingRows..<digits.count)
    let labels = digits["label"]?[trainingRows...] ?? []
    let answer = Function(argmax(network.logits))
    func accuracy(_ parameters: [Double]) -> Double {
      let answers = answer.values(unseen, parameters: parameters)
      return Double(zip(answers, labels).count { $0 == $1 }) / Double(labels.count)
    }

    let training = TimedTraining(
      workload: "W8", metric: "digits, 10 epochs",
      descent: network.descent(on: try batch(0..<trainingRows), epochs: 10),
      start: network.initialParameters, repetitions: 7)
    var reached: [Double] = []
    try training.measure { history in
      reached.append(accuracy(history.result))
      guard let last = reached.last, last > 0.8 else {
        throw WrongResult(
          description: "only \(reached.last ?? 0) of the digits that were not trained on are right")
      }
    }
    guard Set(reached).count == 1 else {
      throw WrongResult(
        description: "the same training ended with different accuracies: \(reached)")
    }
    Measurement.write("W8", "digits test accuracy", reached[0], unit: "fraction")
  }
}
