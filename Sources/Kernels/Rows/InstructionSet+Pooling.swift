#if arch(x86_64)
  internal import CAVX2
#endif

// Pooling of images whose elements are rows of `vectors` lanes. Every loop takes time proportional to
// the image. Results have the same bits on every instruction set.

extension InstructionSet {
  /// Writes the largest element of every window, NaN where one is NaN, as `max` has it.
  public func maxPool(
    _ shape: PoolingShape, _ x: UnsafePointer<Lanes>, into r: UnsafeMutablePointer<Lanes>,
    vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_max_pool(x, r, shape.imported(vectors)) }
    #endif
    shape.forEachWindow(vectors: vectors) { first, result in
      var largest = x[first]
      shape.forEachElement(from: first, vectors: vectors) { largest = max(largest, x[$0]) }
      r[result] = largest
    }
  }

  /// Adds to dx, for each window with result r and derivative g, g over the elements equal to r.
  ///
  /// Ties share evenly: with n of them each gets g / n. The others get 0, also where g is infinite.
  /// All elements of the window get NaN where g or r is NaN.
  public func maxPoolInputs(
    _ shape: PoolingShape, g: UnsafePointer<Lanes>, x: UnsafePointer<Lanes>,
    r: UnsafePointer<Lanes>, addingTo dx: UnsafeMutablePointer<Lanes>, vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_max_pool_inputs(g, x, r, dx, shape.imported(vectors)) }
    #endif
    shape.forEachWindow(vectors: vectors) { first, result in
      let largest = r[result]
      var count: Lanes = 0.0
      shape.forEachElement(from: first, vectors: vectors) {
        count += select(x[$0] .== largest, 1.0, 0.0)
      }
      let share = g[result] / count
      let isOrdered = (share .== share) & (largest .== largest)
      let rest = select(isOrdered, 0.0, Lanes(.nan))
      shape.forEachElement(from: first, vectors: vectors) {
        dx[$0] += select(x[$0] .== largest, share, rest)
      }
    }
  }

  /// Writes the mean of every window: the sum of its elements, row after row, over their number.
  public func meanPool(
    _ shape: PoolingShape, _ x: UnsafePointer<Lanes>, into r: UnsafeMutablePointer<Lanes>,
    vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_mean_pool(x, r, shape.imported(vectors)) }
    #endif
    let count = Lanes(Double(shape.size * shape.size))
    shape.forEachWindow(vectors: vectors) { first, result in
      var sum: Lanes = -0.0
      shape.forEachElement(from: first, vectors: vectors) { sum += x[$0] }
      r[result] = sum / count
    }
  }

  /// Adds g over the number of elements to every element of a window with the derivative g.
  public func meanPoolInputs(
    _ shape: PoolingShape, g: UnsafePointer<Lanes>, addingTo dx: UnsafeMutablePointer<Lanes>,
    vectors: Int
  ) {
    #if arch(x86_64)
      if self == .avx2 { return cavx2_mean_pool_inputs(g, dx, shape.imported(vectors)) }
    #endif
    let count = Lanes(Double(shape.size * shape.size))
    shape.forEachWindow(vectors: vectors) { first, result in
      let share = g[result] / count
      shape.forEachElement(from: first, vectors: vectors) { dx[$0] += share }
    }
  }
}

#if arch(x86_64)
  extension PoolingShape {
    /// The sizes as the functions in C take them.
    fileprivate func imported(_ vectors: Int) -> cavx2_pooling {
      cavx2_pooling(
        channels: channels, height: height, width: width, size: size, vectors: vectors)
    }
  }
#endif
