/// Where the boxes of a graph stand, and which way its arrows go.
struct GraphLayout {
  struct Box {
    /// The left and the upper edge.
    var (x, y): (Double, Double)
    var (width, height): (Double, Double)
    var middle: Double { x + width / 2 }
    var bottom: Double { y + height }
  }

  /// An arrow: straight down at every x from one y to another, and curved in between.
  struct Arrow {
    var source: Int
    var target: Int
    var stretches: [(x: Double, top: Double, bottom: Double)]
  }

  private(set) var boxes: [Box] = []
  private(set) var arrows: [Arrow] = []
  private(set) var width: Double
  private(set) var height: Double

  /// Room around everything, for outlines and the sheet behind a layer's box.
  static let margin = 5.0
  static let arrowHead = 6.0
  private static let gap = 14.0

  init(_ graph: LayeredGraph) {
    var layers = GraphLayers(operands: graph.nodes.map(\.operands))
    layers.reduceCrossings()
    let sizes = graph.nodes.map(\.size)
    let widths = layers.slots.indices.map { $0 < sizes.count ? sizes[$0].width : 0 }
    var centers = layers.centers(widths: widths, gap: Self.gap)
    let edges = zip(centers, widths).map { ($0 - $1 / 2, $0 + $1 / 2) }
    let left = edges.map(\.0).min() ?? 0
    width = (edges.map(\.1).max() ?? 0) - left + 2 * Self.margin
    for slot in centers.indices { centers[slot] += Self.margin - left }

    var bands: [(top: Double, bottom: Double)] = []
    var top = Self.margin
    for layer in layers.layers {
      let tallest = layer.map { $0 < sizes.count ? sizes[$0].height : 0 }.max() ?? 0
      bands.append((top, top + tallest))
      // Arrows that go far to the side need room to turn.
      let reach = layer.flatMap { slot in
        layers.slots[slot].below.map { (centers[$0] - centers[slot]).magnitude }
      }
      top += tallest + 30 + min((reach.max() ?? 0) / 16, 24)
    }
    height = (bands.last?.bottom ?? 0) + Self.margin
    boxes = sizes.indices.map { place in
      let band = bands[layers.slots[place].layer]
      let (width, height) = sizes[place]
      return Box(
        x: centers[place] - width / 2, y: (band.top + band.bottom - height) / 2, width: width,
        height: height)
    }
    arrows = arrows(layers, centers, bands)
  }

  private func arrows(
    _ layers: GraphLayers, _ centers: [Double], _ bands: [(top: Double, bottom: Double)]
  ) -> [Arrow] {
    var incoming: [[Int]] = boxes.map { _ in [] }
    for arrow in layers.arrows { incoming[arrow[arrow.count - 1]].append(arrow[arrow.count - 2]) }
    return layers.arrows.map { arrow in
      let (source, target) = (arrow[0], arrow[arrow.count - 1])
      // Heads stand side by side in the order in which the arrows come.
      let all = incoming[target].sorted { (centers[$0], $0) < (centers[$1], $1) }
      let place = Double(all.firstIndex(of: arrow[arrow.count - 2]) ?? 0)
      let box = boxes[target]
      let spacing = min(14, (box.width - 24) / Double(max(all.count - 1, 1)))
      let end = box.middle + (place - Double(all.count - 1) / 2) * spacing
      let stretches = arrow.map { slot in
        let band = bands[layers.slots[slot].layer]
        return switch slot {
        case source: (x: centers[slot], top: boxes[source].bottom, bottom: band.bottom)
        case target: (x: end, top: band.top, bottom: box.y)
        default: (x: centers[slot], top: band.top, bottom: band.bottom)
        }
      }
      return Arrow(source: source, target: target, stretches: stretches)
    }
  }
}
