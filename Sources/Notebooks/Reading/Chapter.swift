extension Notebook {
  /// A notebook that another one names as a chapter.
  public struct Chapter: Sendable {
    /// Its file, as it is written: below the folder of the notebook that names it.
    public let path: String
    let range: Range<Int>
    let source: SourceText

    /// What to say where there is no such file.
    ///
    /// - Parameter reason: Why it cannot be read, as the end of a sentence.
    public func unreadable(_ reason: String) -> Diagnostic {
      Diagnostic(.unreadableFile(path, reason: reason), source, range)
    }
  }
}
