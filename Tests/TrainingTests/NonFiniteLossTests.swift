import Autodiff
import Testing

@testable import Training

@Suite("A training that leaves the finite numbers")
struct NonFiniteLossTests {
  private func error(_ descent: Descent, from start: [Double]) throws -> NonFiniteLoss {
    try #require(throws: NonFiniteLoss.self) { try descent.run(from: start) }
  }

  @Test("The first loss that is not finite stops it, with the history up to there")
  func loss() throws {
    let graph = Graph()
    let w = graph.parameter("w")
    let descent = Descent(
      loss: Function(w * w), batch: Batch(), optimizer: .gradientDescent(rate: 1e200), epochs: 9)
    let error = try error(descent, from: [1])
    #expect(error.epoch == 1 && error.step == 0)
    #expect(error.loss == .infinity)
    #expect(error.samples == .all)
    #expect(error.parameters == [1 - 1e200 * 2])
    #expect(error.history.losses == [1, .infinity])
    #expect(error.history.parameters == [0: [1], 1: [1 - 1e200 * 2]])
    #expect(error.history.resultEpoch == 1)
  }

  @Test("A gradient that overflows counts, though the loss is finite")
  func gradient() throws {
    let graph = Graph()
    let w = graph.parameter("w")
    // 1e308·tanh(100·w) is 0 at 0 and rises by 1e310.
    let descent = Descent(
      loss: Function(1e308 * tanh(100 * w)), batch: Batch(),
      optimizer: .gradientDescent(rate: 1), epochs: 3)
    let error = try error(descent, from: [0])
    #expect(error.epoch == 0)
    #expect(error.loss == 0)
    #expect(error.parameters == [0])
    #expect(error.history.losses == [0])
  }

  @Test("A parameter that overflows counts, though loss and gradient are finite")
  func parameter() throws {
    let graph = Graph()
    let w = graph.parameter("w")
    // Of slope −1 up to 1e308 and level from there on, at infinity too.
    let descent = Descent(
      loss: Function(max(-w, -1e308)), batch: Batch(), optimizer: .gradientDescent(rate: 1.5e308),
      epochs: 5)
    let error = try error(descent, from: [0.9e308])
    #expect(error.epoch == 1)
    #expect(error.loss == -1e308)
    #expect(error.parameters == [.infinity])
  }

  /// The mean of x·tanh(100·w) over six samples; the derivative of the fourth is 1e310.
  private static let batches: Descent = {
    let graph = Graph()
    let w = graph.parameter("w"), x = graph.input("x")
    return Descent(
      loss: Function(x * tanh(100 * w)),
      batch: Batch(count: 6, columns: [x: [1e-3, 1e-3, 1e-3, 1e308, 1e-3, 1e-3]]),
      optimizer: .gradientDescent(rate: 1e-3), epochs: 5, batchSize: 2)
  }()

  @Test("In mini-batches the step and its samples are told", arguments: [1, 2, 3, 4] as [UInt64])
  func miniBatch(seed: UInt64) throws {
    var descent = Self.batches
    descent.seed = seed
    let error = try error(descent, from: [0])
    #expect(error.epoch == 0)
    guard case .batch(let rows) = error.samples else {
      Issue.record("\(error.samples) are no mini-batch")
      return
    }
    #expect(rows.count == 2 && rows.contains(3))
    #expect(error.history.losses.count == 1)
    #expect(error.history.parameters == [0: [0]])
    // The steps before it have moved the parameter.
    #expect((0..<3).contains(error.step))
    #expect((error.parameters == [0]) == (error.step == 0))
  }

  @Test("Without throwing it ends with the parameters of the step, and the epoch that was begun")
  func whileFinite() throws {
    var (begun, notBegun) = (0, 0)
    for seed in 1...24 as ClosedRange<UInt64> {
      var descent = Self.batches
      descent.seed = seed
      descent.followedElements = [0]
      descent.validation = descent.batch
      let (history, end) = descent.runWhileFinite(from: [0])
      let error = try #require(end)
      #expect(try self.error(descent, from: [0]) == error)
      if error.step > 0 { begun += 1 } else { notBegun += 1 }
      let epochs = error.step > 0 ? 1 : 0
      try #require(history.epochs == epochs && history.resultEpoch == epochs)
      #expect(history.result == error.parameters)
      #expect(
        history.losses[epochs] == descent.loss.mean(descent.batch, parameters: error.parameters))
      #expect(history.validationLosses == history.losses)
      #expect(history.way(of: 0)?.count == epochs + 1)
      #expect(history.way(of: 0)?.last == error.parameters[0])
    }
    #expect(begun > 0 && notBegun > 0)
    var calm = Self.batches
    calm.batch = Batch(count: 1, columns: [:])
    let graph = Graph()
    let w = graph.parameter("w")
    calm.loss = Function(w * w)
    let (history, end) = calm.runWhileFinite(from: [1])
    #expect(end == nil)
    #expect(history == (try calm.run(from: [1])))
  }

  @Test("A validation loss that is not finite stops it too")
  func validation() throws {
    let graph = Graph()
    let w = graph.parameter("w"), x = graph.input("x")
    // The parameter falls from 0, and exp(−1e5·w) overflows at once.
    let descent = Descent(
      loss: Function(exp(w * x)), batch: Batch([x: 1]), optimizer: .gradientDescent(rate: 0.1),
      epochs: 5, validation: Batch([x: -1e5]))
    let error = try error(descent, from: [0])
    #expect(error.samples == .validation)
    #expect(error.loss == .infinity)
    #expect(error.epoch == 1)
    #expect(error.history.losses.count == 2)
    #expect(error.history.validationLosses == [1, .infinity])
  }
}
