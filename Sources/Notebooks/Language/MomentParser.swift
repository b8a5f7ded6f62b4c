/// Reads what follows a formula's `@`: an epoch, several in brackets, or a training with or without
/// one.
///
/// In brackets may also stand which value of `each` is meant: `f@run[seed: 2, 100]`.
enum MomentParser {
  static func parse(_ tokens: inout TokenStream) throws(Diagnostic) -> Syntax.Moment {
    let start = tokens.current.range.lowerBound
    tokens.advance()
    var moment = Syntax.Moment(training: nil, epochs: nil, isList: false, range: start..<start)
    if case .name(let name) = tokens.current.kind {
      moment.training = name
      tokens.advance()
    }
    if tokens.take(.openBracket) {
      var epochs: [Int] = []
      repeat {
        if case .name(let name) = tokens.current.kind, tokens.following.kind == .symbol(.colon) {
          guard moment.choice == nil else {
            throw Diagnostic(.severalChoices, tokens.source, tokens.current.range)
          }
          moment.choice = try choice(name, &tokens)
        } else {
          epochs.append(try epoch(&tokens))
        }
      } while tokens.take(.comma)
      try tokens.expect(.closeBracket, to: "or \",\" after an epoch")
      if !epochs.isEmpty { moment.epochs = epochs }
      moment.isList = epochs.count > 1 || moment.training == nil && moment.choice == nil
    } else if moment.training == nil {
      moment.epochs = [try epoch(&tokens)]
    }
    moment.range = start..<tokens.lastEnd
    return moment
  }

  /// `seed: 2`, `label: XOR`.
  private static func choice(
    _ name: String, _ tokens: inout TokenStream
  ) throws(Diagnostic) -> Syntax.Choice {
    let start = tokens.current.range.lowerBound
    tokens.advance()
    tokens.advance()
    let value = try tokens.expectNumberOrText().value
    return Syntax.Choice(name: name, value: value, range: start..<tokens.lastEnd)
  }

  private static func epoch(_ tokens: inout TokenStream) throws(Diagnostic) -> Int {
    let token = tokens.current
    guard case .number(let value) = token.kind else {
      throw tokens.unexpected("a number of epochs, such as 0")
    }
    guard let epoch = Int(exactly: value), epoch >= 0 else {
      throw Diagnostic(.notAnEpoch(tokens.source.text(token.range)), tokens.source, token.range)
    }
    tokens.advance()
    return epoch
  }
}
