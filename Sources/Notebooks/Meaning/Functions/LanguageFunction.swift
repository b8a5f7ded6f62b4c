import Autodiff

/// A function of the formula language: its row in the documentation, when it is meant, and what it
/// makes of formulas.
///
/// A name may have several of them: `min(x, y)` of numbers, `min(x)` of an array, `min(f)` over rows.
struct LanguageFunction: Sendable {
  /// The tables of the documentation, by their headings.
  enum Section: String, CaseIterable, Sendable {
    case numbers = "Functions of numbers"
    case arrays = "Functions of arrays"
    case rows = "Over the rows of the data"
    case losses = "Losses"
    case layers = "Layers"
    case derivatives = "Derivatives"
    case trainings = "How long a training takes"
  }

  /// How the arguments of a call are read.
  enum Reading: Sendable {
    /// As formulas that stand where the call does.
    case formulas
    /// As formulas that are differentiated.
    case differentiated
    /// The first as the name of a loss, which is not evaluated.
    case nameOfLoss
  }

  typealias Making =
    @Sendable (inout Session, Call, FormulaContext) throws(Diagnostic) -> Formula

  /// The table that it stands in.
  let section: Section
  /// The call as the documentation writes it, with an example for each argument that has a label.
  let call: String
  /// What else the documentation says of it, a text for each column of its table.
  let cells: [String]
  let reading: Reading
  /// Whether it makes parameters, which are named after the formula it stands in.
  let makesParameters: Bool
  /// Whether this function of its name is meant by a call.
  let applies: @Sendable (Call, FormulaContext) -> Bool
  let make: Making

  init(
    _ section: Section, _ call: String, _ cells: String..., reading: Reading = .formulas,
    makesParameters: Bool = false,
    applies: @escaping @Sendable (Call, FormulaContext) -> Bool = { _, _ in true },
    make: @escaping Making
  ) {
    self.section = section
    self.call = call
    self.cells = cells
    self.reading = reading
    self.makesParameters = makesParameters
    self.applies = applies
    self.make = make
  }

  /// Its name: what stands before the bracket.
  var name: String { String(call.prefix { $0 != "(" }) }
}
