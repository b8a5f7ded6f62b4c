import Diagnostics
import Figures

/// Where a formula was evaluated: over all rows of the data, or for one sample.
public enum SamplePlace: Sendable, Equatable {
  /// The mean over the rows of the data.
  case mean(rowCount: Int)
  /// One sample: the row of the data that it is, if it is one, and the inputs that count.
  case sample(row: Int?, inputs: [Input])

  /// An input with its value.
  public struct Input: Sendable, Equatable {
    /// The input's name.
    public var name: String
    /// The lengths of its dimensions; empty for a number.
    public var shape: [Int]
    /// Its elements, the last dimension fastest; one for a number.
    public var elements: [Double]

    /// Takes an input with its value.
    public init(name: String, shape: [Int], elements: [Double]) {
      self.name = name
      self.shape = shape
      self.elements = elements
    }

    /// The input and its value, or its size if it is an array: `x1 = 0.5`, `pixels (8 × 8)`.
    public var text: String {
      guard !shape.isEmpty else {
        return "\(name) = \(NumberFormat.general(6).text(elements.first ?? .nan))"
      }
      return "\(name) (\(shape.sizes))"
    }
  }

  /// The place as a sentence; nil for a formula without inputs, which has the same value everywhere.
  public var sentence: String? {
    switch self {
    case .mean(let count): return "The mean over \(counted(count, "row")) of the data."
    case .sample(let row, let inputs):
      let most = 8
      let list =
        inputs.prefix(most).map(\.text).joined(separator: ", ") + (inputs.count > most ? ", …" : "")
      if let row { return "Row \(row) of the data" + (list.isEmpty ? "." : ": \(list).") }
      return list.isEmpty ? nil : "At \(list)."
    }
  }
}
