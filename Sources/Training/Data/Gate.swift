/// A logic gate of two inputs, of which there are sixteen.
public struct Gate: Sendable, Equatable {
  /// Its name, such as `XOR`.
  public let name: String
  /// Its outputs for the inputs 00, 01, 10 and 11, as one word of four digits: `0110`.
  public let truthColumn: String

  /// All gates in the order of their truth columns.
  ///
  /// | gate | outputs | says | gate | outputs | says |
  /// |---|---|---|---|---|---|
  /// | `FALSE` | 0000 | never | `NOR` | 1000 | neither |
  /// | `AND` | 0001 | both | `XNOR` | 1001 | both or neither |
  /// | `NIMPLY` | 0010 | x1 without x2 | `NOT_X2` | 1010 | not x2 |
  /// | `X1` | 0011 | x1 | `CIMPLY` | 1011 | x2 implies x1 |
  /// | `CNIMPLY` | 0100 | x2 without x1 | `NOT_X1` | 1100 | not x1 |
  /// | `X2` | 0101 | x2 | `IMPLY` | 1101 | x1 implies x2 |
  /// | `XOR` | 0110 | one of them | `NAND` | 1110 | not both |
  /// | `OR` | 0111 | at least one | `TRUE` | 1111 | always |
  ///
  /// The prefix C is for "converse": the same with the inputs exchanged.
  public static let all: [Gate] = zip(
    [
      "FALSE", "AND", "NIMPLY", "X1", "CNIMPLY", "X2", "XOR", "OR",
      "NOR", "XNOR", "NOT_X2", "CIMPLY", "NOT_X1", "IMPLY", "NAND", "TRUE",
    ], 0...
  ).map { name, number in
    let digits = String(number, radix: 2)
    return Gate(
      name: name, truthColumn: String(repeating: "0", count: 4 - digits.count) + digits)
  }

  /// The gate of that name or of that truth column, if there is one.
  public init?(_ text: String) {
    guard let gate = Self.all.first(where: { $0.name == text || $0.truthColumn == text }) else {
      return nil
    }
    self = gate
  }

  private init(name: String, truthColumn: String) {
    self.name = name
    self.truthColumn = truthColumn
  }
}

extension DataSet {
  /// The truth table of a gate: columns `x1` and `x2`, and the gate's output.
  ///
  /// - Parameter text: A name from the table at `Gate.all`, and the output's column has that name;
  ///   or a truth column, and the output's column is `label`, since whoever writes `0110` may not
  ///   know that it is called `XOR`.
  /// - Returns: Four rows, 00, 01, 10 and 11; nil if there is no such gate.
  public static func gate(_ text: String) -> DataSet? {
    guard let gate = Gate(text) else { return nil }
    return DataSet(columns: [
      Column(name: "x1", values: [0, 0, 1, 1]), Column(name: "x2", values: [0, 1, 0, 1]),
      Column(
        name: gate.name == text ? text : "label",
        values: gate.truthColumn.utf8.map { Double($0 - UInt8(ascii: "0")) }),
    ])
  }
}
