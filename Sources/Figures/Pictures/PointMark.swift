internal import Sampling

/// How the points of one class are drawn: a colour, and a shape that tells it in grey print too.
struct PointMark {
  let color: String
  private let corners: [(x: Double, y: Double)]

  /// Colours that people with any colour vision tell apart, after Okabe and Ito, "Color Universal
  /// Design", 2008.
  private static let colors = [
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#ffffff",
  ]

  /// The corners of a square, a triangle, a diamond and a triangle that points down, as large as the
  /// disc of radius 1, which has none and comes first.
  private static let shapes: [[(x: Double, y: Double)]] = [
    [], [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    [(0, -1.25), (1.2, 0.85), (-1.2, 0.85)], [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    [(0, 1.25), (1.2, -0.85), (-1.2, -0.85)],
  ]

  /// The mark of a class by its place among all.
  init(place: Int) {
    color = Self.colors[place % Self.colors.count]
    corners = Self.shapes[place % Self.shapes.count]
  }

  /// The mark of a point that is a member, a triangle, or of one that is none, a disc.
  init(isMember: Bool, color: String) {
    self.color = color
    corners = isMember ? Self.shapes[2] : []
  }

  /// Marks of one class: a light line around a dark one around the colour.
  func markup(at centers: [Point], radius: Double, scale: Double) -> Markup {
    if corners.isEmpty {
      let data = centers.map { "M\(Drawing.text($0.x)) \(Drawing.text($0.y))h0" }.joined()
      func disc(_ name: String, _ color: String, wider: Double) -> Markup {
        Drawing.line(
          data, class: name, stroke: color, width: Drawing.text(2 * radius + wider * scale))
      }
      return disc("point-halo", "#fff", wider: 2.8) + disc("point-ring", "#1a1a1a", wider: 1.3)
        + disc("point", color, wider: -1.3)
    }
    let data = centers.map { center in
      let places = corners.map {
        "\(Drawing.text(center.x + $0.x * radius)) \(Drawing.text(center.y + $0.y * radius))"
      }
      return "M" + places.joined(separator: "L") + "z"
    }.joined()
    func shape(_ name: String, _ stroke: String, _ width: Double) -> Markup {
      .void(
        "path",
        [
          "class": name, "d": data, "fill": color, "stroke": stroke,
          "stroke-width": Drawing.text(width * scale), "stroke-linejoin": "round",
        ])
    }
    return shape("point-halo", "#fff", 2.8) + shape("point", "#1a1a1a", 1.3)
  }

  /// The mark for a legend; the name stands beside it.
  var sign: Markup {
    .element(
      "svg", ["viewBox": "0 0 16 16", "width": "16", "height": "16", "aria-hidden": "true"],
      markup(at: [Point(x: 8, y: 8)], radius: 4.5, scale: 1))
  }
}
