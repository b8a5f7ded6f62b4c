import Kernels

/// What a formula was computed of for one sample: the value of every node, and the derivative of the
/// formula by it.
///
/// The nodes are those that were recorded, none of them simplified away, so that each can be shown
/// beside the formula as its author wrote it. Where a formula overflows as it is written and its
/// compiled form does not, the trace overflows.
public struct Trace {
  /// The nodes that the formula is made of, operands before what uses them, the formula itself last.
  public let nodes: [Formula]
  private let values: [[Double]]
  private let adjoints: [[Double]]
  private let places: [Formula: Int]

  fileprivate init(_ formula: Formula, _ compiler: Compiler, _ memory: Memory<Guarded<Double>>) {
    nodes = formula.parts
    let ranges = nodes.map { node in
      let start = Int(compiler.location(of: node.index).offset)
      return start..<start + node.shape.count
    }
    values = ranges.map { range in range.map { memory.values[$0].value } }
    adjoints = ranges.map { range in range.map { memory.adjoints?[$0].value ?? 0 } }
    places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
  }

  /// The elements of a node's value; nil for a formula that is no part of the traced one.
  public func value(of node: Formula) -> [Double]? { places[node].map { values[$0] } }

  /// The derivative of the formula by each element of a node, its adjoint; nil for a formula that is
  /// no part of the traced one.
  public func adjoint(of node: Formula) -> [Double]? { places[node].map { adjoints[$0] } }
}

extension Formula {
  /// Computes the formula for one sample, and its derivative by each of its nodes in reverse mode.
  ///
  /// Traps unless the formula is one number.
  ///
  /// - Parameters:
  ///   - sample: A batch of one sample, with a column for every input that the formula needs.
  ///   - parameters: The elements of all parameters of the graph, in the order they were declared.
  /// - Complexity: O(operations).
  public func trace(_ sample: Batch, parameters: [Double]) -> Trace {
    require(shape.count == 1, "a trace is of one number, not of a value of shape \(shape)")
    require(sample.count == 1, "a trace is of one sample; the batch has \(sample.count)")
    require(
      parameters.count >= graph.parameterCount,
      "the graph has \(graph.parameterCount) elements of parameters; \(parameters.count) values are "
        + "given")
    let compiler = Compiler(verbatim: self)
    let program = Program(compiler.uniform)
    let memory = Memory<Guarded<Double>>(size: program.size, differentiates: true)
    for constant in compiler.constants {
      memory.values[constant.offset] = Guarded<Double>(constant.value)
    }
    for leaf in compiler.parameters {
      for place in 0..<leaf.count {
        memory.values[leaf.offset + place] = Guarded(parameters[leaf.start + place])
      }
    }
    for leaf in compiler.inputs {
      guard let column = sample.column(leaf.place) else {
        fatalError("the trace needs input \"\(leaf.name)\", for which the batch has no column")
      }
      for place in 0..<leaf.count { memory.values[leaf.offset + place] = Guarded(column[place]) }
    }
    let block = Block<Guarded<Double>, OneVector>(program, memory, uniforms: memory.values)
    withExtendedLifetime(program) {
      block.evaluate()
      memory.adjoints?[Int(compiler.output.offset)] = .one
      block.differentiate()
    }
    return Trace(self, compiler, memory)
  }
}
