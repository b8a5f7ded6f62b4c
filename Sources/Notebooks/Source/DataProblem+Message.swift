import Training

extension CSVReader.Problem.Kind {
  var message: String {
    switch self {
    case .noRows: "expected a line of headings and at least one row of numbers"
    case .emptyHeading(let column): "column \(column) has no heading"
    case .repeatedHeading(let heading): "two columns have the heading \"\(heading)\""
    case .fieldCount(let found, let expected):
      "expected \(expected) value\(expected == 1 ? "" : "s") in this row, found \(found)"
    case .notANumber(let text, let column): "\"\(text)\" in column \"\(column)\" is no number"
    case .numberAmongTexts(let text, let column):
      "\"\(text)\" in column \"\(column)\" is a number among texts"
    case .openQuote: "this quote is never closed"
    case .textAfterQuote: "expected a comma or the end of the line after the closing quote"
    }
  }
}

extension CSVReader.Problem.Kind {
  /// What to do about it.
  var advice: String {
    switch self {
    case .noRows: "Write a line of headings, then rows with a value in each column."
    case .emptyHeading: "Write a name before the comma."
    case .repeatedHeading: "Choose another heading for one of them."
    case .fieldCount: "Values stand between commas, one below each heading."
    case .notANumber: "Write a number, or texts in the whole column."
    case .numberAmongTexts: "A column holds numbers or texts."
    case .openQuote: "Close it with \"."
    case .textAfterQuote: "Write \"\" for a quote within a text."
    }
  }
}

extension IDXReader.Problem.Kind {
  /// What is wrong with a file, after its name.
  func message(at offset: Int) -> String {
    switch self {
    case .damaged: "is damaged: it cannot be unpacked"
    case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
    case .notIDX: "is no IDX file: it does not begin with two zero bytes"
    case .unknownType(let type): "has elements of an unknown type, \(type), at byte \(offset)"
    case .dimensions(let found, let expected):
      "has \(found) dimension\(found == 1 ? "" : "s"), at byte \(offset), where "
        + (expected.count == 1
          ? "\(expected.lowerBound) is expected"
          : "\(expected.lowerBound) to \(expected.upperBound) are expected")
    case .emptyDimension: "has a dimension of 0 at byte \(offset)"
    case .truncated(let found, let expected):
      "ends after \(found) bytes; its head promises \(expected)"
    case .trailingBytes(let count):
      "goes on for \(count) byte\(count == 1 ? "" : "s") after its last element"
    case .notFinite: "has an element that is no finite number at byte \(offset)"
    case .counts(let images, let labels): "has \(labels) labels for \(images) images"
    }
  }
}
