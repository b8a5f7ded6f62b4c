import Autodiff
import Testing

@testable import Training

@Suite("Mini-batches, validation and early stopping")
struct MiniBatchTests {
  /// A line through ten points, w·x + c, under squared error, from w = c = 0.
  struct Line {
    let graph = Graph()
    let w: Formula, c: Formula, x: Formula, y: Formula
    let loss: Function
    let batch: Batch
    static let xs = (0..<10).map { Double($0) / 10 }
    static let ys = xs.enumerated().map { 2 * $1 - 1 + ($0 % 2 == 0 ? 0.1 : -0.1) }

    init() {
      (w, c) = (graph.parameter("w"), graph.parameter("c"))
      (x, y) = (graph.input("x"), graph.input("y"))
      let error = w * x + c - y
      loss = Function(error * error)
      batch = Batch(count: 10, columns: [x: Self.xs, y: Self.ys])
    }

    func descent(
      epochs: Int, batchSize: Int?, seed: UInt64 = 1, validation: Batch? = nil,
      stopping: Stopping? = nil, rate: Double = 0.1
    ) -> Descent {
      Descent(
        loss: loss, batch: batch, optimizer: .gradientDescent(rate: rate), epochs: epochs,
        keptEpochs: Set(0...epochs), batchSize: batchSize, seed: seed, validation: validation,
        stopping: stopping)
    }
  }

