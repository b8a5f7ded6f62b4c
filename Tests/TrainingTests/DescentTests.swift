import Autodiff
import Testing

@testable import Training

@Suite("Gradient descent")
struct DescentTests {
  /// What training an AND gate gives: epochs done, mean loss, w1 = w2, b1.
  static let oracle: [(epoch: Int, loss: Double, weight: Double, bias: Double)] = [
    (0, 0.86164964165984087, 1, 0),
    (1, 0.78697441597291039, 0.9541108257544084, -0.13821856764284193),
    (10, 0.48954880878982267, 0.745231190430713, -0.9747633644947062),
    (100, 0.26826313173562035, 1.678963236783997, -2.815718268047545),
    (1000, 0.05519612211574201, 5.054729511638659, -7.765389130468649),
    (2000, 0.02863562411444464, 6.403725189897986, -9.781184135186036),
  ]

  /// A perceptron of two inputs under a cross-entropy, at the four corners.
  static func descent(label: [Double], epochs: Int, kept: Set<Int> = []) -> Descent {
    let graph = Graph()
    let x1 = graph.input("x1"), x2 = graph.input("x2"), y = graph.input("y")
    let w1 = graph.parameter("w1"), w2 = graph.parameter("w2"), b1 = graph.parameter("b1")
    let p = sigmoid(w1 * x1 + w2 * x2 + b1)
    let loss = -(y * log(p) + (1 - y) * log(1 - p))
    let batch = Batch(count: 4, columns: [x1: [0, 0, 1, 1], x2: [0, 1, 0, 1], y: label])
    return Descent(
      loss: Function(loss), batch: batch, optimizer: .gradientDescent(rate: 0.3), epochs: epochs,
      keptEpochs: kept)
  }

  @Test("A perceptron learns AND, to twelve digits at every epoch of the oracle")
  func learnsAND() throws {
    let kept = Set(Self.oracle.map(\.epoch))
    let history = try Self.descent(label: [0, 0, 0, 1], epochs: 2000, kept: kept).run(
      from: [1, 1, 0])
    #expect(history.losses.count == 2001)
    for (epoch, loss, weight, bias) in Self.oracle {
      let parameters = try #require(history.parameters[epoch])
      #expect(abs(history.losses[epoch] - loss) < 1e-12)
      #expect(abs(parameters[0] - weight) < 1e-12)
      #expect(parameters[0] == parameters[1])
      #expect(abs(parameters[2] - bias) < 1e-12)
    }
  }

  @Test("A perceptron cannot learn XOR: its loss goes to log 2")
  func cannotLearnXOR() throws {
    let history = try Self.descent(label: [0, 1, 1, 0], epochs: 2000).run(from: [1, 1, 0])
    #expect(abs(history.losses[2000] - 0.6931471805599453) < 1e-9)
  }

  @Test("Only the epochs that are asked for are kept, with the first and the last")
  func keptEpochs() throws {
    let history = try Self.descent(label: [0, 0, 0, 1], epochs: 5, kept: [3, 77]).run(
      from: [1, 1, 0])
    #expect(history.parameters.keys.sorted() == [0, 3, 5])
    #expect(history.epochs == 5)
  }

  @Test("Progress is told after every epoch")
  func progress() throws {
    var told: [Int] = []
    _ = try Self.descent(label: [0, 0, 0, 1], epochs: 3).run(from: [1, 1, 0]) {
      told.append($0)
      return true
    }
    #expect(told == [1, 2, 3])
  }

  @Test("No epochs leave the parameters as they are")
  func noEpochs() throws {
    let history = try Self.descent(label: [0, 0, 0, 1], epochs: 0).run(from: [1, 1, 0])
    #expect(history.parameters == [0: [1, 1, 0]])
    #expect(history.losses.count == 1)
  }
}
