import Autodiff
import Figures
import Typesetting

// Values within the prose.
extension Session {
  /// What `{= formula : format }` prints.
  mutating func inline(_ syntax: Syntax, _ format: ValueFormat) throws(Diagnostic) -> Inline {
    switch format {
    case .mathematics:
      let formula = try resolve(syntax, in: .model)
      return .math(FormulaTypesetter(scope.notation).definition(formula))
    case .number(let format):
      try requireOneBranch(syntax)
      let formula = try resolve(syntax, in: .number)
      return .value(format.text(try value(formula, at: syntax.range)))
    }
  }

  /// The value of a formula that depends on no input, with the parameters of now or others.
  func value(
    _ formula: Formula, _ parameters: [Double]? = nil, at range: Range<Int>
  ) throws(Diagnostic) -> Double {
    let function = Function(try oneNumber(formula, at: range))
    guard function.inputNames.isEmpty else {
      throw diagnostic(
        .freeInputs(function.inputNames, formula: source.text(range)), range)
    }
    return function.values(Batch(), parameters: parameters ?? self.parameters)[0]
  }
}
