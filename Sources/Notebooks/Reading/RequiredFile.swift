extension Notebook {
  /// A file without which a notebook cannot be run, as its front matter names it.
  public struct RequiredFile: Sendable, Equatable {
    /// The path, with the parameters of the front matter put in.
    public let path: String
    /// What the file is called where nobody knows the parameters: the path as it is written, without
    /// the parameter that it begins with.
    public let name: String
    /// The parameters in the path.
    public let parameters: [String]

    init(_ written: String, path: String) {
      self.path = path
      parameters = written.matches(of: /\$\{([^}]*)\}/).map { String($0.1).normalizedName }
      name = String(written.trimmingPrefix(/\$\{[^}]*\}\/*/))
    }
  }
}
