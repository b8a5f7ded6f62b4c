import Autodiff
import Foundation
import Testing

@testable import Training

@Suite("Optimizers and schedules")
struct OptimizerTests {
  /// What the formulas of the papers come to with 50 digits, as `Oracle/optimizers.py` writes it.
  private static func oracle(_ name: String, file: String = #filePath) throws -> [[Double]] {
    let path = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "Oracle/optimizers.json")
    let all = try JSONDecoder().decode([String: [[Double]]].self, from: Data(contentsOf: path))
    return try #require(all[name])
  }

  /// The oracle's loss, and a parameter that it does not use between two that it does.
  private static func descent(_ optimizer: Optimizer, schedule: Schedule, l2: Double) -> Descent {
    let graph = Graph()
    let p = graph.parameter("p"), q = graph.parameter("q")
    _ = graph.parameter("idle")
    let r = graph.parameter("r")
    let inner = q + p * p / 4 - 1
    let loss = (p - 3) * (p - 3) + 10 * inner * inner + r * r * r * r / 4
    return Descent(
      loss: Function(loss), batch: Batch(), optimizer: optimizer, epochs: 10,
      keptEpochs: Set(0...10), schedule: schedule, l2: l2)
  }

  @Test(
    "Ten steps are those of the paper, to twelve digits",
    arguments: [
      ("gradient_descent", .gradientDescent(rate: 0.01), .constant),
      ("momentum", .momentum(rate: 0.01), .constant),
      ("momentum falling", .momentum(rate: 0.01, momentum: 0.5), .exponential(factor: 0.9)),
      ("nesterov", .nesterov(rate: 0.01), .constant),
      ("rmsprop", .rmsprop(rate: 0.01), .constant),
      ("rmsprop 0.5", .rmsprop(rate: 0.01, decay: 0.5, epsilon: 1e-3), .constant),
      ("adam", .adam(rate: 0.01), .constant),
      (
        "adam falling", .adam(rate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-6),
        .exponential(factor: 0.9)
      ),
      ("adamw", .adamw(rate: 0.01), .constant),
      ("adamw 0.5", .adamw(rate: 0.01, decay: 0.5), .constant),
      ("l2", .gradientDescent(rate: 0.01), .constant),
    ] as [(String, Optimizer, Schedule)])
  func tenSteps(name: String, optimizer: Optimizer, schedule: Schedule) throws {
    let descent = Self.descent(optimizer, schedule: schedule, l2: name == "l2" ? 0.05 : 0)
    let history = try descent.run(from: [0.5, -1, 7, 2])
    for (step, expected) in try Self.oracle(name).enumerated() {
      let parameters = try #require(history.parameters[step + 1])
      for (place, value) in zip([0, 1, 3], expected) {
        #expect(abs(parameters[place] - value) < 1e-12, "parameter \(place) after \(step + 1)")
      }
      #expect(parameters[2] == 7)
    }
  }

  @Test("The penalty is left out of the losses that are reported")
  func penaltyIsNotReported() throws {
    let plain = Self.descent(.gradientDescent(rate: 0.01), schedule: .constant, l2: 0)
    let drawn = Self.descent(.gradientDescent(rate: 0.01), schedule: .constant, l2: 0.05)
    let losses = try (
      plain.run(from: [0.5, -1, 7, 2]).losses, drawn.run(from: [0.5, -1, 7, 2]).losses
    )
    #expect(losses.0[0] == losses.1[0])
    #expect(losses.0[1] != losses.1[1])
  }

  @Test("An optimizer is written as in a train cell, its usual arguments left out")
  func description() {
    let all: [Optimizer] = [
      .gradientDescent(rate: 0.3), .momentum(rate: 1), .momentum(rate: 0.1, momentum: 0.5),
      .nesterov(rate: 0.1), .rmsprop(), .rmsprop(rate: 0.01, decay: 0.99), .adam(),
      .adam(rate: 0.01, beta1: 0.8), .adamw(), .adamw(rate: 0.002, decay: 0.1),
    ]
    #expect(
      all.map(\.description) == [
        "gradient_descent(rate: 0.3)", "momentum(rate: 1)", "momentum(rate: 0.1, momentum: 0.5)",
        "nesterov(rate: 0.1)", "rmsprop(rate: 0.001)", "rmsprop(rate: 0.01, decay: 0.99)",
        "adam(rate: 0.001)", "adam(rate: 0.01, beta1: 0.8)", "adamw(rate: 0.001)",
        "adamw(rate: 0.002, decay: 0.1)",
      ])
  }

  @Test(
    "What makes no sense is refused by the name of the argument",
    arguments: [
      (.gradientDescent(rate: 0), "rate"), (.adam(rate: .infinity), "rate"),
      (.momentum(rate: 1, momentum: 1), "momentum"), (.nesterov(rate: 1, momentum: -1), "momentum"),
      (.rmsprop(decay: 1), "decay"), (.rmsprop(epsilon: 0), "epsilon"), (.adam(beta1: 1), "beta1"),
      (.adam(beta2: .nan), "beta2"), (.adamw(beta2: 2), "beta2"), (.adamw(decay: -1), "decay"),
    ] as [(Optimizer, String)])
  func refused(optimizer: Optimizer, argument: String) {
    #expect { try optimizer.validate() } throws: {
      ($0 as? ArgumentOutOfRange)?.argument == argument
    }
  }

  @Test("A refusal is a sentence")
  func sentence() {
    #expect(
      throws: ArgumentOutOfRange(
        argument: "rate", found: -1, expected: "a finite number above 0")
    ) { try Optimizer.adam(rate: -1).validate() }
    let error = ArgumentOutOfRange(argument: "rate", found: -1, expected: "a number above 0")
    #expect("\(error)" == "rate is -1; it should be a number above 0")
  }
}

