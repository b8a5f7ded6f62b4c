/// Reads what follows a formula's `@`: an epoch, several in brackets, or a run with or without one.
enum MomentParser {
  static func parse(
    _ tokens: inout TokenStream
  ) throws(Diagnostic) -> Syntax.Moment {
    let start = tokens.current.range.lowerBound
    tokens.advance()
    var moment = Syntax.Moment(run: nil, epochs: nil, isList: false, range: start..<start)
    if case .name(let run) = tokens.current.kind {
      moment.run = run
      tokens.advance()
    }
    if tokens.take(.openBracket) {
      var epochs: [Int] = []
      repeat { epochs.append(try epoch(&tokens)) } while tokens.take(.comma)
      try tokens.expect(.closeBracket, to: "or \",\" after an epoch")
      moment.epochs = epochs
      moment.isList = moment.run == nil || epochs.count > 1
    } else if moment.run == nil {
      moment.epochs = [try epoch(&tokens)]
    }
    moment.range = start..<tokens.lastEnd
    return moment
  }

  private static func epoch(
    _ tokens: inout TokenStream
  ) throws(Diagnostic) -> Int {
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
