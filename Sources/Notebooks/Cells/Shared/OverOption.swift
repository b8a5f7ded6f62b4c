extension Option where Value == Word? {
  /// The data that a cell is about, if they are not those of the last data cell.
  static func over(_ meaning: String = "the name of the data") -> Option {
    Option("over", .dataName, meaning, otherwise: "the rows at hand")
  }
}

extension OptionForm<Word> {
  /// The name of data.
  static let dataName = name("a name for data")
}
