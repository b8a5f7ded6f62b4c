import Kernels
import Testing

@testable import Autodiff

@Suite("Execution")
struct ExecutionTests {
  /// A network with every kind of layer, and samples for it.
  private struct Network {
    let function: Function
    let outputs: Function
    let batch: Batch
    let parameters: [Double]

    init(count: Int) throws {
      let graph = Graph()
      let image = graph.input("image", Shape([7, 7])), label = graph.input("label")
      let scale = graph.parameter("scale")
      let filters = graph.parameter("K", Shape([3, 1, 3, 3])), k = graph.parameter("k", Shape([3]))
      let features = relu(convolution(image * exp(scale), weights: filters, bias: k))
      let second = graph.parameter("L", Shape([2, 3, 2, 2]))
      let maps = softplus(meanPool(convolution(maxPool(features, 2), weights: second), 1))
      let weights = graph.parameter("W", Shape([5, 2])), bias = graph.parameter("b", Shape([5]))
      let neuron = graph.parameter("n") * image[3, 3] + graph.parameter("m") * scale + label
      let logits = dense(tanh(maps.flattened), weights: weights, bias: bias)
      let mixed = try graph.stack([
        logits[0], neuron, logits[1], sigmoid(logits[2] * logits[3]), logits[4],
      ])
      function = Function(softmaxCrossEntropy(mixed, label) + crossEntropyLogits(neuron, label))
      outputs = Function(mixed)
      batch = Batch(
        count: count,
        columns: [
          image: scattered(49 * count), label: (0..<count).map { Double($0 % 5) },
        ])
      parameters = scattered(graph.parameterCount, from: 11)
    }
  }

  @Test(
    "Every set of instructions and any number of threads give the same bits",
    arguments: [1, 3, 5, 1000, 4500])
  func sameBits(count: Int) throws {
    let network = try Network(count: count)
    let parameters = network.parameters
    var expected: [Double]?
    for instructions in InstructionSet.available {
      for threads in [1, 2, 3] {
        let values = network.outputs.values(
          network.batch, parameters: parameters, threads: threads, instructions: instructions)
        let workspace = Workspace(
          network.function, batch: network.batch, threads: threads, instructions: instructions)
        var gradient = [Double](repeating: 0, count: parameters.count)
        let mean = workspace.meanGradient(parameters: parameters, gradient: &gradient)
        let found = values + gradient + [mean, workspace.mean(parameters: parameters)]
        #expect(!found.contains { !$0.isFinite })
        #expect(!gradient.contains(0))
        let bits = found.map(\.bitPattern)
        #expect(bits == (expected ?? found).map(\.bitPattern), "\(instructions), \(threads)")
        expected = found
      }
    }
  }

  @Test("The lanes' kernels give what the plain loops on single numbers give")
  func plainLoops() throws {
    let network = try Network(count: 8)
    let parameters = network.parameters
    let engine = Engine<Double>(
      network.function, batch: network.batch, differentiates: true, team: Team(threads: 1),
      instructions: .portable)
    engine.load { parameters[$0] }
    var plain = [Double](repeating: 0, count: parameters.count)
    let mean = engine.mean(differentiates: true) { plain[$0] = $1 }
    let found = network.function.meanGradient(network.batch, parameters: parameters)
    #expect(abs(mean - found.mean) < 1e-14)
    for (a, b) in zip(plain, found.gradient) { #expect(abs(a - b) < 1e-14) }
  }

  @Test("A step over some of the samples is one over a batch of these")
  func someSamples() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    let function = Function(sin(w * x))
    let column = scattered(50)
    let places: [Int32] = [7, 3, 49, 3, 20, 11, 0, 1, 2, 30, 31, 32, 33, 34, 35, 36, 37, 38]
    let workspace = Workspace(function, batch: Batch(count: 50, columns: [x: column]))
    var gradient = [0.0]
    let mean = places.withUnsafeBufferPointer {
      workspace.meanGradient(parameters: [1.1], samples: $0, gradient: &gradient)
    }
    let part = Batch(count: places.count, columns: [x: places.map { column[Int($0)] }])
    let expected = function.meanGradient(part, parameters: [1.1])
    #expect(mean == expected.mean && gradient == expected.gradient)
  }

  @Test("A step over some of the samples leaves nothing behind for one over all")
  func someThenAll() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    let workspace = Workspace(
      Function(sin(w * x)), batch: Batch(count: 6, columns: [x: scattered(6)]))
    let before = workspace.mean(parameters: [1.1])
    var gradient = [0.0]
    let places: [Int32] = [5, 2, 4, 0]
    let some = places.withUnsafeBufferPointer {
      workspace.meanGradient(parameters: [1.1], samples: $0, gradient: &gradient)
    }
    #expect(some != before)
    #expect(workspace.mean(parameters: [1.1]) == before)
  }

  @Test("Lanes that hold no sample stay out of every sum, infinite derivatives included")
  func padding() {
    let graph = Graph()
    let x = graph.input("x"), w = graph.parameter("w")
    let function = Function(log(w * x))
    // The last sample, which fills the lanes that are left over, has an infinite derivative.
    let batch = Batch(count: 5, columns: [x: [1, 1, 1, 1, 0]])
    let found = function.meanGradient(batch, parameters: [1])
    #expect(found.mean == -.infinity)
    #expect(found.gradient[0].isNaN)
    let root = Function(sqrt(w) * x).meanGradient(batch, parameters: [0])
    #expect(root.gradient == [.infinity])
    let layer = Function(
      dense(x, weights: graph.parameter("W", Shape([1, 1])))[0] * graph.input("y"))
    let five = Batch(count: 5, columns: [x: [1, 2, 3, 4, 5], graph.inputs[1]: [1, 1, 1, 1, 2]])
    #expect(layer.meanGradient(five, parameters: [1, 1]).gradient == [0, 4])
  }

  @Test("A team does every part once, also when it is asked from two sides at once")
  func team() async {
    let team = Team(threads: 3)
    await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var sums: [Int] = []
          for round in 0..<200 {
            let counts = UnsafeMutablePointer<Int>.allocate(capacity: 20)
            counts.initialize(repeating: 0, count: 20)
            nonisolated(unsafe) let cells = counts
            team.run(parts: 20, threads: 3) { part, _ in cells[part] += part + round }
            sums.append((0..<20).reduce(0) { $0 + cells[$1] } - 20 * round)
            counts.deallocate()
          }
          return sums
        }
      }
      for await sums in group { #expect(sums == [Int](repeating: 190, count: 200)) }
    }
  }

  @Test("Chunks and blocks depend on the number of samples alone, and cover them")
  func division() {
    for count in [1, 3, 4, 5, 16, 17, 32, 400, 1000, 1437, 262_144] {
      let division = Division(count: count, size: 100, lanes: 4)
      #expect(division.chunk * division.chunkCount >= count)
      #expect(division.chunk * (division.chunkCount - 1) < count)
      #expect(division.chunkCount <= Division.chunkCapacity(count: count))
      #expect(division.block % 4 == 0)
    }
  }
}
