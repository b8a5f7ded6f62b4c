/// A column of comma-separated values as it is being read: numbers, or texts that are numbered.
///
/// Which of the two it is shows only at its end. One `n/a` among numbers is a mistake, and so is a
/// number among names: what there is less of is the mistake, and the text where both are as many.
struct CSVColumn {
  let name: String
  private var numbers: [Double] = []
  private var numberOfText: [String: Int] = [:]
  private var texts: [String] = []
  private var textNumbers: [Double] = []
  private var firstNumber, firstText: CSVReader.Field?

  init(name: String) {
    self.name = name
  }

  var isEmpty: Bool { numbers.isEmpty && textNumbers.isEmpty }

  /// Takes the field of the next row.
  ///
  /// An empty field is no text, nor is a number in a form that data do not have, such as `nan`,
  /// `0x10` or `1e999`: to number these as texts would hide what they are.
  mutating func append(_ field: CSVReader.Field) throws(CSVReader.Problem) {
    if let value = Double(decimal: field.text) {
      if firstNumber == nil { firstNumber = field }
      numbers.append(value)
      return
    }
    guard !field.text.isEmpty, Double(field.text) == nil else { throw notANumber(field) }
    if firstText == nil { firstText = field }
    let number = numberOfText[field.text] ?? texts.count
    if number == texts.count {
      numberOfText[field.text] = number
      texts.append(field.text)
    }
    textNumbers.append(Double(number))
  }

  /// The first field of the kind that is the mistake, if there are both kinds.
  var stray: CSVReader.Problem? {
    guard let firstNumber, let firstText else { return nil }
    if textNumbers.count <= numbers.count { return notANumber(firstText) }
    return CSVReader.Problem(
      kind: .numberAmongTexts(firstNumber.text, column: name), range: firstNumber.range)
  }

  /// The column, if nothing in it is stray.
  var column: DataSet.Column {
    texts.isEmpty
      ? DataSet.Column(name: name, values: numbers)
      : DataSet.Column(name: name, values: textNumbers, labels: texts)
  }

  private func notANumber(_ field: CSVReader.Field) -> CSVReader.Problem {
    CSVReader.Problem(kind: .notANumber(field.text, column: name), range: field.range)
  }
}
