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

  static let headerWithoutTable = Problem(
    "header-without-table", "these data have no line of headings",
    advice: "Leave the option out: it is for tables of text.")

  static func badArchive(_ path: String, _ problem: Gunzip.Problem) -> Problem {
    let what =
      switch problem {
      case .damaged: "is damaged: it cannot be unpacked"
      case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
      }
    return Problem("bad-archive", "\"\(path)\" \(what)")
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
    let advice: String? =
      switch kind {
      case .dimensions: "The file of images comes first, then that of labels."
      case .notIDX: "Files such as those of MNIST are IDX files, packed with gzip or not."
      default: nil
      }
    return Problem("bad-idx", "\"\(path)\" \(what)", advice: advice)
  }
}
