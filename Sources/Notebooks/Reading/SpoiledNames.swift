/// What a cell that cannot be used would have brought about.
///
/// Mistakes that only follow from its absence are not told: who has misspelt a word should not read
/// that everything below is wrong.
struct SpoiledNames: Sendable {
  /// The words in the cell: any of them may have been a name it gives.
  private(set) var names: Set<String> = []
  /// Whether there would have been other data, or a training.
  private(set) var spoilsData = false
  private(set) var spoilsTraining = false

  init() {}

  /// What may be missing because of a cell that would have brought something about.
  init(_ source: SourceText, _ range: Range<Int>, _ products: CellProducts) {
    spoilsData = products.contains(.data)
    spoilsTraining = products.contains(.training)
    if !products.isEmpty { names = source.words(range) }
  }

  /// Whether a name may be missing, or the formula that a layer's parameter is named after.
  func contains(_ name: String) -> Bool {
    names.contains(name) || names.contains(String(name.prefix { $0 != "." }))
  }

  /// Whether something may be missing because of them.
  func explain(_ lack: Problem.Lack) -> Bool {
    switch lack {
    case .everything: true
    case .name(let name): contains(name)
    case .anyName: !names.isEmpty
    case .data: spoilsData
    case .training: spoilsTraining
    case .trainingOf(let formula): spoilsTraining && names.contains(formula)
    }
  }

  mutating func add(_ name: String) { names.insert(name) }

  mutating func formUnion(_ other: SpoiledNames) {
    names.formUnion(other.names)
    spoilsData = spoilsData || other.spoilsData
    spoilsTraining = spoilsTraining || other.spoilsTraining
  }
}

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
