/// Everything that is wrong with a notebook, in the order of its lines; never empty.
public struct NotebookError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The problems, at least one.
  public let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.inOrder
  }

  /// All messages with a blank line between them.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n\n")
  }
}
