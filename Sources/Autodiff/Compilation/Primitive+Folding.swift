import Kernels

extension Primitive {
  /// The value of an elementwise operation on one or two numbers, by the forward rules.
  func value(_ x: Double, _ y: Double = 0) -> Double {
    // A program of this one step, on two leaves.
    let memory = Memory<Double>(size: 4, differentiates: false)
    memory.values[0] = x
    memory.values[1] = y
    var draft = Program.Draft()
    draft.steps = [Step(operation: self, flags: [], detail: 0, left: 0, right: 1)]
    draft.leafSize = 2
    let program = Program(draft)
    Block<Double, OneVector>(program, memory, uniforms: memory.values).evaluate()
    return withExtendedLifetime(program) { memory.values[2] }
  }
}
