extension Notebook {
  /// Ceilings for what a notebook may ask for, so that a stranger's cannot fill the memory or run for
  /// days.
  public struct Limits: Sendable, Equatable {
    /// The nodes of a heatmap along either axis.
    public var resolution: Int
    /// The nodes of a cell's heatmaps, counted once for each level of their contours; one level may
    /// have as many as there are.
    public var contourNodes: Int
    /// The epochs of one training.
    public var epochs: Int
    /// The elements of one array.
    public var elements: Int
    /// The operations that a notebook copies, to put arguments into formulas and to differentiate.
    public var operations: Int
    /// The numbers that a data set, the epochs kept of a training or the pictures of a cell come to.
    public var numbers: Int
    /// The bytes of a data file, unpacked.
    public var fileSize: Int

    /// Generous for everything that a page can show: 1,024 × 1,024 nodes with nine levels, a
    /// million epochs, ten million weights, a million operations, 800 MB of numbers and files of 1 GiB.
    public static let standard = Limits(
      resolution: 1024, contourNodes: 10_000_000, epochs: 1_000_000, elements: 10_000_000,
      operations: 1_000_000, numbers: 100_000_000, fileSize: 1 << 30)

    /// What a machine of some tens of gigabytes can do: a hundred times the epochs and levels, ten times
    /// the numbers.
    public static let large = Limits(
      resolution: 8192, contourNodes: 1_000_000_000, epochs: 100_000_000, elements: 100_000_000,
      operations: 10_000_000, numbers: 1_000_000_000, fileSize: 1 << 34)
  }
}
