/// What cells below one may use of it.
struct CellProducts: OptionSet, Sendable {
  let rawValue: Int

  /// Names of inputs, parameters and formulas.
  static let definitions = CellProducts(rawValue: 1)
  /// Rows.
  static let data = CellProducts(rawValue: 2)
  /// What came of a training.
  static let training = CellProducts(rawValue: 4)

  /// What a cell may have brought about whose kind nobody knows.
  static let anything: CellProducts = [.definitions, .data, .training]
}
