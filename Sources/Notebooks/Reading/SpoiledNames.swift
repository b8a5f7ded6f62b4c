/// What a cell that cannot be used would have brought about.
///
/// Mistakes that only follow from its absence are not told: who has misspelt a word should not read
/// that everything below is wrong.
struct SpoiledNames: Sendable {
  /// The words in the cell: any of them may have been a name it gives.
  private var names: Set<String> = []
  /// Whether there would have been other data, or a training.
  private var spoilsData = false
  private var spoilsTraining = false

  init() {}

  /// The name that a line gives, which cannot be used.
  init(_ name: String) { names = [name] }

  /// What may be missing because of a cell that would have brought something about.
  init(_ source: SourceText, _ range: Range<Int>, _ products: CellProducts) {
    spoilsData = products.contains(.data)
    spoilsTraining = products.contains(.training)
    if !products.isEmpty { names = source.words(range) }
    // What a loss without a name was to be called.
    if spoilsTraining { names.insert("loss") }
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
    case .trainingOf(let formula):
      spoilsTraining
        && formula.split { !$0.isNameCharacter }.contains { names.contains(String($0)) }
    }
  }

  mutating func formUnion(_ other: SpoiledNames) {
    names.formUnion(other.names)
    spoilsData = spoilsData || other.spoilsData
    spoilsTraining = spoilsTraining || other.spoilsTraining
  }
}
