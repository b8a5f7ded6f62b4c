import Training

/// What a training is like unless its cell says otherwise.
enum TrainDefaults {
  static let epochs = 100
  static let optimizer = Optimizer.gradientDescent(rate: 0.1)
  static let largestBatch = 1_000_000_000
  /// The largest whole number of which an option's digits say every bit.
  static let largestSeed = 1 << 53
}
