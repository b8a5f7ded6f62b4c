/// A column of comma-separated values as it is being read: numbers, or words that are numbered.
///
/// Which of the two it is shows only at its end. One `none` among numbers is a mistake, and so is a
/// number among names: what there is less of is the mistake, and the word where both are as many.
/// What only looks like a number is a mistake in any case.
struct CSVColumn {
  let name: String
  /// The words that are known to be classes, in the order of their numbers; nil if none are.
  private let declared: [String]?
  private var numbers: [Double] = []
  private var words = Numbering()
  private var wordNumbers: [Double] = []
  private var firstNumber, firstWord: CSVReader.Field?
  /// The first field that is neither, why it is not, and how many there are.
  private var odd: (field: CSVReader.Field, reason: CSVReader.Misfit.Reason, count: Int)?
  /// The different texts, as long as they are few.
  private var texts: [String] = []

  /// The most texts that are thought to be classes.
  private static let mostTexts = 10

  init(name: String, declared: [String]?) {
    self.name = name
    self.declared = declared
    for word in declared ?? [] { words.add(word) }
  }

  /// How many fields it has.
  private var count: Int { numbers.count + wordNumbers.count + (odd?.count ?? 0) }

  var isEmpty: Bool { count == 0 }

  /// Takes the field of the next row.
  mutating func append(_ field: CSVReader.Field) {
    if texts.count <= Self.mostTexts, !texts.contains(field.text) { texts.append(field.text) }
    if let number = words.number(of: field.text) {
      wordNumbers.append(number)
    } else if let value = Double(decimal: field.text) {
      append(value, field)
    } else if let declared {
      note(field, .undeclared(declared))
    } else if let odd, odd.field.text.hasForm(of: field.text) {
      // A column of dates may have millions of them.
      note(field, odd.reason)
    } else if let lookalike = Lookalike(field.text) {
      note(field, .lookalike(lookalike))
    } else if let twin = words.twin(of: field.text) {
      note(field, .twin(twin))
    } else {
      if firstWord == nil { firstWord = field }
      wordNumbers.append(words.add(field.text))
    }
  }

  private mutating func append(_ value: Double, _ field: CSVReader.Field) {
    if let declared, !(wordNumbers.isEmpty && declared.indices.contains(exactly: value)) {
      note(field, .undeclared(declared))
    } else if field.text.isInteger, !value.isExactly(integer: field.text) {
      note(field, .lookalike(.tooManyDigits))
    } else {
      if firstNumber == nil { firstNumber = field }
      numbers.append(value)
    }
  }

  private mutating func note(_ field: CSVReader.Field, _ reason: CSVReader.Misfit.Reason) {
    odd = (odd?.field ?? field, odd?.reason ?? reason, (odd?.count ?? 0) + 1)
  }

  /// The first field that does not belong, if there is one.
  var mistake: CSVReader.Problem? {
    var mistakes: [CSVReader.Problem] = []
    if let odd { mistakes.append(problem(odd.field, odd.reason, count: odd.count)) }
    if let declared {
      if let firstNumber, !wordNumbers.isEmpty {
        mistakes.append(problem(firstNumber, .undeclared(declared), count: numbers.count))
      }
    } else if let firstNumber, let firstWord {
      mistakes.append(
        wordNumbers.count <= numbers.count
          ? problem(firstWord, .wordAmongNumbers, count: wordNumbers.count)
          : problem(firstNumber, .numberAmongWords, count: numbers.count))
    }
    return mistakes.min { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func problem(
    _ field: CSVReader.Field, _ reason: CSVReader.Misfit.Reason, count: Int
  ) -> CSVReader.Problem {
    let areFew = (2...Self.mostTexts).contains(texts.count) && texts.count < self.count
    return CSVReader.Problem(
      kind: .misfit(
        CSVReader.Misfit(
          text: field.text, column: name, reason: reason, otherCount: count - 1,
          texts: areFew ? texts : [])), range: field.range)
  }

  /// The column, if nothing in it is a mistake.
  var column: DataSet.Column {
    DataSet.Column(
      name: name, values: wordNumbers.isEmpty ? numbers : wordNumbers, labels: words.all)
  }

  /// Whether a heading might be a value of this column: a number above numbers, or one of its words.
  func mightHold(_ heading: String) -> Bool {
    wordNumbers.isEmpty ? Double(decimal: heading) != nil : words.number(of: heading) != nil
  }

  /// Whether it is a column of words.
  var isOfWords: Bool { !wordNumbers.isEmpty }
}

/// Words, numbered from 0.
private struct Numbering {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]
  /// Words with signs in them that nobody sees, by what one sees of them.
  private var visible: [String: String] = [:]

  /// The word that looks the same as one that is new.
  func twin(of word: String) -> String? {
    let seen = word.seen
    return visible[seen] ?? (seen != word && numbers[seen] != nil ? seen : nil)
  }

  func number(of word: String) -> Double? { numbers[word].map(Double.init) }

  /// Gives a word that is new the next number.
  @discardableResult
  mutating func add(_ word: String) -> Double {
    numbers[word] = all.count
    all.append(word)
    let seen = word.seen
    if seen != word { visible[seen] = word }
    return Double(all.count - 1)
  }
}

extension Range<Int> {
  /// Whether a number is whole and one of these.
  fileprivate func contains(exactly value: Double) -> Bool {
    Int(exactly: value).map(contains) == true
  }
}

extension String {
  /// What one sees of a word: without signs of no width, and with spaces of one kind.
  fileprivate var seen: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    let scalars = unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      switch scalar.properties.generalCategory {
      case .format: nil
      case .spaceSeparator: " "
      default: scalar
      }
    }
    return String(UnicodeScalarView(scalars))
  }

  /// Whether this is a number without point and power.
  fileprivate var isInteger: Bool { !utf8.contains { "..eE".utf8.contains($0) } }
}

extension String {
  /// Whether two texts differ in nothing but their digits.
  fileprivate func hasForm(of other: String) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 == $1 || digits.contains($0) && digits.contains($1) }
  }
}

extension Double {
  /// Whether this is the whole number that the text writes, and not only close to it.
  fileprivate func isExactly(integer text: String) -> Bool {
    guard magnitude > 0x1p53 || magnitude == 0x1p53 else { return true }
    let digits = text.drop { !("1"..."9").contains($0) }
    return UInt128(digits).map { UInt128(exactly: magnitude) == $0 } ?? false
  }
}
