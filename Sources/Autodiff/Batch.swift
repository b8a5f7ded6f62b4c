import Kernels

/// Values of inputs for several samples: one column for each input, all of the same length.
public struct Batch: Sendable {
  /// The number of samples.
  public let count: Int
  /// The graph whose inputs the columns belong to; nil if there are none.
  let graph: Graph.Identity?
  /// The columns by the inputs' places in their graph; nil where there is none.
  let columns: [[Double]?]

  /// Makes a batch of `count` samples.
  ///
  /// Traps if a column belongs to anything but an input, or has another length than `count`, or if
  /// the inputs belong to two graphs.
  public init(count: Int, columns: [Formula: [Double]]) {
    var ordered: [[Double]?] = []
    for (formula, column) in columns {
      guard formula.operation == .input, let place = formula.position else {
        fatalError("a batch has columns for inputs; \(formula) is none")
      }
      require(
        formula.graph === columns.keys.first?.graph,
        "\(formula) belongs to another graph than the other inputs of the batch")
      require(
        column.count == count,
        "the column of \(formula) has \(column.count) values, the batch \(count) samples")
      while ordered.count <= place { ordered.append(nil) }
      ordered[place] = column
    }
    self.count = count
    self.columns = ordered
    graph = columns.keys.first?.graph.identity
  }

  /// A batch of one sample.
  public init(_ values: [Formula: Double] = [:]) {
    self.init(count: 1, columns: values.mapValues { [$0] })
  }

  func column(_ place: Int) -> [Double]? {
    place < columns.count ? columns[place] : nil
  }
}
