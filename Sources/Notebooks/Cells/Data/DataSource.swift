import Training

/// A way to make data of a few numbers, which a `data` cell calls by its name:
/// `wave(points: 50, noise: 0.1)`.
///
/// ```swift
/// let ramp = DataSource("ramp", arguments: ["points": 10]) { arguments, seed in
///   let points = try arguments.whole("points", in: 2...1000)
///   let x = (0..<points).map { Double($0) / Double(points - 1) }
///   return DataSet(columns: [DataSet.Column(name: "x", values: x)])
/// }
/// ```
public struct DataSource: Sendable {
  /// The numbers of a call.
  public struct Arguments: Sendable {
    private let source: String
    private let numbers: [String: Double]

    init(_ signature: CallReader.Signature, _ call: CallReader.Reading) {
      source = signature.name
      numbers = signature.arguments.reduce(into: call.numbers) { numbers, argument in
        if numbers[argument.label] == nil { numbers[argument.label] = argument.usual }
      }
    }

    /// The number that the call gives to an argument, or else its usual value; traps if the data
    /// source has no such argument.
    public subscript(label: String) -> Double {
      guard let number = numbers[label] else {
        fatalError("the data source \(source) has no argument \"\(label)\"")
      }
      return number
    }

    /// A whole number; traps if the data source has no such argument.
    ///
    /// - Throws: If the number is not whole, or outside the range.
    public func whole(
      _ label: String, in range: ClosedRange<Int>
    ) throws(ArgumentOutOfRange) -> Int {
      guard let number = Int(exactly: self[label]), range.contains(number) else {
        throw ArgumentOutOfRange(
          argument: label, found: self[label],
          expected: "a whole number, \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }

  let signature: CallReader.Signature
  let make: @Sendable (Arguments, _ seed: UInt64) throws -> DataSet

  /// Makes a data source.
  ///
  /// - Parameters:
  ///   - name: The name by which it is called.
  ///   - arguments: The labels of its arguments, each with its usual value, or with nil if a call has
  ///     to give one.
  ///   - make: Makes at least one row, given the arguments of a call and the seed of the notebook.
  ///     If it throws `ArgumentOutOfRange` the notebook's error points at that argument, otherwise
  ///     at the call.
  public init(
    _ name: String, arguments: KeyValuePairs<String, Double?> = [:],
    make: @escaping @Sendable (_ arguments: Arguments, _ seed: UInt64) throws -> DataSet
  ) {
    signature = CallReader.Signature(
      name: name,
      arguments: arguments.map { CallReader.Signature.Argument(label: $0.key, usual: $0.value) })
    self.make = make
  }

  /// The name by which it is called.
  var name: String { signature.name }
  /// The labels of its arguments.
  var labels: [String] { signature.labels }
}
