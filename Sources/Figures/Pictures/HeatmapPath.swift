public import Sampling

/// A way through the plane of a heatmap, such as that of two parameters through a training.
public struct HeatmapPath: Sendable, Hashable {
  /// What the legend calls it.
  public let name: String
  /// The places it goes through, all finite, from its start to its end; at least one.
  public let points: [Point]
  /// Which of the colours, dashes and end marks it has.
  public let style: Int

  /// Creates a path.
  public init(name: String, points: [Point], style: Int) {
    self.name = name
    self.points = points
    self.style = style
  }

  var color: String { LineChart.colors[LineChart.color(style)] }

  /// A piece of the path for a legend, with its start and its end; the name stands beside it.
  var sign: Markup {
    let parts = [
      Self.line("M7 8H37", color, dash: LineChart.dash(style), scale: 1),
      Self.start(Point(x: 7, y: 8), color, scale: 1),
      end(Point(x: 37, y: 8), scale: 1),
    ]
    return .element(
      "svg", ["viewBox": "0 0 44 16", "width": "44", "height": "16", "aria-hidden": "true"],
      .joined(parts))
  }

  /// A coloured line on a white one, so that it is seen on any colour.
  static func line(_ data: String, _ color: String, dash: String?, scale: Double) -> Markup {
    Drawing.line(
      data, class: "path-halo", stroke: "#fff", opacity: "0.9", width: Drawing.text(5 * scale))
      + Drawing.line(
        data, class: "path", stroke: color, width: Drawing.text(2.2 * scale), dash: dash)
  }

  /// A ring.
  static func start(_ center: Point, _ color: String, scale: Double) -> Markup {
    let (x, y) = (Drawing.text(center.x), Drawing.text(center.y))
    func disc(_ radius: Double, _ stroke: String?) -> Markup {
      .void(
        "circle",
        [
          "class": "path-start", "cx": x, "cy": y, "r": Drawing.text(radius * scale),
          "fill": "#fff",
          "stroke": stroke, "stroke-width": stroke == nil ? nil : Drawing.text(1.8 * scale),
        ])
    }
    return disc(5.4, nil) + disc(3.5, color)
  }

  /// A filled disc, square, diamond or triangle.
  func end(_ center: Point, scale: Double) -> Markup {
    let corners: [(x: Double, y: Double)] =
      switch style % 4 {
      case 1: [(-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)]
      case 2: [(0, -5.2), (5.2, 0), (0, 5.2), (-5.2, 0)]
      case 3: [(0, -5), (4.8, 3.4), (-4.8, 3.4)]
      default: []
      }
    let start = "M\(Drawing.text(center.x)) \(Drawing.text(center.y))"
    func line(_ data: String, _ stroke: String, _ width: Double, fill: String) -> Markup {
      .void(
        "path",
        [
          "class": "path-end", "d": data, "fill": fill, "stroke": stroke,
          "stroke-width": Drawing.text(width * scale), "stroke-linejoin": "round",
          "stroke-linecap": "round",
        ])
    }
    guard !corners.isEmpty else {
      return line(start + "h0", "#fff", 11.6, fill: "none")
        + line(start + "h0", color, 8.4, fill: "none")
    }
    let places = corners.map {
      "\(Drawing.text(center.x + $0.x * scale)) \(Drawing.text(center.y + $0.y * scale))"
    }
    let data = "M" + places.joined(separator: "L") + "z"
    return line(data, "#fff", 3.2, fill: "#fff") + line(data, color, 0.1, fill: color)
  }
}
