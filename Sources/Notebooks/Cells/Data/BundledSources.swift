import Training

extension DataSourceDeclaration {
  /// `gate(XOR)`: a gate by its name, or by its four outputs in double quotes.
  static let gate = DataSourceDeclaration(
    "gate", "`gate(XOR)`, `gate(\"0110\")`",
    columns: "`x1`, `x2`, and one named after the gate; `label` for four digits"
  ) { tokens, _ throws(Diagnostic) in
    tokens.advance()
    let expected = "a gate's name, or its outputs as in \"0110\""
    try tokens.expect(.open, to: "and \(expected)")
    let gate = try tokens.expectNameOrText(expected)
    guard let data = DataSet.gate(gate.value) else {
      let known = Gate.all.map(\.name)
      throw Diagnostic(
        .unknownGate(
          gate.value, nearest: nearestName(to: gate.value, among: known), known: known),
        tokens.source, gate.range)
    }
    try tokens.expect(.close, to: "after the gate")
    return { _ in ReadRows(data: data) }
  }

  /// `digits()`: handwritten digits.
  static let digits = DataSourceDeclaration(
    "digits", "`digits()`", columns: "`pixels[8, 8]` from 0 to 1, `label` 0 to 9; 1,797 rows"
  ) { tokens, _ throws(Diagnostic) in
    tokens.advance()
    if tokens.take(.open) { try tokens.expect(.close, to: "since digits has no arguments") }
    return { _ in ReadRows(data: Digits.dataSet()) }
  }
}
