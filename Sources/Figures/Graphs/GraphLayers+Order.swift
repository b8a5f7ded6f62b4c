// The third step: an order in each layer that lets few arrows cross.
extension GraphLayers {
  /// Orders every layer by the mean place of its neighbours, down and up again and again, and keeps
  /// the order with the fewest crossings.
  ///
  /// - Complexity: O(slots · log slots) for each of a fixed number of rounds.
  mutating func reduceCrossings() {
    let ranks = ranks
    for layer in layers.indices {
      layers[layer].sort { (ranks[slots[$0].source], $0) < (ranks[slots[$1].source], $1) }
    }
    var (best, fewest) = (layers, crossingCount)
    for round in 0..<24 where fewest > 0 {
      let isDown = round.isMultiple(of: 2)
      for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
        sort(layer) { isDown ? $0.above : $0.below }
      }
      let count = crossingCount
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  /// How many pairs of arrows cross.
  var crossingCount: Int {
    let places = places
    return layers.reduce(0) { sum, layer in
      var (passed, count): ([Int], Int) = ([], 0)
      for slot in layer {
        let ends = slots[slot].below.map { places[$0] }.sorted()
        // An arrow crosses those from farther left that end farther right.
        for end in ends { count += passed.count - passed.firstIndexAfter(end) }
        for end in ends { passed.insert(end, at: passed.firstIndexAfter(end)) }
      }
      return sum + count
    }
  }

  /// The place of each slot in its layer.
  private var places: [Int] {
    var places = slots.map { _ in 0 }
    for layer in layers {
      for (place, slot) in layer.enumerated() { places[slot] = place }
    }
    return places
  }

  /// When each node is met on a walk from the last one back, the first operand first: it keeps
  /// together what belongs together.
  private var ranks: [Int] {
    var operands: [[Int]] = slots.map { _ in [] }
    for arrow in arrows { operands[arrow[arrow.count - 1]].append(arrow[0]) }
    var ranks = slots.map { _ in -1 }
    var next = 0
    for start in slots.indices.reversed() where slots[start].isNode {
      var waiting = [start]
      while let node = waiting.popLast() {
        guard ranks[node] < 0 else { continue }
        ranks[node] = next
        next += 1
        waiting += operands[node].reversed()
      }
    }
    return ranks
  }

  /// Orders a layer by the mean place of neighbours; what has none stays about where it is.
  private mutating func sort(_ layer: Int, by neighbors: (Slot) -> [Int]) {
    let places = places
    let keyed = layers[layer].enumerated().map { place, slot in
      let ends = neighbors(slots[slot]).map { Double(places[$0]) }
      let mean = ends.isEmpty ? Double(place) : ends.reduce(0, +) / Double(ends.count)
      return (mean: mean, place: place, slot: slot)
    }
    layers[layer] = keyed.sorted { ($0.mean, $0.place) < ($1.mean, $1.place) }.map(\.slot)
  }
}

extension [Int] {
  /// The first index of an ascending array whose element is larger.
  fileprivate func firstIndexAfter(_ value: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
