import Kernels
import Training

/// Reads a call with named numbers: `adam(rate: 0.01, beta1: 0.8)` in an option,
/// `spiral(points: 100)` in a data cell.
///
/// The brackets may be left out where every argument has a usual value.
struct CallReader {
  /// A call that an option knows.
  struct Signature: Sendable {
    struct Argument: Sendable {
      var label: String
      /// Nil for one that has to be given.
      var usual: Double?
      /// A number that it takes.
      var example = 1.0
    }

    var name: String
    var arguments: [Argument]

    init(name: String, arguments: [Argument]) {
      self.name = name
      self.arguments = arguments
    }

    init(_ declaration: CallDeclaration<some Sendable>) {
      name = declaration.name
      arguments = declaration.arguments.map {
        Argument(label: $0.label, usual: $0.usual, example: $0.range.example)
      }
    }

    var labels: [String] { arguments.map(\.label) }

    /// The arguments that a call has to give.
    var needed: [Argument] { arguments.filter { $0.usual == nil } }

    /// The call as an example: `momentum(rate: 0.1)`.
    var example: String {
      "\(name)(\(needed.map { "\($0.label): \($0.example.spelling)" }.joined(separator: ", ")))"
    }
  }

  /// A call as it was written.
  struct Reading: Sendable {
    /// Which of the calls that are known it is.
    let place: Int
    var range: Range<Int>
    private(set) var given: [String: Located<Double>] = [:]

    init(_ place: Int, at range: Range<Int>) {
      self.place = place
      self.range = range
    }

    /// The numbers that are given.
    var numbers: [String: Double] { given.mapValues(\.value) }

    /// Where an argument is given, or else the whole call.
    func range(of label: String) -> Range<Int> { given[label]?.range ?? range }

    mutating func give(_ label: String, _ number: Located<Double>) -> Bool {
      given.updateValue(number, forKey: label) == nil
    }
  }

  /// What is chosen among: "optimizer", for messages.
  var what: String
  var known: [Signature]

  /// Reads one of the calls and leaves the stream behind it.
  func read(_ tokens: inout TokenStream) throws(Diagnostic) -> Reading {
    let example = known.first?.example ?? what
    let name = try tokens.expectNameOrText("\(what.withArticle), such as \(example)")
    guard let place = known.firstIndex(where: { $0.name == name.value }) else {
      let names = known.map(\.name)
      throw Diagnostic(
        .unknownChoice(
          what, name.value, nearest: nearestName(to: name.value, among: names), known: names),
        tokens.source, name.range)
    }
    let signature = known[place]
    var reading = Reading(place, at: name.range)
    let needed = signature.needed
    if needed.isEmpty, tokens.current.kind != .symbol(.open) { return reading }
    try tokens.expect(
      .open,
      to: needed.isEmpty
        ? "after \(name.value)"
        : "and the \(needed.map(\.label).list), as in \(signature.example)")
    while tokens.current.kind != .symbol(.close) {
      try readArgument(&tokens, of: signature, into: &reading)
      guard tokens.take(.comma) else { break }
    }
    if tokens.current.kind == .symbol(.close),
      let missing = needed.first(where: { reading.given[$0.label] == nil })
    {
      throw Diagnostic(
        .missingArgument(
          missing.label, function: name.value, example: missing.example.spelling), tokens.source,
        name.range.lowerBound..<tokens.current.range.upperBound)
    }
    try tokens.expect(.close, to: "or \",\" after an argument")
    reading.range = name.range.lowerBound..<tokens.lastEnd
    return reading
  }

  /// `rate: 0.1`.
  private func readArgument(
    _ tokens: inout TokenStream, of signature: Signature, into reading: inout Reading
  ) throws(Diagnostic) {
    let labels = signature.labels
    guard !labels.isEmpty else { throw tokens.unexpected("\")\"") }
    let label = try tokens.expectName("`\(labels[0]):`")
    guard labels.contains(label.value) else {
      throw Diagnostic(
        .noSuchArgument(
          label.value, function: signature.name,
          nearest: nearestName(to: label.value, among: labels), known: labels),
        tokens.source, label.range)
    }
    try tokens.expect(.colon, to: "after `\(label.value)`")
    guard reading.give(label.value, try tokens.expectNumber()) else {
      throw Diagnostic(.repeatedArgument(label.value), tokens.source, label.range)
    }
  }
}
