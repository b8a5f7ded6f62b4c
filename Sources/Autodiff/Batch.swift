import Kernels

/// Values of inputs for several samples: one column for each input.
///
/// A column has the elements of one sample after those of the other, so that the column of an image
/// has height × width values a sample.
public struct Batch: Sendable {
  /// The number of samples.
  public let count: Int
  /// The graph whose inputs the columns belong to; nil if there are none.
  let graph: Graph.Identity?
  /// The columns by the inputs' places in their graph; nil where there is none.
  private let columns: [[Double]?]

  /// Makes a batch of `count` samples.
  ///
  /// Traps if a column belongs to anything but an input, or has another length than `count` times
  /// the elements of the input, or if the inputs belong to two graphs.
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
        column.count == count * formula.shape.count,
        "the column of \(formula), \(formula.shape), has \(column.count) values; the batch has "
          + "\(count) samples")
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

  /// Calls `body` with the values of an input.
  @inline(__always)
  func withColumn(_ place: Int, _ body: (UnsafePointer<Double>) -> Void) {
    columns[place]?.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { body(start) }
    }
  }

  /// Traps if the batch has no samples, or no column for an input of a function.
  func check(for function: Function) {
    require(count > 0, "a function runs over at least one sample")
    require(
      graph == nil || graph === function.graph,
      "the batch has columns for the inputs of another graph than the function's")
    for input in function.inputs {
      require(
        column(input.place) != nil,
        "the function needs input \"\(input.name)\", for which the batch has no column")
    }
  }
}
