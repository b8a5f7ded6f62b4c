import Training

/// W2: a network of 2, 4 and 1 neurons learns XOR in 5,000 epochs of 4 samples.
enum XORWorkload {
  private static let sizes = [2, 4, 1]

  static func measure() throws {
    let points = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)].map {
      LabelledPoint(x1: $0, x2: $1, label: $2)
    }
    for style in Network.Style.allCases {
      let network = try Network(sizes, style)
      let descent = Descent(
        loss: network.loss, batch: network.batch(points), optimizer: .gradientDescent(rate: 0.5),
        epochs: 5000)
      let training = TimedTraining(
        workload: "W2", metric: style.rawValue, descent: descent,
        start: Network.initialParameters(sizes, seed: 11), rounds: 4)
      try training.measure { history in
        // Both computed with 40 digits; the first, at which the last step was taken, is the one that
        // the C programs print.
        try expect(
          history.losses[4999], near: 0.0008821977171078453, within: 1e-14,
          "the loss at the last step")
        try expect(
          history.losses.last, near: 0.0008820114536850452, within: 1e-14, "the loss after training"
        )
      }
    }
  }
}
