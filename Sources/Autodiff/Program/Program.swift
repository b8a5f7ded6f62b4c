import Kernels

/// Steps to be done in their order, and the memory that they work in.
///
/// A function has two: one for what is the same for every sample, which runs once, and one for what
/// differs, which runs over blocks of samples. Both lay their values out element by element, first
/// the leaves, then the results of the steps in their order.
final class Program: Sendable {
  /// A program that is being written.
  struct Draft {
    var steps: [Step] = []
    /// What steps on arrays need to know besides; the first is that of the steps on scalars.
    var details: [Detail] = [Detail()]
    /// The operands of steps that have a list of them.
    var operands: [Operand] = []
    /// The terms of neurons.
    var terms: [Term] = []
    /// Functions that a program added.
    var functions: [ScalarFunction] = []
    /// The elements of the leaves.
    var leafSize = 0
    /// The elements of the leaves and of all steps.
    var size = 0
  }

  // Nobody writes to these after `init`, so that threads may share them. They are no arrays since a
  // block keeps pointers to them.
  nonisolated(unsafe) let steps: UnsafeBufferPointer<Step>
  nonisolated(unsafe) let details: UnsafePointer<Detail>
  nonisolated(unsafe) let operands: UnsafePointer<Operand>
  nonisolated(unsafe) let terms: UnsafePointer<Term>
  nonisolated(unsafe) let functions: UnsafePointer<ScalarFunction>
  private let functionCount: Int
  let leafSize: Int
  let size: Int

  init(_ draft: Draft) {
    steps = UnsafeBufferPointer(start: Self.copy(draft.steps), count: draft.steps.count)
    details = Self.copy(draft.details)
    operands = Self.copy(draft.operands)
    terms = Self.copy(draft.terms)
    functions = Self.copy(draft.functions)
    functionCount = draft.functions.count
    leafSize = draft.leafSize
    size = draft.size
  }

  deinit {
    steps.deallocate()
    details.deallocate()
    operands.deallocate()
    terms.deallocate()
    // Unlike the others these hold references.
    UnsafeMutablePointer(mutating: functions).deinitialize(count: functionCount)
    functions.deallocate()
  }

  private static func copy<Element>(_ array: [Element]) -> UnsafePointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, array.count))
    _ = buffer.initialize(from: array)
    guard let start = buffer.baseAddress else { fatalError("memory of no address was allocated") }
    return UnsafePointer(start)
  }
}

/// An operation on the values at two places, in twelve bytes.
///
/// Its result follows that of the step before. A neuron has its terms in the program's list: from
/// `left` on, `right` of them. Other steps with a list of operands have its place in their detail. A
/// function that a program added has its place in the program's list in `right`.
struct Step: Sendable {
  var operation: Primitive
  var flags: Flags
  /// The place of its detail; 0 for a step on scalars.
  var detail: UInt16
  var left: Int32
  var right: Int32

  struct Flags: OptionSet, Sendable {
    var rawValue: UInt8
    static let leftIsUniform = Flags(rawValue: 1)
    static let rightIsUniform = Flags(rawValue: 2)
    static let leftIsActive = Flags(rawValue: 4)
    static let rightIsActive = Flags(rawValue: 8)
  }

  /// The elements that the step takes in the memory, given the details of its program.
  @inline(__always)
  func size(_ details: UnsafePointer<Detail>) -> Int {
    detail == 0 ? (operation.keepsSlope ? 2 : 1) : Int(details[Int(detail)].size)
  }
}

/// Where a value lies, and whether it depends on a parameter.
struct Operand: Hashable, Sendable {
  var offset: Int32
  var isUniform = false
  var isActive = false
}

/// A term of a neuron: a value, or a product of two.
struct Term: Sendable {
  enum Kind: UInt8, Sendable {
    /// One value, in `varying` or in `uniform`.
    case varying, uniform
    /// The product of a value that differs from sample to sample with one that does not, or with
    /// another that does, whose place is `uniform` nevertheless.
    case scaled, product
  }

  var kind: Kind
  var varyingIsActive = false
  var uniformIsActive = false
  var varying: Int32 = -1
  var uniform: Int32 = -1

  /// The term that is a value, or a product whose factors may be exchanged.
  init(_ left: Operand, _ right: Operand?) {
    guard let right else {
      kind = left.isUniform ? .uniform : .varying
      varying = left.offset
      uniform = left.offset
      varyingIsActive = left.isActive
      uniformIsActive = left.isActive
      return
    }
    let (first, second) = left.isUniform ? (right, left) : (left, right)
    kind = second.isUniform ? .scaled : .product
    varying = first.offset
    varyingIsActive = first.isActive
    uniform = second.offset
    uniformIsActive = second.isActive
  }
}

/// The extents of a step on arrays.
struct Detail: Hashable, Sendable {
  /// The elements of the result.
  var elements: Int32 = 1
  /// The elements that the step takes in the memory: its result's and those it keeps for the way
  /// back.
  var size: Int32 = 1
  var leftElements: Int32 = 1
  var rightElements: Int32 = 1
  var thirdElements: Int32 = 1
  /// How often a power is differentiated by its base and by its exponent.
  var baseOrder: Int32 = 0
  var exponentOrder: Int32 = 0
  /// The operands' place in the program's list, and their number.
  var first: Int32 = 0
  var count: Int32 = 0
  /// The extents of an image that goes into a layer, and the side of a filter or a window.
  var channels: Int32 = 0
  var height: Int32 = 0
  var width: Int32 = 0
  var window: Int32 = 0
}

extension Detail {
  var order: PowerOrder { PowerOrder(base: Int(baseOrder), exponent: Int(exponentOrder)) }
}

extension Primitive {
  /// Whether the way back needs a derivative that is cheaper to compute beside the value.
  var keepsSlope: Bool {
    switch self {
    case .tanh, .sigmoid, .softplus, .crossEntropyLogits: true
    default: false
    }
  }

  /// Whether a derivative passes through the operation at all.
  var isDifferentiable: Bool { !isTruthValue && self != .sign && self != .argmax }
}