  @Test("A training on digits is the same to the last bit on 1, 2 and 3 threads")
  func threads() throws {
    let digits = Digits.dataSet().selecting(rows: Array(0..<100))
    let graph = Graph()
    let pixels = graph.input("pixels", Shape([8, 8])), label = graph.input("label")
    let filters = graph.parameter("K", Shape([4, 1, 3, 3]))
    let weights = graph.parameter("W", Shape([10, 36])), bias = graph.parameter("b", Shape([10]))
    let features = maxPool(relu(convolution(pixels, weights: filters)), 2).flattened
    let loss = Function(softmaxCrossEntropy(dense(features, weights: weights, bias: bias), label))
    let batch = Batch(
      count: digits.count,
      columns: [pixels: try #require(digits["pixels"]), label: try #require(digits["label"])])
    var generator = RandomGenerator(seed: 1)
    let initial = (0..<graph.parameterCount).map { _ in generator.uniform(-0.3, 0.3) }
    let histories = try [1, 2, 3].map { threads in
      try Descent(
        loss: loss, batch: batch, optimizer: .adam(rate: 0.01), epochs: 2, batchSize: 40,
        threads: threads
      ).run(from: initial)
    }
    #expect(histories[0] == histories[1] && histories[0] == histories[2])
    #expect(histories[0].losses[2] < histories[0].losses[0])
  }

  /// The mean loss and its gradient over some of the points, written out.
  private func meanGradient(
    _ parameters: [Double], _ rows: [Int]
  ) -> (loss: Double, gradient: [Double]) {
    var sums = (0.0, 0.0, 0.0)
    for row in rows {
      let error = parameters[0] * Line.xs[row] + parameters[1] - Line.ys[row]
      sums.0 += error * error
      sums.1 += 2 * error * Line.xs[row]
      sums.2 += 2 * error
    }
    let count = Double(rows.count)
    return (sums.0 / count, [sums.1 / count, sums.2 / count])
  }

  @Test(
    "An epoch takes a step for every mini-batch, in an order that the seed fixes",
    arguments: [1, 3, 5, 9])
  func steps(size: Int) throws {
    let history = try Line().descent(epochs: 3, batchSize: size, seed: 4).run(from: [0, 0])
    var generator = RandomGenerator(seed: 4, stream: "mini-batches")
    var order = Array(0..<10)
    var parameters = [0.0, 0.0]
    for epoch in 1...3 {
      generator.shuffle(&order)
      for start in stride(from: 0, to: 10, by: size) {
        let rows = Array(order[start..<min(start + size, 10)])
        let gradient = meanGradient(parameters, rows).gradient
        for place in 0..<2 { parameters[place] -= 0.1 * gradient[place] }
      }
      let kept = try #require(history.parameters[epoch])
      #expect(abs(kept[0] - parameters[0]) < 1e-14)
      #expect(abs(kept[1] - parameters[1]) < 1e-14)
      #expect(abs(history.losses[epoch] - meanGradient(kept, Array(0..<10)).loss) < 1e-14)
    }
  }

  @Test("Every loss is the mean over all samples with the parameters of that epoch")
  func lossesAreThoseOfTheParameters() throws {
    let line = Line()
    for size in [nil, 3] {
      let history = try line.descent(epochs: 5, batchSize: size).run(from: [0, 0])
      #expect(history.losses.count == 6)
      for (epoch, loss) in history.losses.enumerated() {
        let parameters = try #require(history.parameters[epoch])
        #expect(loss == line.loss.mean(line.batch, parameters: parameters))
      }
    }
  }

  @Test("Another seed takes the samples in another order, the same seed in the same")
  func seeds() throws {
    func losses(_ seed: UInt64) throws -> [Double] {
      try Line().descent(epochs: 4, batchSize: 3, seed: seed).run(from: [0, 0]).losses
    }
    #expect(try losses(1) == losses(1))
    #expect(try losses(1) != losses(2))
  }

  @Test("A mini-batch as large as the data set is full-batch descent to the last bit")
  func wholeBatch() throws {
    let whole = try Line().descent(epochs: 5, batchSize: nil).run(from: [0, 0])
    #expect(try Line().descent(epochs: 5, batchSize: 10).run(from: [0, 0]) == whole)
    #expect(try Line().descent(epochs: 5, batchSize: 99).run(from: [0, 0]) == whole)
  }

  @Test("Validation losses are those of the validation samples, which no step uses")
  func validation() throws {
    let line = Line()
    let held = Batch(count: 1, columns: [line.x: [3], line.y: [5]])
    for size in [nil, 4] {
      let history = try line.descent(epochs: 4, batchSize: size, validation: held).run(from: [0, 0])
      let alone = try line.descent(epochs: 4, batchSize: size).run(from: [0, 0])
      #expect(history.losses == alone.losses)
      #expect(alone.validationLosses == [])
      #expect(history.validationLosses.count == 5)
      for (epoch, loss) in history.validationLosses.enumerated() {
        let parameters = try #require(history.parameters[epoch])
        #expect(loss == line.loss.mean(held, parameters: parameters))
      }
    }
  }

  @Test("Training stops after the patience, and its result is the best epoch", arguments: [nil, 4])
  func stopping(size: Int?) throws {
    let line = Line()
    // Between the start and the fitted line, so that the training passes it by.
    let held = Batch(count: 1, columns: [line.x: [0], line.y: [-0.3]])
    let descent = line.descent(
      epochs: 500, batchSize: size, validation: held, stopping: Stopping(patience: 3))
    let history = try descent.run(from: [0, 0])
    let losses = history.validationLosses
    let lowest = try #require(losses.min())
    let best = try #require(losses.firstIndex(of: lowest))
    #expect(history.stoppedEarly)
    #expect(best > 0 && history.epochs == best + 3)
    #expect(history.resultEpoch == best)
    #expect(history.result == history.parameters[best])
    #expect(history.losses.count == best + 4)
    #expect(history.parameters.keys.max() == best + 3)
  }

  @Test("Without validation the training loss is watched, and a training may run to its end")
  func watchesTheTrainingLoss() throws {
    let line = Line()
    let steady = try line.descent(epochs: 6, batchSize: nil, stopping: Stopping(patience: 2))
      .run(from: [0, 0])
    #expect(!steady.stoppedEarly && steady.epochs == 6 && steady.resultEpoch == 6)
    // Steps so long that the loss grows from the start.
    let wild = try line.descent(
      epochs: 6, batchSize: nil, stopping: Stopping(patience: 2), rate: 20
    )
    .run(from: [0, 0])
    #expect(wild.stoppedEarly && wild.epochs == 2 && wild.resultEpoch == 0)
    #expect(wild.result == [0, 0])
  }

  @Test("The best epoch is the result also where the epochs run out first")
  func bestWithoutStopping() throws {
    let line = Line()
    let held = Batch(count: 1, columns: [line.x: [0], line.y: [-0.3]])
    let free = try line.descent(
      epochs: 300, batchSize: nil, validation: held, stopping: Stopping(patience: 1000)
    ).run(from: [0, 0])
    let lowest = try #require(free.validationLosses.min())
    #expect(!free.stoppedEarly && free.epochs == 300)
    #expect(free.validationLosses[free.resultEpoch] == lowest)
    #expect(free.resultEpoch < 300)
    #expect(free.result == free.parameters[free.resultEpoch])
  }

  @Test("A training that makes no sense is a programmer's mistake")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = Line().descent(epochs: 1, batchSize: 0) }
    await #expect(processExitsWith: .failure) {
      _ = Line().descent(epochs: 1, batchSize: nil, rate: -1)
    }
    await #expect(processExitsWith: .failure) { _ = Stopping(patience: 0) }
  }
}
