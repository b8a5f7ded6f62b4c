import Kernels

/// A function at work on one block of samples: rows of values and adjoints, `lanes` wide.
///
/// The forward rules and the reverse rules are extensions of this type, each in a file of its own.
struct Block {
  let function: Function
  /// For each row, whether it is a parameter or depends on one.
  let isActive: [Bool]
  let lanes: Int
  /// How many of the lanes hold samples; the others repeat the last one.
  let count: Int
  let values: UnsafeMutablePointer<Double>
  let adjoints: UnsafeMutablePointer<Double>?

  /// Appends the value of every sample to `values`.
  func appendOutput(to result: inout [Double]) {
    result.append(contentsOf: UnsafeBufferPointer(start: row(function.output), count: count))
  }

  /// Adds the values to a sum, lane by lane.
  func addOutput(to sum: inout Lanes) { add(row(function.output), to: &sum) }

  /// Adds a parameter's adjoints to a sum, lane by lane.
  func addAdjoint(ofParameter place: Int, to sum: inout Lanes) {
    guard let adjoints else { return }
    add(adjoints + (function.inputs.count + place) * lanes, to: &sum)
  }

  func row(_ row: Int) -> UnsafeMutablePointer<Double> { values + row * lanes }

  /// Adds a row to a sum, over the lanes that hold samples.
  private func add(_ row: UnsafeMutablePointer<Double>, to sum: inout Lanes) {
    let whole = count / Lanes.count * Lanes.count
    for lane in stride(from: 0, to: whole, by: Lanes.count) { sum += Lanes(loading: row + lane) }
    for lane in whole..<count { sum.vector[lane - whole] += row[lane] }
  }
}

extension Lanes {
  /// The sum of the lanes, in an order that no processor's own reduction decides.
  var sum: Double { (vector[0] + vector[1]) + (vector[2] + vector[3]) }
}
