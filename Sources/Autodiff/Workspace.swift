import Kernels

/// The memory in which a function runs over a batch, planned once and used again at every step.
///
/// Samples go through in blocks of lanes that stay in the processor's cache: for every row of the
/// function there are `lanes` values side by side, and as many adjoints where gradients are wanted.
/// The last block is filled up with copies of its last sample, which are left out of every result.
///
/// Sums over the samples add lane by lane in the order of the samples, so they are the same to the
/// last bit whatever the block's size.
public struct Workspace: ~Copyable {
  private let function: Function
  private let batch: Batch
  /// Lanes in a block: a multiple of `Lanes.count`.
  private let lanes: Int
  private let values: UnsafeMutablePointer<Double>
  private let adjoints: UnsafeMutablePointer<Double>?
  /// For each parameter of the function, the sum of its adjoints, lane by lane.
  private let parameterSums: UnsafeMutablePointer<Lanes>
  /// For each row, whether it is a parameter or depends on one.
  private let isActive: [Bool]

  /// Rows are about this many bytes in all when the function is small enough.
  private static let blockBytes = 1 << 15

  /// Plans the memory for a function over a batch.
  ///
  /// Traps if the batch lacks a column that the function needs, or has no samples.
  public init(_ function: Function, batch: Batch) {
    self.init(function, batch: batch, differentiates: true)
  }

  init(_ function: Function, batch: Batch, differentiates: Bool) {
    require(batch.count > 0, "a function runs over at least one sample")
    require(
      batch.graph == nil || batch.graph === function.graph,
      "the batch has columns for the inputs of another graph than the function's")
    for input in function.inputs {
      require(
        batch.column(input.place) != nil,
        "the function needs input \"\(input.name)\", for which the batch has no column")
    }
    self.function = function
    self.batch = batch
    let width = Lanes.count
    let affordable = Self.blockBytes / (MemoryLayout<Double>.stride * function.rowCount)
    let wanted = Swift.min(batch.count, Swift.max(affordable, width), 1024)
    lanes = Swift.max((wanted + width - 1) / width, 1) * width
    let size = function.rowCount * lanes
    values = .allocate(capacity: size)
    values.initialize(repeating: 0, count: size)
    if differentiates {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: size)
      memory.initialize(repeating: 0, count: size)
      adjoints = memory
    } else {
      adjoints = nil
    }
    parameterSums = .allocate(capacity: function.parameters.count)
    parameterSums.initialize(repeating: Lanes(0), count: function.parameters.count)
    isActive = function.rowsThatReachParameters()
    for (place, constant) in function.constants.enumerated() {
      fill(row: function.inputs.count + function.parameters.count + place, with: constant)
    }
  }

  deinit {
    values.deallocate()
    adjoints?.deallocate()
    parameterSums.deallocate()
  }

  /// Sets the parameters for the runs that follow; one value for every parameter of the graph.
  func load(parameters: [Double]) {
    for (place, parameter) in function.parameters.enumerated() {
      require(
        parameter.place < parameters.count,
        "the function needs parameter \"\(parameter.name)\", number \(parameter.place + 1) of its "
          + "graph; \(parameters.count) values are given")
      fill(row: function.inputs.count + place, with: parameters[parameter.place])
    }
  }

  /// The mean of the function over the batch.
  ///
  /// - Complexity: O(operations × samples); allocates nothing.
  func mean(parameters: [Double]) -> Double {
    load(parameters: parameters)
    var sum = Lanes(0)
    forEachBlock { block in
      block.evaluate()
      block.addOutput(to: &sum)
    }
    return sum.sum / Double(batch.count)
  }

  /// The mean of the function over the batch; its gradient replaces what `gradient` holds.
  ///
  /// - Parameters:
  ///   - parameters: A value for every parameter of the graph, in the order they were declared.
  ///   - gradient: Receives the partial derivative by each of them; 0 where the function has none.
  /// - Complexity: O(operations × samples); allocates nothing.
  public func meanGradient(parameters: [Double], gradient: inout [Double]) -> Double {
    load(parameters: parameters)
    require(
      gradient.count >= function.graphParameterNames.count,
      "the gradient has \(function.graphParameterNames.count) entries, \(gradient.count) are given")
    let parameterCount = function.parameters.count
    parameterSums.update(repeating: Lanes(0), count: parameterCount)
    var sum = Lanes(0)
    forEachBlock { block in
      block.evaluate()
      block.addOutput(to: &sum)
      block.differentiate()
      for place in 0..<parameterCount {
        block.addAdjoint(ofParameter: place, to: &parameterSums[place])
      }
    }
    let samples = Double(batch.count)
    for place in gradient.indices { gradient[place] = 0 }
    for (place, parameter) in function.parameters.enumerated() {
      gradient[parameter.place] = parameterSums[place].sum / samples
    }
    return sum.sum / samples
  }

  /// Runs over the batch block by block, with the block's inputs in place.
  func forEachBlock(_ body: (Block) -> Void) {
    var start = 0
    while start < batch.count {
      let count = Swift.min(lanes, batch.count - start)
      for (row, input) in function.inputs.enumerated() {
        guard let column = batch.column(input.place) else { continue }
        let target = values + row * lanes
        for lane in 0..<lanes { target[lane] = column[start + Swift.min(lane, count - 1)] }
      }
      body(
        Block(
          function: function, isActive: isActive, lanes: lanes, count: count, values: values,
          adjoints: adjoints))
      start += count
    }
  }

  private func fill(row: Int, with value: Double) {
    (values + row * lanes).update(repeating: value, count: lanes)
  }
}

extension Function {
  /// For each row, whether it is a parameter or an operation that depends on one.
  fileprivate func rowsThatReachParameters() -> [Bool] {
    var isActive = [Bool](repeating: false, count: rowCount)
    for place in parameters.indices { isActive[inputs.count + place] = true }
    for (place, step) in steps.enumerated() {
      isActive[leafCount + place] = isActive[Int(step.left)] || isActive[Int(step.right)]
    }
    return isActive
  }
}
