import Autodiff

/// Where a loss stopped being a number: the operation, and the row of the data it worked on.
struct Breakdown: Sendable, Equatable {
  var cause: NonFiniteValue
  /// The row, from 1, and the numbers in it that the loss depends on; nil if no row alone is to
  /// blame.
  var row: Row?

  /// A row of the data.
  struct Row: Sendable, Equatable {
    /// A number of the row, by the name of its input.
    struct Value: Sendable, Equatable {
      var name: String
      var value: Double
      /// The word that the number stands for, if it stands for one.
      var word: String?
    }

    /// Its number, from 1.
    var number: Int
    var values: [Value]
  }

  /// Whether an element was taken where there is none.
  var isMissingElement: Bool { cause.formula.hasSuffix("]") && cause.value.isNaN }

  /// Whether a parameter is what is not finite, which is nobody's fault but the last step's.
  var isOfParameter: Bool { cause.operands.isEmpty && cause.formula != "mean" }

  /// A piece of the explanation.
  enum Piece {
    case words(String)
    case code(String)
    case number(Double)
  }

  /// What happened, as a whole sentence.
  var pieces: [Piece] {
    guard !isOfParameter else {
      return [.code(cause.formula), .words(" is "), .number(cause.value), .words(" by then.")]
    }
    var pieces = place
    if let variable = cause.derivative {
      pieces += [
        .words("the derivative of "), .code(cause.formula), .words(" by "), .code(variable),
      ]
    } else {
      pieces.append(.code(cause.formula))
    }
    pieces += [.words(" is "), .number(cause.value)]
    for (index, operand) in cause.operands.enumerated() {
      let isLast = index == cause.operands.count - 1
      pieces += [
        .words(index == 0 ? " where " : isLast ? " and " : ", "), .code(operand.formula),
      ]
      pieces +=
        isMissingElement && operand.elementCount > 1
        ? [.words(" has \(operand.elementCount) elements")]
        : [.words(" is "), .number(operand.value)]
    }
    return pieces + [.words(".")]
  }

  /// The row, with the first of its numbers.
  private var place: [Piece] {
    // A value that is of no row, and no mean of them either, was computed of parameters alone.
    guard let row else { return cause.formula == "mean" ? [.words("Over all rows, ")] : [] }
    let most = 8
    var pieces = [Piece.words("In row \(row.number) of the data")]
    for (index, input) in row.values.prefix(most).enumerated() {
      pieces += [.words("\(index == 0 ? " (" : ", ")\(input.name) = "), .number(input.value)]
      if let word = input.word { pieces.append(.words(", \"\(word)\"")) }
    }
    if row.values.count > most { pieces.append(.words(", …")) }
    return pieces + [.words(row.values.isEmpty ? ", " : "), ")]
  }

  /// The explanation in plain text, its numbers as formulas write them.
  var explanation: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .code(let text): text
      case .number(let number): number.spelling
      }
    }.joined()
  }
}
