import Autodiff
import Testing

@testable import Notebooks

@Suite("The names of functions")
struct FunctionNameTests {
  @Test("The language has every operation that works on one number by itself")
  func operations() {
    // They are written by signs or by the name of a function that a program added, or only
    // differentiating makes them.
    let others: [Primitive] = [.negate, .not, .custom, .sigmoidSlope]
    for operation in Primitive.allCases
    where operation.isElementwise && operation.operandCount == 1 && !others.contains(operation) {
      #expect(Functions.names.contains("\(operation)"))
    }
  }
}
