import Testing

@testable import Figures

@Suite("The layout of a graph")
struct GraphLayoutTests {
  /// Operands by node.
  static let graphs: [[[Int]]] = [
    [[]],
    [[], [0]],
    [[], [0, 0]],
    [[]] + (0..<59).map { [$0] },
    Array(repeating: [], count: 59) + [Array(0..<59)],
    [[]] + Array(repeating: [0], count: 59),
    // Long arrows beside a chain.
    [[], [0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]],
    // A perceptron with its loss.
    [
      [], [], [], [], [], [0, 1], [2, 3], [5, 6], [4, 7], [8], [], [9], [10, 11], [10], [9], [14],
      [13, 15], [12, 16], [17],
    ],
    // Two layers, each node joined to all of the other.
    (0..<5).map { _ in [] } + (0..<5).map { _ in Array(0..<5) } + [Array(5..<10) + [0]],
    // Many long arrows.
    (0..<60).map { $0 == 0 ? [] : [$0 / 2, $0 / 3, $0 - 1] },
  ]

  private func graph(_ operands: [[Int]], _ title: String = "node") -> LayeredGraph {
    LayeredGraph(
      nodes: operands.enumerated().map { place, operands in
        LayeredGraph.Node(
          title: "\(title) \(place * place * place)", word: "word",
          details: place % 3 == 1 ? ["one", "two"] : [], value: "1", gradient: "2",
          kind: .operation, operands: operands)
      }, alternativeText: "A graph.")
  }

  @Test("Every node stands below its operands", arguments: graphs)
  func layers(operands: [[Int]]) {
    let layout = GraphLayout(graph(operands))
    for (place, operands) in operands.enumerated() {
      for operand in operands {
        #expect(layout.boxes[operand].bottom + 20 < layout.boxes[place].y)
      }
    }
    #expect(layout.arrows.count == operands.reduce(0) { $0 + Set($1).count })
  }

  @Test("No two boxes touch, and all are inside", arguments: graphs)
  func boxes(operands: [[Int]]) {
    let layout = GraphLayout(graph(operands))
    for (place, box) in layout.boxes.enumerated() {
      #expect(box.x >= 0 && box.y >= 0)
      #expect(box.x + box.width <= layout.width && box.bottom <= layout.height)
      for other in layout.boxes[..<place] {
        let apart =
          max(box.x - other.x - other.width, other.x - box.x - box.width) > 10
          || max(box.y - other.bottom, other.y - box.bottom) > 10
        #expect(apart, "\(box) and \(other)")
      }
    }
  }

  @Test("No arrow passes through a box", arguments: graphs)
  func arrows(operands: [[Int]]) {
    let layout = GraphLayout(graph(operands))
    for arrow in layout.arrows {
      let (source, target) = (layout.boxes[arrow.source], layout.boxes[arrow.target])
      #expect(arrow.stretches[0].top == source.bottom)
      let end = arrow.stretches[arrow.stretches.count - 1]
      #expect(end.bottom == target.y)
      #expect(end.x > target.x && end.x < target.x + target.width)
      for (place, box) in layout.boxes.enumerated()
      where place != arrow.source && place != arrow.target {
        for stretch in arrow.stretches where stretch.bottom > box.y && stretch.top < box.bottom {
          #expect(stretch.x < box.x - 4 || stretch.x > box.x + box.width + 4)
        }
        for (upper, lower) in zip(arrow.stretches, arrow.stretches.dropFirst()) {
          // The curves stay between the layers.
          #expect(upper.bottom >= box.bottom || lower.top <= box.y || upper.bottom < box.y)
        }
      }
    }
  }

  @Test("The same graph is drawn the same twice", arguments: graphs)
  func determinism(operands: [[Int]]) {
    #expect(graph(operands).svg() == graph(operands).svg())
  }

  @Test("Arrows that need not cross do not")
  func crossings() {
    // The seventh has all arrows that seven nodes can have, nine of which cross in any drawing.
    for (place, operands) in Self.graphs.prefix(8).enumerated() {
      var layers = GraphLayers(operands: operands)
      layers.reduceCrossings()
      #expect(layers.crossingCount == (place == 6 ? 9 : 0), "graph \(place)")
    }
    // Two pairs, given crosswise.
    var layers = GraphLayers(operands: [[], [], [1], [0], [2], [3], [4, 5]])
    layers.layers[1].swapAt(0, 1)
    #expect(layers.crossingCount > 0)
    layers.reduceCrossings()
    #expect(layers.crossingCount == 0)
  }

  @Test("An operand that is used late stands just above its use")
  func lateOperands() {
    let layers = GraphLayers(operands: [[], [0], [1], [], [2, 3], [3, 4]])
    #expect((0..<6).map { layers.slots[$0].layer } == [0, 1, 2, 2, 3, 4])
  }

  @Test("A chain stands in one straight line")
  func chain() {
    let layout = GraphLayout(graph(Self.graphs[3], "n"))
    let first = layout.boxes[0].middle
    #expect(layout.boxes.allSatisfy { ($0.middle - first).magnitude < 0.01 })
  }
}
