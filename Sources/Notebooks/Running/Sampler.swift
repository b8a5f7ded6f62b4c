import Autodiff

/// A formula that takes its values wherever the axes of a figure reach: over inputs, or over elements
/// of parameters, where it is the mean over the rows of the data.
struct Sampler {
  private enum Ground {
    case inputs([Formula], Function)
    /// A function for each element of the formula, since a mean is of one number.
    case parameters([Int], [Function], Batch)
  }

  let shape: Shape
  /// The rows that each value is a mean over; nil if it is that of the formula alone.
  let rowCount: Int?
  private let ground: Ground
  private let parameters: [Double]

  /// Makes a sampler over inputs, the only ones that the function needs.
  init(_ function: Function, over inputs: [Formula], parameters: [Double]) {
    shape = function.shape
    rowCount = nil
    ground = .inputs(inputs, function)
    self.parameters = parameters
  }

  /// Makes a sampler over elements of parameters, from a function for each element of a formula.
  init(
    _ functions: [Function], shape: Shape, over elements: [Int], _ batch: Batch,
    parameters: [Double]
  ) {
    self.shape = shape
    rowCount = functions.allSatisfy(\.inputNames.isEmpty) ? nil : batch.count
    ground = .parameters(elements, functions, batch)
    self.parameters = parameters
  }

  /// The elements of the formula's value at every place, one place after the other.
  ///
  /// - Parameter coordinates: For each axis the coordinates of all places.
  func values(_ coordinates: [[Double]]) -> [Double] {
    let count = coordinates[0].count
    if count == 0 { return [] }
    switch ground {
    case .inputs(let inputs, let function):
      let columns = Dictionary(uniqueKeysWithValues: zip(inputs, coordinates))
      return function.values(Batch(count: count, columns: columns), parameters: parameters)
    case .parameters(let elements, let functions, let batch):
      let means = functions.map {
        $0.means(batch, parameters: parameters, varying: elements, settings: coordinates)
      }
      if means.count == 1 { return means[0] }
      return (0..<count).flatMap { place in means.map { $0[place] } }
    }
  }
}
