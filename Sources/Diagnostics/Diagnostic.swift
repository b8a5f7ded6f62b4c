/// A problem in a text: where it is, what was found, and what to do.
public struct Diagnostic: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, wherever it is.
  public let problem: Problem
  /// What the text is called.
  public let file: String
  /// Where it begins.
  public let place: SourceText.Place
  /// The line on which the problem begins, of a long one the part around the problem.
  public let lineText: String
  /// Where in that text it begins, in characters from 0.
  private let indentation: Int
  /// How many characters of that line are concerned, at least 1.
  public let length: Int

  /// How many characters of a line are shown before and behind the place of a problem.
  private static let context = 100

  /// Makes a diagnostic for a range of bytes.
  public init(_ problem: Problem, _ source: SourceText, _ range: Range<Int>) {
    self.problem = problem
    file = source.name
    let start = Swift.min(range.lowerBound, source.bytes.count)
    place = source.place(at: start)
    let line = source.range(ofLine: place.line - 1)
    let before = source.text(line.lowerBound..<Swift.max(start, line.lowerBound))
    let after = source.text(Swift.max(start, line.lowerBound)..<line.upperBound)
    let isCut = before.count > Self.context
    let shownBefore = (isCut ? "…" : "") + before.suffix(Self.context)
    let shownAfter = after.prefix(Self.context) + (after.count > Self.context ? "…" : "")
    lineText = (shownBefore + shownAfter).printable
    indentation = shownBefore.count
    let end = Swift.max(start, Swift.min(range.upperBound, line.upperBound))
    length = Swift.min(Swift.max(1, source.text(start..<end).count), Self.context)
  }

  /// What was found and what was expected, as a sentence without a full stop.
  public var message: String { problem.message.printable }

  /// The mistake's name in the documentation.
  public var identifier: ProblemIdentifier? { problem.identifier }

  /// What to do about it, as whole sentences; nil where the message says it.
  public var advice: String? {
    problem.advice.map {
      $0.split(separator: "\n").map { String($0).printable }.joined(separator: "\n")
    }
  }

  /// The message as people read it: place, problem, the line with a caret under it, advice.
  ///
  /// ```
  /// and-gate.md:12:17: error: there is nothing named "perceptorn" [unknown-name]
  ///    12 | loss = -(AND * log(perceptorn))
  ///       |                    ^~~~~~~~~~
  /// Did you mean "perceptron"?
  /// ```
  public var description: String { rendered { _, text in text } }

  /// A piece of the message, by what a terminal may set it off.
  public enum Part: Sendable {
    /// File, line and column.
    case place
    /// The word "error:".
    case label
    /// The name of the mistake, in brackets.
    case identifier
    /// The number of the line and the rule beside it.
    case margin
    /// The caret under the line.
    case caret
    /// Everything else.
    case text
  }

  /// The message as `description` has it, with each piece in the form that `style` gives it.
  public func rendered(_ style: (Part, String) -> String) -> String {
    var lines = [headline(style), excerpt(style)]
    if let advice { lines.append(style(.text, advice)) }
    return lines.joined(separator: "\n")
  }

  /// The first line of the message: place, problem, and the mistake's name.
  public var headline: String { headline { _, text in text } }

  /// The line that is wrong, with a caret under its place.
  public var excerpt: String { excerpt { _, text in text } }

  private func headline(_ style: (Part, String) -> String) -> String {
    let position = style(.place, "\(file.printable):\(place.line):\(place.column):")
    return "\(position) \(style(.label, "error:")) \(style(.text, message))"
      + (identifier.map { " " + style(.identifier, "[\($0.rawValue)]") } ?? "")
  }

  private func excerpt(_ style: (Part, String) -> String) -> String {
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    // Tabs stay tabs, so that the caret stands under its character however wide they are shown.
    let indent = String(lineText.prefix(indentation).map { $0 == "\t" ? "\t" : " " })
    let caret = "^" + String(repeating: "~", count: length - 1)
    return "  \(style(.margin, "\(number) |")) \(style(.text, lineText))\n"
      + "  \(style(.margin, "\(margin) |")) \(indent)\(style(.caret, caret))"
  }
}

extension [Diagnostic] {
  /// Each of them once, in the order of the files' lines.
  package var inOrder: [Diagnostic] {
    var result: [Diagnostic] = []
    for diagnostic in self where !result.contains(diagnostic) { result.append(diagnostic) }
    return result.enumerated().sorted { a, b in
      (a.element.place.line, a.element.place.column, a.offset)
        < (b.element.place.line, b.element.place.column, b.offset)
    }.map(\.element)
  }
}
