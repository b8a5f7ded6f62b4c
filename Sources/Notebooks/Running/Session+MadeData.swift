import Training

// Rows that are made of numbers rather than read.
extension Session {
  /// What a data source makes, or why it makes nothing.
  func rows(
    of source: DataSource, _ call: CallReader.Reading
  ) throws(Diagnostic) -> DataSet {
    do {
      let made = try source.make(
        DataSource.Arguments(call), UInt64(truncatingIfNeeded: seed))
      if made.count > 0 { return made }
    } catch let error as ArgumentOutOfRange where call.given[error.argument] != nil {
      let range = call.range(of: error.argument)
      throw diagnostic(
        .wrongOption(
          key: error.argument, found: self.source.text(range), expected: error.expected), range)
    } catch {
      throw diagnostic(.failedSource(source.name, reason: "\(error)"), call.range)
    }
    throw diagnostic(.failedSource(source.name, reason: "it made no rows"), call.range)
  }
}
