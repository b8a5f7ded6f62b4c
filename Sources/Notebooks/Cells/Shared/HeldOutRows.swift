import Training

extension Session {
  /// Rows divided at random into those to learn from and those held out.
  ///
  /// - Parameters:
  ///   - part: The part to hold out, and where the option stands that gives it.
  ///   - option: The name of that option.
  func divided(
    _ rows: DataSet, _ part: Located<Double>, option: String, seed: UInt64
  ) throws(Diagnostic) -> (training: DataSet, validation: DataSet) {
    do {
      return try rows.split(validation: part.value, seed: seed)
    } catch {
      throw diagnostic(
        .wrongOption(
          key: option, found: source.text(part.range), expected: error.expected), part.range)
    }
  }
}
