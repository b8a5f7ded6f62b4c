extension Notebook {
  /// What a run may change about a notebook, and what it allows one to do.
  public struct Options: Sendable {
    /// Values in place of those in the front matter, such as `epochs` and `500`; `seed` is one, too.
    public var overrides: [Override]
    /// How much a notebook may ask for.
    public var limits: Limits
    /// What a notebook may use besides what the language has of its own.
    public var library: Library

    /// Makes options; without arguments those of a plain run.
    public init(
      overrides: [Override] = [], limits: Limits = .standard, library: Library = Library()
    ) {
      self.overrides = overrides
      self.limits = limits
      self.library = library
    }
  }
}
