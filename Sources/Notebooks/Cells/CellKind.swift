/// A kind of cell: what it is called, what it takes, how it is read, and what it comes to.
///
/// A kind stands in a file of its own, and in the list `Cell.kinds`; everything else that has to know
/// of it follows from what it declares here.
protocol CellKind: Sendable {
  /// The word in braces.
  static var name: String { get }
  /// What stands in the body, and what the page shows of it, as the documentation's table says.
  static var summary: (body: String, shows: String) { get }
  /// What the result is counted as if it has a caption or a label; nil if it is never numbered.
  static var countedAs: Reference.Kind? { get }
  /// The options that it takes besides those of every cell.
  static var options: [any OptionDeclaration] { get }
  /// What cells below may use of it; nothing by default.
  static var products: CellProducts { get }
  /// Whether it may have no body; false by default.
  static var mayBeEmpty: Bool { get }

  /// The cell once for each set of values that the parameters of the front matter take in it: as it is
  /// by default.
  static func variants(of body: CellBody) -> [CellBody]

  /// Reads a cell.
  init(_ body: CellBody) throws(Diagnostic)

  /// Every formula of the cell, those of its options with them.
  var formulas: [Syntax] { get }
  /// What the lines that could not be read have wrong with them; nothing by default.
  var mistakes: [Diagnostic] { get }
  /// The losses, trainings and parameters whose values every training notes after each epoch; none by
  /// default.
  var followedNames: [String] { get }
  /// The axes over which the way of trainings is drawn; none by default.
  var followedAxes: [AxisOption] { get }

  /// What the cell comes to.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent
}

extension CellKind {
  static var products: CellProducts { [] }
  static var mayBeEmpty: Bool { false }
  static func variants(of body: CellBody) -> [CellBody] { [body] }

  var mistakes: [Diagnostic] { [] }
  var followedNames: [String] { [] }
  var followedAxes: [AxisOption] { [] }

  /// All options that it takes, its own before those of every cell.
  static var allOptions: [any OptionDeclaration] {
    options + CommonOptions.declarations(name, countedAs)
  }
}
