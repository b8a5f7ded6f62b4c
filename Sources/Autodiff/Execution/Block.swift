import Kernels

/// How many numbers there are in a row, as far as that is known when the loops are compiled.
protocol RowLength: SendableMetatype {
  static var isOne: Bool { get }
}

/// One number in a row, so that the loops over rows go away.
enum OneVector: RowLength {
  static var isOne: Bool { true }
}

/// Any number of them.
enum SomeVectors: RowLength {
  static var isOne: Bool { false }
}

/// A program at work on one block of samples, or on what is the same for all of them.
///
/// Each element of a value is a row of `vectors` numbers, one for each sample or, on `Lanes`, for
/// each four. The forward rules and the reverse rules are extensions of this type, each in a file of
/// its own.
struct Block<N: Number, Length: RowLength> {
  let steps: UnsafeBufferPointer<Step>
  let details: UnsafePointer<Detail>
  let operands: UnsafePointer<Operand>
  let terms: UnsafePointer<Term>
  let functions: UnsafePointer<ScalarFunction>
  let leafSize: Int
  let size: Int

  /// The values, element by element, `vectors` numbers each.
  var values: UnsafeMutablePointer<N>
  /// The derivatives by the same elements; nil where only values are wanted.
  var adjoints: UnsafeMutablePointer<N>?
  /// Room for a row that is summed.
  var scratch: UnsafeMutablePointer<N>
  /// The values that are the same for every sample.
  let uniforms: UnsafePointer<N.Uniform>
  /// Receives the derivatives by those, summed over the samples.
  var uniformAdjoints: UnsafeMutablePointer<N.Uniform>?

  /// The numbers in a row.
  var vectors: Int {
    get { Length.isOne ? 1 : storedVectors }
    set { storedVectors = newValue }
  }
  private var storedVectors = 1
  /// How many lanes of a row's last number hold samples; the others repeat one, and what becomes of
  /// them is left out of every sum.
  var lastCount = 1
  let instructions: InstructionSet

  /// A block that runs a program in the memory given; the program has to outlive it.
  init(
    _ program: Program, _ memory: Memory<N>, uniforms: UnsafePointer<N.Uniform>,
    instructions: InstructionSet = .portable
  ) {
    steps = program.steps
    details = program.details
    operands = program.operands
    terms = program.terms
    functions = program.functions
    leafSize = program.leafSize
    size = program.size
    values = memory.values
    adjoints = memory.adjoints
    scratch = memory.scratch
    self.uniforms = uniforms
    uniformAdjoints = nil
    self.instructions = instructions
  }

  @inline(__always)
  func row(_ element: Int) -> UnsafeMutablePointer<N> { values + element * vectors }
}

extension Block {
  /// The elements of an operand, wherever they lie.
  struct Source {
    let rows: UnsafeMutablePointer<N>
    let uniforms: UnsafePointer<N.Uniform>
    let isUniform: Bool
    /// 1, or 0 for a scalar that goes with every element of an array.
    let stride: Int
    let vectors: Int

    @inline(__always)
    subscript(element: Int, vector: Int) -> N {
      isUniform
        ? N(uniform: uniforms[element * stride]) : rows[element * stride * vectors + vector]
    }
  }

  /// Adds the derivatives by an element of an operand to what there are already.
  @inline(__always)
  func add(_ element: Int, of operand: Operand, _ derivative: (_ vector: Int) -> N) {
    guard operand.isActive else { return }
    let place = Int(operand.offset) + element
    if operand.isUniform {
      addToUniform(place, derivative)
    } else if let adjoints {
      let row = adjoints + place * vectors
      for vector in 0..<vectors { row[vector] = row[vector] + derivative(vector) }
    }
  }

  /// Adds the sum of a row of derivatives to that by a value that is the same for all samples.
  ///
  /// The vectors are added in pairs, pairs of pairs and so on.
  @inline(__always)
  func addToUniform(_ place: Int, _ derivative: (_ vector: Int) -> N) {
    guard let uniformAdjoints else { return }
    let last = vectors - 1
    var sum: N
    if last == 0 {
      sum = derivative(0).first(lastCount)
    } else {
      for vector in 0..<last { scratch[vector] = derivative(vector) }
      scratch[last] = derivative(last).first(lastCount)
      sum = pairwiseSum(scratch, vectors)
    }
    uniformAdjoints[place] = uniformAdjoints[place] + sum.total
  }

  /// The sum of numbers, whose memory it uses up, in pairs, pairs of pairs and so on: each is rounded
  /// as often as there are levels, not as often as there are numbers.
  @inline(__always)
  private func pairwiseSum(_ numbers: UnsafeMutablePointer<N>, _ count: Int) -> N {
    var count = count
    while count > 1 {
      let pairs = count / 2
      for pair in 0..<pairs { numbers[pair] = numbers[2 * pair] + numbers[2 * pair + 1] }
      if count % 2 == 1 { numbers[pairs] = numbers[count - 1] }
      count -= pairs
    }
    return numbers[0]
  }

  @inline(__always)
  func source(_ operand: Operand, stride: Int = 1) -> Source {
    let offset = Int(operand.offset)
    return Source(
      rows: operand.isUniform ? values : row(offset),
      uniforms: operand.isUniform ? uniforms + offset : uniforms,
      isUniform: operand.isUniform, stride: stride, vectors: vectors)
  }
}

/// A step with what it works on.
struct Site<N: Number> {
  let step: Step
  private let details: UnsafePointer<Detail>
  /// The place of the first element of the result.
  let result: Int

  init(step: Step, details: UnsafePointer<Detail>, result: Int) {
    self.step = step
    self.details = details
    self.result = result
  }

  var detail: Detail { details[Int(step.detail)] }
  var elements: Int { Int(detail.elements) }

  var left: Operand {
    Operand(
      offset: step.left, isUniform: step.flags.contains(.leftIsUniform),
      isActive: step.flags.contains(.leftIsActive))
  }

  var right: Operand {
    Operand(
      offset: step.right, isUniform: step.flags.contains(.rightIsUniform),
      isActive: step.flags.contains(.rightIsActive))
  }

  /// How far it is from an element of the left operand to the next.
  var leftStride: Int { detail.leftElements == 1 ? 0 : 1 }
  var rightStride: Int { detail.rightElements == 1 ? 0 : 1 }
}

extension Block {
  @inline(__always)
  func site(_ index: Int, result: Int) -> Site<N> {
    Site(step: steps[index], details: details, result: result)
  }

  /// The operands of a step that has a list of them.
  @inline(__always)
  func list(_ site: Site<N>) -> UnsafeBufferPointer<Operand> {
    UnsafeBufferPointer(
      start: operands + Int(site.detail.first), count: Int(site.detail.count))
  }
}
