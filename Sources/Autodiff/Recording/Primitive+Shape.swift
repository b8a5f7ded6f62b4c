extension Primitive {
  /// The shape of the result.
  ///
  /// - Parameters:
  ///   - shapes: The shapes of the operands.
  ///   - window: The side of a pooling window; ignored by other operations.
  /// - Throws: If the operands do not fit together.
  public func shape(of shapes: [Shape], window: Int = 1) throws(ShapeMismatch) -> Shape {
    func mismatch(_ expectation: String) -> ShapeMismatch {
      ShapeMismatch(operation: self, shapes: shapes, expectation: expectation)
    }
    switch self {
    case .constant, .input, .parameter, .neuron:
      return .scalar
    case .sum, .minimum, .maximum, .argmax, .logSumExp:
      return .scalar
    case .softmax:
      return shapes[0]
    case .flatten:
      return Shape([shapes[0].count])
    case .element:
      guard shapes[1].count == 1 else { throw mismatch("an index is one number") }
      return .scalar
    case .stack:
      guard shapes.allSatisfy({ $0 == shapes[0] }) else {
        throw mismatch("the elements of a list have the same shape")
      }
      return Shape([shapes.count] + shapes[0].dimensions)
    case .dense:
      let x = shapes[0], weights = shapes[1].dimensions
      guard x.dimensions.count <= 1 else {
        throw mismatch("a dense layer takes a vector; flatten an image first")
      }
      guard weights.count == 2, weights[1] == x.count else {
        throw mismatch("the weights of \(x.count) values are a matrix of \(x.count) columns")
      }
      guard shapes.count < 3 || shapes[2].dimensions == [weights[0]] else {
        throw mismatch("there is a bias for each of the \(weights[0]) rows of weights")
      }
      return Shape([weights[0]])
    case .convolution:
      guard let image = shapes[0].image else {
        throw mismatch("a convolution takes an image, [height, width] or [channels, height, width]")
      }
      let weights = shapes[1].dimensions
      guard weights.count == 4, weights[1] == image.channels, weights[2] == weights[3] else {
        throw mismatch("its weights are [filters, \(image.channels), size, size]")
      }
      guard weights[2] <= Swift.min(image.height, image.width) else {
        throw mismatch("a filter is not larger than the image")
      }
      guard shapes.count < 3 || shapes[2].dimensions == [weights[0]] else {
        throw mismatch("there is a bias for each of the \(weights[0]) filters")
      }
      return Shape([weights[0], image.height - weights[2] + 1, image.width - weights[2] + 1])
    case .maxPool, .meanPool:
      guard let image = shapes[0].image else {
        throw mismatch("pooling takes an image, [height, width] or [channels, height, width]")
      }
      guard window >= 1, window <= Swift.min(image.height, image.width) else {
        throw mismatch("a window of \(window) × \(window) does not fit into it")
      }
      let pooled = [image.height / window, image.width / window]
      return Shape(shapes[0].dimensions.count == 3 ? [image.channels] + pooled : pooled)
    case .add, .subtract, .multiply, .divide, .power, .negate, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .equal, .notEqual, .and, .or, .not, .exp, .log, .log1p, .expm1, .sqrt, .abs,
      .sign, .sin, .cos, .tanh, .sigmoid, .softplus, .relu, .sigmoidSlope, .custom, .min, .max,
      .gate, .leakyRelu, .choose, .powerDerivative, .logAddExp, .crossEntropy,
      .crossEntropyLogits:
      let arrays = Set(shapes).subtracting([.scalar])
      guard arrays.count < 2 else {
        throw mismatch(
          shapes.count == 2
            ? "they have to be the same, or one of them a scalar"
            : "those that are no scalars have to be the same")
      }
      return arrays.first ?? .scalar
    }
  }
}
