import Training

/// The words of columns and their numbers, which are the same in all data of a notebook.
///
/// The numbers are those of the first data that have the column; words that are new in later data come
/// after the known ones. A list that is declared has no other words.
struct Classes {
  private struct Column {
    var words: [String]
    var isDeclared: Bool
  }

  private var columns: [String: Column] = [:]
  /// How many classes there would be to columns of numbers, if each number was one.
  private var counts: [String: Int] = [:]

  /// The words of a column that is declared.
  func declared(_ name: String) -> [String]? {
    columns[name].flatMap { $0.isDeclared ? $0.words : nil }
  }

  /// The words of a column, if it has been one of words.
  func words(_ name: String) -> [String]? { columns[name]?.words }

  /// Declares the words of a column; false if some of them have other numbers already.
  fileprivate mutating func declare(_ name: String, _ words: [String]) -> Bool {
    guard words.starts(with: columns[name]?.words ?? []) else { return false }
    columns[name] = Column(words: words, isDeclared: true)
    return true
  }

  /// Gives the words of a column their numbers, which are those in the notebook from here on.
  ///
  /// - Returns: The words that are new in a column that was known before, with their numbers.
  fileprivate mutating func number(_ column: inout DataSet.Column) -> [(word: String, number: Int)]
  {
    let known = columns[column.name]
    var words = known?.words ?? []
    var numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    var added: [(word: String, number: Int)] = []
    for word in column.labels where numbers[word] == nil {
      added.append((word, words.count))
      numbers[word] = words.count
      words.append(word)
    }
    let renumbered = column.labels.map { Double(numbers[$0] ?? 0) }
    column = DataSet.Column(
      name: column.name, values: column.values.map { renumbered[Int($0)] }, labels: words)
    columns[column.name] = Column(words: words, isDeclared: known?.isDeclared ?? false)
    return known == nil ? [] : added
  }

  /// Whether a column could be of numbers that stand for the same classes as words of its name: it is
  /// one or the other, and only a declaration can tell.
  fileprivate mutating func isAmbiguous(_ column: DataSet.Column) -> Bool {
    if !column.labels.isEmpty {
      return counts[column.name].map { $0 <= column.labels.count } ?? false
    }
    guard let count = column.classCount else { return false }
    counts[column.name] = Swift.max(count, counts[column.name] ?? 0)
    return columns[column.name].map { count <= $0.words.count } ?? false
  }
}

extension DataSet.Column {
  /// How many classes there are if each number is one, counted from 0; nil if some number is none.
  fileprivate var classCount: Int? {
    guard rowSize == 1, let largest = values.max() else { return nil }
    let areWhole = values.allSatisfy { $0 >= 0 && $0 == $0.rounded() && $0 < 1e6 }
    return areWhole ? Int(largest) + 1 : nil
  }
}

extension Session {
  /// Declares which word of a column has which number.
  mutating func declare(_ list: ClassList) throws(Diagnostic) {
    guard rows.classes.declare(list.column.value, list.words) else {
      throw diagnostic(
        .numberedOtherwise(list.column.value, rows.classes.words(list.column.value) ?? []),
        list.column.range)
    }
  }

  /// Columns in which every word has its number in the notebook, and what the page says of new ones.
  ///
  /// - Parameter declared: The columns that the cell declares the words of.
  mutating func numbered(
    _ columns: [DataSet.Column], declaring declared: [ClassList], at range: Range<Int>
  ) throws(Diagnostic) -> (columns: [DataSet.Column], notes: [String]) {
    var columns = columns
    var notes: [String] = []
    for index in columns.indices {
      let column = columns[index]
      if let words = rows.classes.declared(column.name) {
        let isHere = declared.contains { $0.column.value == column.name }
        try name(words, of: &columns[index], isHere: isHere, at: range)
        continue
      }
      if rows.classes.isAmbiguous(column) {
        let words = column.labels.isEmpty ? rows.classes.words(column.name) : column.labels
        throw diagnostic(
          .wordsAndNumbers(column.name, words ?? [], areWords: !column.labels.isEmpty), range)
      }
      guard !column.labels.isEmpty else { continue }
      let added = rows.classes.number(&columns[index])
      rows.extend(column.name, to: columns[index].labels)
      if !added.isEmpty {
        let list = added.map { "\($0.word.shortened) (\($0.number))" }
        notes.append(
          "New in \(column.name), numbered after the words of the data above: \(list.shownList).")
      }
    }
    return (columns, notes)
  }

