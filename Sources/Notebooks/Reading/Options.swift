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

  /// Ceilings for what a notebook may ask for, so that a stranger's cannot fill the memory or run for
  /// days.
  public struct Limits: Sendable, Equatable {
    /// The nodes of a heatmap along either axis.
    public var resolution: Int
    /// The epochs of one training.
    public var epochs: Int
    /// The elements of one array.
    public var elements: Int
    /// The numbers that a data set, the epochs kept of a training or the pictures of a cell come to.
    public var numbers: Int
    /// The bytes of a data file, unpacked.
    public var fileSize: Int

    /// Generous for everything that a page can show: 1,024 × 1,024 nodes, a million epochs, ten
    /// million weights, 800 MB of numbers and files of 1 GiB.
    public static let standard = Limits(
      resolution: 1024, epochs: 1_000_000, elements: 10_000_000, numbers: 100_000_000,
      fileSize: 1 << 30)

    /// What a machine of some tens of gigabytes can do: a hundred times the epochs, ten times the
    /// numbers.
    public static let large = Limits(
      resolution: 8192, epochs: 100_000_000, elements: 100_000_000, numbers: 1_000_000_000,
      fileSize: 1 << 34)
  }
}
