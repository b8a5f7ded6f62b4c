/// A matrix of weights, with the distances from one sum, and from one term of a sum, to the next.
struct WeightMatrix {
  var weights: UnsafePointer<Double>
  var sumStride: Int
  var termStride: Int

  /// Gives `store` the sums over k of weight (j, k) times row k, each with j and its place among rows.
  ///
  /// Four vectors meet one weight as long as there are four, and after that one vector four weights.
  @inline(__always)
  func forEachSum(
    _ count: Int, of rows: UnsafePointer<Lanes>, terms: Int, vectors: Int,
    store: (_ j: Int, _ place: Int, Lanes) -> Void
  ) {
    var v = 0
    while v + 4 <= vectors {
      for j in 0..<count {
        let first = weights + j * sumStride
        var sums = FourSums()
        for k in 0..<terms { sums.add(first[k * termStride], times: rows + (k * vectors + v)) }
        sums.forEach { store(j, j * vectors + v + $0, $1) }
      }
      v += 4
    }
    while v < vectors {
      var j = 0
      while j + 4 <= count {
        let first = weights + j * sumStride
        var sums = FourSums()
        for k in 0..<terms {
          sums.add(first + k * termStride, stride: sumStride, times: rows[k * vectors + v])
        }
        sums.forEach { store(j + $0, (j + $0) * vectors + v, $1) }
        j += 4
      }
      while j < count {
        let first = weights + j * sumStride
        var sum: Lanes = -0.0
        for k in 0..<terms { sum += Lanes(first[k * termStride]) * rows[k * vectors + v] }
        store(j, j * vectors + v, sum)
        j += 1
      }
      v += 1
    }
  }
}