  /// Gives a column of class numbers, or of words, the words that are declared for it.
  ///
  /// - Parameter isHere: Whether it is this cell that declares them, so that all numbers have to be
  ///   classes; those of other data may have nothing to do with it.
  private func name(
    _ words: [String], of column: inout DataSet.Column, isHere: Bool, at range: Range<Int>
  ) throws(Diagnostic) {
    if !column.labels.isEmpty {
      if let other = column.labels.first(where: { !words.contains($0) }) {
        throw diagnostic(
          .undeclaredClass(other, column: column.name, words: words, otherCount: 0), range)
      }
      let numbers = column.labels.map { Double(words.firstIndex(of: $0) ?? 0) }
      column.values = column.values.map { numbers[Int($0)] }
    } else {
      let isClass = { (value: Double) in Int(exactly: value).map(words.indices.contains) == true }
      let others = column.rowSize == 1 ? column.values.filter { !isClass($0) } : column.values
      if let other = others.first {
        guard isHere else { return }
        throw diagnostic(
          .undeclaredClass(
            other.spelling, column: column.name, words: words, otherCount: others.count - 1), range)
      }
    }
    column.labels = words
  }

  /// Throws if a number stands for different words in two columns: to compare them would compare
  /// nothing.
  func requireSameClasses(
    _ a: DataSet.Column?, _ b: DataSet.Column?, at range: Range<Int>
  ) throws(Diagnostic) {
    guard let a, let b, a.name != b.name,
      zip(a.labels, b.labels).contains(where: { $0 != $1 })
    else { return }
    let words = a.labels + b.labels.filter { !a.labels.contains($0) }
    throw diagnostic(.differentClasses(a.name, b.name, words), range)
  }
}

extension [String] {
  /// The texts as in a sentence, no more of them than one reads.
  fileprivate var shownList: String {
    let most = 10
    return (prefix(most).map(\.shortened) + (count > most ? ["\(count - most) more"] : [])).list
  }
}

extension Problem {
  /// A word that is none of the classes that a column is declared to have.
  ///
  /// - Parameter otherCount: How many more such values the column has.
  static func undeclaredClass(
    _ text: String, column: String, words: [String], otherCount: Int
  ) -> Problem {
    Problem(
      "undeclared-class",
      "\"\(text)\" in column \"\(column)\" is none of its classes"
        + more(otherCount, "is none either", "are none either"),
      advice: (text.count > 2 ? suggestion(nearestName(to: text, among: words)) : nil)
        ?? "They are \(words.shownList): add the word to the option `classes`, or mend the value.")
  }

  /// How many more values there are of a kind.
  static func more(_ count: Int, _ one: String, _ several: String) -> String {
    count == 0 ? "" : ", and \(counted(count, "more value")) \(count == 1 ? one : several)"
  }

  static func numberedOtherwise(_ column: String, _ words: [String]) -> Problem {
    Problem(
      "numbered-otherwise",
      "the words of \"\(column)\" have numbers already: "
        + words.enumerated().map { "\($1.shortened) \($0)" }.shownList,
      advice: "Declare them in the first data cell that has the column, or in this order.")
  }

  /// - Parameter areWords: Whether the column has words here, and numbers above.
  static func wordsAndNumbers(_ column: String, _ words: [String], areWords: Bool) -> Problem {
    Problem(
      "words-and-numbers",
      "the column \"\(column)\" has \(areWords ? "words" : "numbers") here and "
        + "\(areWords ? "numbers" : "words") in data above, which may not mean the same",
      advice: "Say which word has which number, from 0: "
        + "`#| classes: \(ClassList.spelling(column, words))`; or choose another heading.")
  }

  static func differentClasses(_ a: String, _ b: String, _ words: [String]) -> Problem {
    let lists = [a, b].map { ClassList.spelling($0, words) }.joined(separator: ", ")
    return Problem(
      "different-classes",
      "the words of \"\(a)\" and \"\(b)\" are numbered differently, so they cannot be compared",
      advice: "Number them alike in the data cell: `#| classes: \(lists)`.")
  }
}
