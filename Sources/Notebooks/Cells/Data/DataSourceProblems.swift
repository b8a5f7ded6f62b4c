import Training

// What can be wrong with what data are made of.
extension Problem {
  static func unknownSource(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-source", "there is no data source named \"\(name)\"",
      advice: suggestion(nearest)
        ?? "Known are \(known.list); a table has a line of headings and rows below it.",
      lacks: [.data])
  }

  static func unknownGate(_ name: String, nearest: String?, known: [String]) -> Problem {
    Problem(
      "unknown-gate", "there is no gate named \"\(name)\"",
      advice: suggestion(nearest)
        ?? "Known are \(known.list), and four outputs for 00, 01, 10 and 11, as in \"0110\".")
  }

  static func failedSource(_ name: String, reason: String) -> Problem {
    Problem("failed-source", "\"\(name)\" made no data: \(reason)")
  }

  static func badArchive(_ path: String, _ problem: Gunzip.Problem) -> Problem {
    let what =
      switch problem {
      case .damaged: "is damaged: it cannot be unpacked"
      case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
      }
    return Problem("bad-archive", "\"\(path)\" \(what)")
  }
}

// Tables as text.
extension Problem {
  static func badData(_ kind: CSVReader.Problem.Kind) -> Problem {
    switch kind {
    case .noRows:
      Problem(
        "no-rows", "expected a line of headings and at least one row of numbers",
        advice: "Write a line of headings, then rows with a value in each column.")
    case .emptyHeading(let column):
      Problem(
        "empty-heading", "column \(column) has no heading",
        advice: "Write a name before the comma.")
    case .repeatedHeading(let heading):
      Problem(
        "repeated-heading", "two columns have the heading \"\(heading)\"",
        advice: "Choose another heading for one of them.")
    case .fieldCount(let found, let expected):
      Problem(
        "field-count", "expected \(counted(expected, "value")) in this row, found \(found)",
        advice: "Values stand between commas, one below each heading.")
    case .notANumber(let text, let column):
      Problem(
        "not-a-number-in-column", "\"\(text)\" in column \"\(column)\" is no number",
        advice: "Write a number, or texts in the whole column.")
    case .numberAmongTexts(let text, let column):
      Problem(
        "number-among-texts", "\"\(text)\" in column \"\(column)\" is a number among texts",
        advice: "A column holds numbers or texts.")
    case .openQuote:
      Problem("open-quote", "this quote is never closed", advice: "Close it with \".")
    case .textAfterQuote:
      Problem(
        "text-after-quote", "expected a comma or the end of the line after the closing quote",
        advice: "Write \"\" for a quote within a text.")
    }
  }
}

// Files of arrays.
extension Problem {
  static func badIDX(_ path: String, _ kind: IDXReader.Problem.Kind, offset: Int) -> Problem {
    let what =
      switch kind {
      case .damaged: "is damaged: it cannot be unpacked"
      case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
      case .notIDX: "is no IDX file: it does not begin with two zero bytes"
      case .unknownType(let type): "has elements of an unknown type, \(type), at byte \(offset)"
      case .dimensions(let found, let expected):
        "has \(counted(found, "dimension")), at byte \(offset), where "
          + (expected.count == 1
            ? "\(expected.lowerBound) is expected"
            : "\(expected.lowerBound) to \(expected.upperBound) are expected")
      case .emptyDimension: "has a dimension of 0 at byte \(offset)"
      case .truncated(let found, let expected):
        "ends after \(found) bytes; its head promises \(expected)"
      case .trailingBytes(let count):
        "goes on for \(counted(count, "byte")) after its last element"
      case .notFinite: "has an element that is no finite number at byte \(offset)"
      case .counts(let images, let labels): "has \(labels) labels for \(images) images"
      }
    return Problem("bad-idx", "\"\(path)\" \(what)")
  }
}
