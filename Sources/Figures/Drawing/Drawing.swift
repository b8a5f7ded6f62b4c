internal import Kernels
internal import Sampling

/// The few SVG elements that all figures are drawn with.
///
/// Sizes, widths and colours are presentation attributes, which a style sheet overrides: the page's
/// policy forbids inline styles.
enum Drawing {
  enum Anchor: String {
    case start, middle, end
  }

  /// A whole drawing, in units that are pixels when it is shown as wide as it was drawn.
  ///
  /// It has a text alternative and no id, so that any number fit on a page. One that is sized says
  /// how wide it was drawn; others are as wide as there is room.
  static func svg(
    _ kind: String, width: Double, height: Double, isSized: Bool = false, alternative: String,
    _ parts: [Markup]
  ) -> Markup {
    let attributes: Markup.Attributes = [
      "xmlns": "http://www.w3.org/2000/svg", "class": "plot " + kind,
      "width": isSized ? text(width) : nil,
      "viewBox": "0 0 \(text(width)) \(text(height))", "role": "img", "aria-label": alternative,
      "fill": "currentColor", "font-size": "12",
    ]
    return .element("svg", attributes, .joined([.empty] + parts + [.empty], separator: "\n"))
  }

  /// A line of text.
  static func text(
    _ content: String, x: Double, y: Double, anchor: Anchor = .middle, class name: String,
    size: Double? = nil, turned: Bool = false
  ) -> Markup {
    let turn = turned ? "rotate(-90 \(text(x)) \(text(y)))" : nil
    let attributes: Markup.Attributes = [
      "class": name, "x": text(x), "y": text(y),
      "text-anchor": anchor == .start ? nil : anchor.rawValue,
      "font-size": size.map { text($0) }, "transform": turn,
    ]
    return .element("text", attributes, text: content)
  }

  /// A picture stretched over a rectangle.
  static func image(
    _ href: String, x: Double, y: Double, width: Double, height: Double
  ) -> Markup {
    .void(
      "image",
      [
        "class": "picture", "href": href, "x": text(x), "y": text(y), "width": text(width),
        "height": text(height), "preserveAspectRatio": "none",
      ])
  }

  /// A path without filling.
  static func line(
    _ data: String, class name: String, stroke: String = "currentColor", opacity: String? = nil,
    width: String = "1", dash: String? = nil
  ) -> Markup {
    .void(
      "path",
      [
        "class": name, "d": data, "fill": "none", "stroke": stroke, "stroke-opacity": opacity,
        "stroke-width": width, "stroke-dasharray": dash, "stroke-linejoin": "round",
        "stroke-linecap": dash == nil ? "round" : nil,
      ])
  }

  /// The outline of the plot.
  static func frame(x: Double, y: Double, width: Double, height: Double) -> Markup {
    line(
      "M\(text(x)) \(text(y))h\(text(width))v\(text(height))h\(text(-width))z", class: "frame",
      opacity: "0.55")
  }

  /// Path data through points; a line of one point is a dot.
  static func path(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    var data = "M\(text(first.x)) \(text(first.y))"
    if points.count == 1 { return data + "h0" }
    for (index, point) in points.dropFirst().enumerated() {
      data += (index == 0 ? "L" : " ") + text(point.x) + " " + text(point.y)
    }
    return data
  }

  /// A coordinate with two decimals at most, which is finer than any screen.
  static func text(_ coordinate: Double) -> String {
    require(coordinate.magnitude < 1e9, "nothing can be drawn at \(coordinate)")
    let hundredths = Int((coordinate * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    let digits = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    return sign + String(whole) + "." + digits
  }

  /// About how wide a text will be.
  ///
  /// The page chooses the font, so this takes a wide one.
  static func width(of content: String, size: Double) -> Double {
    content.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case ".", ",", ":", ";", "'", "|", "i", "l", "j", "\u{A0}", " ": sum + 0.33
      case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻": sum + 0.45
      case "m", "w", "M", "W", "@", "%", "×": sum + 0.95
      default: sum + (scalar.value < 0x1100 ? 0.64 : 1)
      }
    } * size
  }

  /// Where the middle of a text has to be, near a place, so that no end of it is cut off.
  static func middle(
    of content: String, near place: Double, within width: Double, size: Double
  ) -> Double {
    let half = min(Self.width(of: content, size: size), width) / 2
    return min(max(place, half), width - half)
  }

  /// A text cut to a width, with an ellipsis where something is missing.
  static func fitted(_ content: String, width limit: Double, size: Double) -> String {
    if width(of: content, size: size) <= limit { return content }
    var short = content
    while !short.isEmpty, width(of: short + "…", size: size) > limit { short.removeLast() }
    return short + "…"
  }
}
