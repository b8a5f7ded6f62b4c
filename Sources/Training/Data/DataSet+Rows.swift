import Kernels

extension DataSet {
  /// The data set of some of the rows, in the order they are named; a row may come twice.
  ///
  /// Traps if a row does not exist. The labels of a column of texts stay whole, so that a number
  /// keeps its meaning.
  public func selecting(rows: [Int]) -> DataSet {
    for row in rows {
      require(row >= 0 && row < count, "row \(row) does not exist; there are \(count) rows")
    }
    return DataSet(
      columns: columns.map { column in
        var values: [Double] = []
        let size = column.rowSize
        values.reserveCapacity(rows.count * size)
        for row in rows { values.append(contentsOf: column.values[row * size..<(row + 1) * size]) }
        return Column(
          name: column.name, values: values, shape: column.shape, labels: column.labels)
      })
  }

  /// The same rows in a random order that the seed fixes.
  public func shuffled(seed: UInt64) -> DataSet {
    selecting(rows: permutation(seed: seed, purpose: "shuffle"))
  }

  /// Divides the rows at random into those to train on and those to validate with.
  ///
  /// Both parts keep the rows in the order they had.
  ///
  /// - Parameters:
  ///   - fraction: The part of the rows to validate with, rounded to whole rows.
  ///   - seed: What fixes the choice.
  /// - Throws: Unless either part gets a row.
  public func split(
    validation fraction: Double, seed: UInt64
  ) throws(ArgumentOutOfRange) -> (training: DataSet, validation: DataSet) {
    let wanted = (Double(count) * fraction).rounded()
    try checkArgument(
      "validation", fraction, wanted >= 1 && wanted <= Double(count - 1),
      "a fraction that leaves at least one of \(count) rows on either side")
    let order = permutation(seed: seed, purpose: "validation")
    let size = Int(wanted)
    return (
      selecting(rows: order[size...].sorted()), selecting(rows: order[..<size].sorted())
    )
  }

  private func permutation(seed: UInt64, purpose: String) -> [Int] {
    var generator = RandomGenerator(seed: seed, stream: purpose)
    var order = Array(0..<count)
    generator.shuffle(&order)
    return order
  }
}
