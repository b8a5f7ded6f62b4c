// Functions of arrays. A caller that does not know the shapes uses `Formula.applying`, which throws
// where these trap.

/// The sum of all elements.
public func sum(_ x: Formula) -> Formula { .apply(.sum, x) }

/// The mean of all elements.
public func mean(_ x: Formula) -> Formula { sum(x) / Double(x.shape.count) }

/// The smallest element; those that tie share the derivative evenly, and NaN anywhere gives NaN.
public func min(_ x: Formula) -> Formula { .apply(.minimum, x) }

/// The largest element; those that tie share the derivative evenly, and NaN anywhere gives NaN.
public func max(_ x: Formula) -> Formula { .apply(.maximum, x) }

extension Formula {
  /// The smallest or the largest of several formulas, element by element; a scalar goes with any
  /// shape.
  ///
  /// - Parameter operation: `min` or `max`.
  static func extreme(_ operation: Primitive, _ formulas: [Formula]) -> Formula {
    do {
      return try extreme(operation, of: formulas)
    } catch {
      fatalError("\(error)")
    }
  }

  /// The smallest or the largest of several formulas, element by element; a scalar goes with any
  /// shape.
  ///
  /// Of more than two, all that tie share the derivative evenly, which a chain of two at a time
  /// would not do.
  ///
  /// - Parameters:
  ///   - operation: `min` or `max`.
  ///   - formulas: One formula or more.
  /// - Throws: If the shapes do not fit.
  package static func extreme(
    _ operation: Primitive, of formulas: [Formula]
  ) throws(ShapeMismatch) -> Formula {
    guard formulas.count > 2 else {
      return formulas.count == 1 ? formulas[0] : try applying(operation, formulas)
    }
    var shape = formulas[0].shape
    for formula in formulas { shape = try operation.shape(of: [shape, formula.shape]) }
    let reduction: Primitive = operation == .min ? .minimum : .maximum
    let graph = formulas[0].graph
    var parts: [Formula] = []
    for place in 0..<shape.count {
      let elements = formulas.map {
        $0.shape == .scalar ? $0 : $0.element(at: graph.constant(Double(place)))
      }
      parts.append(try applying(reduction, [applying(.stack, elements)]))
    }
    return shape == .scalar ? parts[0] : shaped(parts, as: shape)
  }

  /// Scalars as an array.
  static func shaped(_ parts: [Formula], as shape: Shape) -> Formula {
    var parts = parts
    for dimension in shape.dimensions.dropFirst().reversed() {
      parts = stride(from: 0, to: parts.count, by: dimension).map { start in
        stacking(Array(parts[start..<start + dimension]))
      }
    }
    return stacking(parts)
  }

  private static func stacking(_ parts: [Formula]) -> Formula {
    do {
      return try applying(.stack, parts)
    } catch {
      fatalError("\(error)")
    }
  }
}

/// The index of the first largest element, counted from 0, and NaN where one is NaN; its derivative
/// is 0.
public func argmax(_ x: Formula) -> Formula { .apply(.argmax, x) }

/// log(Σ eˣ) over all elements, without overflow.
public func logSumExp(_ x: Formula) -> Formula { .apply(.logSumExp, x) }

/// eˣ / Σ eˣ over all elements, without overflow: numbers above 0 that sum to 1.
public func softmax(_ x: Formula) -> Formula { .apply(.softmax, x) }

extension Formula {
  /// The element at an index for each dimension, counted from 0; traps outside the shape.
  public subscript(indices: Int...) -> Formula {
    guard let element = self.element(at: indices) else {
      fatalError("there is no element \(indices) in \(shape)")
    }
    return element
  }

  /// The element at an index for each dimension, counted from 0; nil outside the shape.
  public func element(at indices: [Int]) -> Formula? {
    shape.place(of: indices).map { element(at: graph.constant(Double($0))) }
  }

  /// The element at a place that is computed, counted row by row from 0; NaN where there is none.
  public func element(at place: Formula) -> Formula { .apply(.element, self, place) }

  /// All elements as a vector, row by row.
  public var flattened: Formula { .apply(.flatten, self) }
}

// MARK: - Layers

/// A dense layer: weights · x + bias.
///
/// - Parameters:
///   - x: A vector of n elements, or a scalar.
///   - weights: A matrix of m rows and n columns.
///   - bias: A vector of m elements, or none.
/// - Returns: A vector of m elements.
public func dense(_ x: Formula, weights: Formula, bias: Formula? = nil) -> Formula {
  bias.map { .apply(.dense, x, weights, $0) } ?? .apply(.dense, x, weights)
}

/// A convolution layer (a cross-correlation, as everywhere in this field) without padding, by steps
/// of one.
///
/// - Parameters:
///   - x: An image of c channels, height h and width w, or a matrix as one channel.
///   - weights: Filters of shape [f, c, s, s].
///   - bias: A vector of f elements, or none.
/// - Returns: An image of shape [f, h − s + 1, w − s + 1].
public func convolution(_ x: Formula, weights: Formula, bias: Formula? = nil) -> Formula {
  bias.map { .apply(.convolution, x, weights, $0) } ?? .apply(.convolution, x, weights)
}

/// The largest element of every `window` × `window` square; rows and columns that do not fill one
/// are left out.
public func maxPool(_ x: Formula, _ window: Int) -> Formula { .apply(.maxPool, x, window: window) }

/// The mean of every `window` × `window` square; rows and columns that do not fill one are left out.
public func meanPool(_ x: Formula, _ window: Int) -> Formula {
  .apply(.meanPool, x, window: window)
}

// MARK: - Losses

/// The cross-entropy between a probability and a label from 0 to 1, −(y·log p + (1 − y)·log(1 − p)),
/// where 0·log 0 is 0.
///
/// A term 0·log 0 has no derivatives either: at p = y = 1 that by p is −1 and that by y is 0. Where
/// `probability` is a sigmoid, a compiled function takes its argument instead, which neither overflows
/// nor loses digits.
public func crossEntropy(_ probability: Formula, _ label: Formula) -> Formula {
  .combine(.crossEntropy, probability, label)
}

/// The cross-entropy between sigmoid(logit) and a label from 0 to 1, without overflow.
public func crossEntropyLogits(_ logit: Formula, _ label: Formula) -> Formula {
  .combine(.crossEntropyLogits, logit, label)
}

/// The cross-entropy between softmax(logits) and a class, counted from 0; NaN for a class that there
/// is not.
public func softmaxCrossEntropy(_ logits: Formula, _ label: Formula) -> Formula {
  logSumExp(logits) - logits.element(at: label)
}

/// The squared distance between two values, summed over their elements.
public func squaredError(_ a: Formula, _ b: Formula) -> Formula {
  let difference = a - b
  let square = difference * difference
  return square.shape == .scalar ? square : sum(square)
}
