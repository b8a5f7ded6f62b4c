// The portable loops of a convolution. A row of an image, its positions and their vectors, is one run
// of vectors, and so is what a tap of the window meets when the window moves along the row.

extension ConvolutionShape {
  @inline(never)
  func convolve(
    weights: UnsafePointer<Double>, bias: UnsafePointer<Double>?, x: UnsafePointer<Lanes>,
    into r: UnsafeMutablePointer<Lanes>, vectors: Int
  ) {
    for f in 0..<filters {
      let taps = weights + f * channels * size * size
      for y in 0..<rows {
        let result = r + (f * rows + y) * columns * vectors
        forEachSum(inRunOf: columns * vectors) { v, body in
          var tap = taps
          for c in 0..<channels {
            for ky in 0..<size {
              let from = x + (c * height + y + ky) * width * vectors + v
              for kx in 0..<size {
                body(tap[0], from + kx * vectors)
                tap += 1
              }
            }
          }
        } store: { v, sum in
          if let bias {
            result[v] = sum + Lanes(bias[f])
          } else {
            result[v] = sum
          }
        }
      }
    }
  }

  @inline(never)
  func convolveInputs(
    weights: UnsafePointer<Double>, g: UnsafePointer<Lanes>,
    addingTo dx: UnsafeMutablePointer<Lanes>, vectors: Int
  ) {
    for c in 0..<channels {
      for y in 0..<height {
        let down = max(0, y - rows + 1)...min(size - 1, y)
        // Positions that the same taps reach: those of the margins one by one, the others at once.
        var position = 0
        while position < width {
          let across = max(0, position - columns + 1)...min(size - 1, position)
          let count = across.count == size ? columns - size + 1 : 1
          let target = dx + ((c * height + y) * width + position) * vectors
          forEachSum(inRunOf: count * vectors) { v, body in
            for f in 0..<filters {
              for ky in down {
                let taps = weights + ((f * channels + c) * size + ky) * size
                let from = g + ((f * rows + y - ky) * columns + position) * vectors + v
                for kx in across { body(taps[kx], from - kx * vectors) }
              }
            }
          } store: { v, sum in
            target[v] += sum
          }
          position += count
        }
      }
    }
  }

  @inline(never)
  func convolveWeights(
    g: UnsafePointer<Lanes>, x: UnsafePointer<Lanes>,
    addingTo weights: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>?,
    vectors: Int
  ) {
    let run = columns * vectors
    for f in 0..<filters {
      let slopes = g + f * rows * run
      for c in 0..<channels {
        for ky in 0..<size {
          let from = x + (c * height + ky) * width * vectors
          let taps = weights + ((f * channels + c) * size + ky) * size
          var kx = 0
          // Three taps at a time, which go on side by side.
          while kx < size {
            let second = min(kx + 1, size - 1)
            let third = min(kx + 2, size - 1)
            var sums: (Lanes, Lanes, Lanes) = (-0.0, -0.0, -0.0)
            for y in 0..<rows {
              let image = from + y * width * vectors
              for v in 0..<run {
                let slope = slopes[y * run + v]
                sums.0 += slope * image[kx * vectors + v]
                sums.1 += slope * image[second * vectors + v]
                sums.2 += slope * image[third * vectors + v]
              }
            }
            taps[kx] += sums.0.horizontalSum
            if second > kx { taps[second] += sums.1.horizontalSum }
            if third > second { taps[third] += sums.2.horizontalSum }
            kx += 3
          }
        }
      }
      bias?[f] += Lanes.sum(slopes, count: rows * run).horizontalSum
    }
  }

  /// Sums of products for each vector of a run, four at a time while there are four.
  ///
  /// `taps` names the products of the vector v: each number, and where its first factor lies.
  @inline(__always)
  private func forEachSum(
    inRunOf count: Int,
    taps: (_ v: Int, _ body: (Double, UnsafePointer<Lanes>) -> Void) -> Void,
    store: (_ v: Int, Lanes) -> Void
  ) {
    var v = 0
    while v + 4 <= count {
      var sums = FourSums()
      taps(v) { sums.add($0, times: $1) }
      sums.forEach { store(v + $0, $1) }
      v += 4
    }
    while v < count {
      var sum: Lanes = -0.0
      taps(v) { sum += Lanes($0) * $1[0] }
      store(v, sum)
      v += 1
    }
  }
}
