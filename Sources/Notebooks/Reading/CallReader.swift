/// Reads a value of an option that is written as a call with named numbers:
/// `adam(rate: 0.01, beta1: 0.8)`.
///
/// The brackets may be left out where every argument has a usual value.
struct CallReader {
  /// A call that an option knows.
  struct Signature: Sendable {
    var name: String
    /// The arguments and their usual values; nil for one that has to be given.
    var arguments: [(label: String, usual: Double?)]

    var labels: [String] { arguments.map(\.label) }

    /// The call as an example: `momentum(rate: 0.1)`.
    var example: String {
      let needed = arguments.filter { $0.usual == nil }.map { "\($0.label): 0.1" }
      return "\(name)(\(needed.joined(separator: ", ")))"
    }
  }

  /// A call as it was written.
  struct Reading {
    var name: String
    var range: Range<Int>
    private let usual: [String: Double]
    private(set) var given: [String: (value: Double, range: Range<Int>)] = [:]

    init(_ signature: Signature, range: Range<Int>) {
      name = signature.name
      self.range = range
      usual = Dictionary(
        uniqueKeysWithValues: signature.arguments.compactMap { argument in
          argument.usual.map { (argument.label, $0) }
        })
    }

    /// All numbers, given or usual.
    var numbers: [String: Double] { usual.merging(given.mapValues(\.value)) { $1 } }

    subscript(label: String) -> Double { given[label]?.value ?? usual[label] ?? .nan }

    /// Where an argument is given, or else the whole call.
    func range(of label: String) -> Range<Int> { given[label]?.range ?? range }

    mutating func give(_ label: String, _ value: Double, _ range: Range<Int>) -> Bool {
      given.updateValue((value, range), forKey: label) == nil
    }
  }

  /// What is chosen among: "optimizer", for messages.
  var what: String
  var known: [Signature]

  /// Reads one of the calls and leaves the stream behind it.
  func read(_ tokens: inout TokenStream) throws(Diagnostic) -> Reading {
    let example = known.first?.example ?? what
    let start = tokens.current.range.lowerBound
    let expected = "\(what.withArticle), such as \(example)"
    let (name, nameRange) = try tokens.expectNameOrText(expected)
    guard let signature = known.first(where: { $0.name == name }) else {
      let names = known.map(\.name)
      throw Diagnostic(
        .unknownChoice(
          what, name, nearest: nearestName(to: name, among: names), known: names),
        tokens.source, nameRange)
    }
    var reading = Reading(signature, range: nameRange)
    let needed = signature.arguments.filter { $0.usual == nil }.map(\.label)
    if needed.isEmpty, tokens.current.kind != .symbol(.open) { return reading }
    try tokens.expect(
      .open,
      to: needed.isEmpty
        ? "after \(name)" : "and the \(needed.list), as in \(signature.example)")
    while tokens.current.kind != .symbol(.close) {
      try readArgument(&tokens, of: signature, into: &reading)
      guard tokens.take(.comma) else { break }
    }
    if tokens.current.kind == .symbol(.close),
      let missing = needed.first(where: { reading.given[$0] == nil })
    {
      throw Diagnostic(
        .missingArgument(missing, function: name), tokens.source,
        nameRange.lowerBound..<tokens.current.range.upperBound)
    }
    try tokens.expect(.close, to: "or \",\" after an argument")
    reading.range = start..<tokens.lastEnd
    return reading
  }

  /// `rate: 0.1`.
  private func readArgument(
    _ tokens: inout TokenStream, of signature: Signature, into reading: inout Reading
  ) throws(Diagnostic) {
    let labels = signature.labels
    guard !labels.isEmpty else { throw tokens.unexpected("\")\"") }
    let (label, labelRange) = try tokens.expectName("`\(labels[0]):`")
    guard labels.contains(label) else {
      throw Diagnostic(
        .noSuchArgument(
          label, function: signature.name, nearest: nearestName(to: label, among: labels),
          known: labels), tokens.source, labelRange)
    }
    try tokens.expect(.colon, to: "after `\(label)`")
    let start = tokens.current.range.lowerBound
    let value = try OptionValue.number(&tokens)
    guard reading.give(label, value, start..<tokens.lastEnd) else {
      throw Diagnostic(.repeatedArgument(label), tokens.source, labelRange)
    }
  }
}