@Suite("Schedules")
struct ScheduleTests {
  @Test(
    "The factors are those of the formulas",
    arguments: [
      (.constant, [1, 1, 1, 1, 1]), (.step(every: 2, factor: 0.5), [1, 1, 0.5, 0.5, 0.25]),
      (.exponential(factor: 0.5), [1, 0.5, 0.25, 0.125, 0.0625]),
      (.linear(), [1, 0.8, 0.6, 0.4, 0.2]), (.linear(to: 0.5), [1, 0.9, 0.8, 0.7, 0.6]),
      // (1 + cos 36°) / 2 and so on.
      (
        .cosine(),
        [1, 0.9045084971874737, 0.6545084971874737, 0.34549150281252627, 0.09549150281252627]
      ),
      (
        .cosine(to: 0.5),
        [1, 0.9522542485937369, 0.8272542485937369, 0.6727457514062631, 0.5477457514062631]
      ),
      (.warmup(epochs: 4), [0.25, 0.5, 0.75, 1, 1]),
    ] as [(Schedule, [Double])])
  func factors(schedule: Schedule, expected: [Double]) {
    for (epoch, factor) in expected.enumerated() {
      #expect(abs(schedule.factor(epoch: epoch, of: 5) - factor) < 1e-15)
    }
  }

  @Test("A schedule is written as in a train cell")
  func description() {
    let all: [Schedule] = [
      .constant, .step(every: 10), .step(every: 10, factor: 0.5), .exponential(factor: 0.99),
      .cosine(), .cosine(to: 0.1), .linear(), .warmup(epochs: 5),
    ]
    #expect(
      all.map(\.description) == [
        "constant()", "step(every: 10)", "step(every: 10, factor: 0.5)",
        "exponential(factor: 0.99)", "cosine()", "cosine(to: 0.1)", "linear()",
        "warmup(epochs: 5)",
      ])
  }

  @Test(
    "What makes no sense is refused",
    arguments: [
      (.step(every: 0), "every"), (.step(every: 1, factor: 0), "factor"),
      (.exponential(factor: -1), "factor"), (.cosine(to: -0.1), "to"), (.linear(to: .nan), "to"),
      (.warmup(epochs: 0), "epochs"),
    ] as [(Schedule, String)])
  func refused(schedule: Schedule, argument: String) {
    #expect { try schedule.validate() } throws: {
      ($0 as? ArgumentOutOfRange)?.argument == argument
    }
  }
}
