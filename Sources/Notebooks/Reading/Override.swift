extension Notebook {
  /// A value for a parameter of the front matter, as it is given on a command line.
  public struct Override: Sendable {
    /// The parameter's name.
    public var name: String
    /// The value in digits or letters; its name is what errors call it.
    public var value: SourceText

    /// Makes an override.
    public init(name: String, value: SourceText) {
      self.name = name
      self.value = value
    }
  }
}
