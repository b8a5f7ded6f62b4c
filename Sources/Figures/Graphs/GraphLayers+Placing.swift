// The last step: how far to the right everything stands.
extension GraphLayers {
  /// The middle of every slot, so that arrows are short and long ones straight.
  ///
  /// Each slot is drawn towards its neighbours. A layer takes the places that are nearest to what
  /// its slots want, by least squares, among those that keep their order and distances.
  ///
  /// - Parameters:
  ///   - widths: The width of each slot.
  ///   - gap: The least distance between two.
  func centers(widths: [Double], gap: Double) -> [Double] {
    var centers = slots.map { _ in 0.0 }
    let offsets = layers.map { layer in
      var (offsets, right): ([Double], Double) = ([], 0)
      for slot in layer {
        offsets.append(right + widths[slot] / 2)
        right += widths[slot] + gap
      }
      return offsets.map { $0 - (right - gap) / 2 }
    }
    for (layer, offsets) in zip(layers, offsets) {
      for (slot, offset) in zip(layer, offsets) { centers[slot] = offset }
    }
    let rounds = 24
    for round in 0..<rounds {
      let isDown = round.isMultiple(of: 2)
      for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
        let wishes = layers[layer].map { slot in
          // In the end a place between both sides is looked for.
          let (above, below) = (slots[slot].above, slots[slot].below)
          let isLast = round >= rounds / 2
          return wish(of: slot, for: isLast ? above + below : isDown ? above : below, centers)
        }
        let places = Self.nearest(wishes, keeping: offsets[layer])
        for (slot, place) in zip(layers[layer], places) { centers[slot] = place }
      }
    }
    return centers
  }

  private typealias Wish = (place: Double, weight: Double)

  /// The mean of neighbours, those along a long arrow before all others.
  private func wish(of slot: Int, for neighbors: [Int], _ centers: [Double]) -> Wish {
    if neighbors.isEmpty { return (centers[slot], 0.1) }
    var (sum, total) = (0.0, 0.0)
    for neighbor in neighbors {
      let weight =
        switch (slots[slot].isNode, slots[neighbor].isNode) {
        case (true, true): 1.0
        case (false, false): 8.0
        default: 2.0
        }
      sum += weight * centers[neighbor]
      total += weight
    }
    return (sum / total, total)
  }

  /// The places nearest to wishes that are at least as far apart as the offsets.
  ///
  /// Neighbours that get in each other's way are pooled (M. Ayer and others, "An empirical
  /// distribution function for sampling with incomplete information", 1955).
  private static func nearest(_ wishes: [Wish], keeping offsets: [Double]) -> [Double] {
    var pools: [(place: Double, weight: Double, count: Int)] = []
    for (wish, offset) in zip(wishes, offsets) {
      var pool = (place: wish.place - offset, weight: wish.weight, count: 1)
      while let last = pools.last, last.place > pool.place {
        let weight = last.weight + pool.weight
        let place = (last.place * last.weight + pool.place * pool.weight) / weight
        pool = (place, weight, last.count + pool.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    let shifts = pools.flatMap { Array(repeating: $0.place, count: $0.count) }
    return zip(shifts, offsets).map { $0 + $1 }
  }
}
