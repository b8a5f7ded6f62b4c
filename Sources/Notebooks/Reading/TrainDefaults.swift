import Training

/// What a training is like unless its cell says otherwise.
enum TrainDefaults {
  static let epochs = 100
  static let optimizer = Optimizer.gradientDescent(rate: 0.1)
  /// The history keeps a number for every epoch: this many are 800 MB.
  static let largestEpochCount = 100_000_000
}
