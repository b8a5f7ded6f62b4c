internal import Diagnostics
internal import Sampling

extension Heatmap {
  /// The points that lie on the grid.
  var shownPoints: [DataPoint] {
    points.filter { field.grid.x.range.contains($0.x) && field.grid.y.range.contains($0.y) }
  }

  /// The marks of the points, each with a dark and a light ring.
  func marks(_ layout: HeatmapLayout) -> [Markup] {
    let shown = shownPoints
    let radius = layout.scale * (shown.count <= 24 ? 4.5 : shown.count <= 250 ? 2.8 : 1.8)
    let marks: [PointMark]
    switch pointKind {
    case .values: return discs(shown, radius: radius, layout)
    case .membership:
      marks = [false, true].map {
        PointMark(isMember: $0, color: colorMap.color(of: $0 ? 1 : 0, in: range).hex)
      }
    case .classes(let names): marks = names.indices.map(PointMark.init)
    }
    return marks.enumerated().compactMap { place, mark in
      let centers = shown.filter { $0.value == Double(place) }
        .map { Point(x: layout.x.place($0.x), y: layout.y.place($0.y)) }
      // A shape is not seen in a mark as small as a disc may be.
      let size = max(radius, 2.2 * layout.scale)
      return centers.isEmpty ? nil : mark.markup(at: centers, radius: size, scale: layout.scale)
    }
  }

  /// Discs in the colours of their values.
  ///
  /// A disc is a line without length and with a round end, so that a path holds any number of
  /// them. Those of one colour are one path, in the order in which the colours appear.
  private func discs(
    _ points: [DataPoint], radius: Double, _ layout: HeatmapLayout
  ) -> [Markup] {
    var colors: [String] = []
    var discs: [String: String] = [:]
    for point in points {
      let color = point.value.map { colorMap.color(of: $0, in: range).hex } ?? "#fff"
      if discs[color] == nil { colors.append(color) }
      discs[color, default: ""] +=
        "M\(Drawing.text(layout.x.place(point.x))) \(Drawing.text(layout.y.place(point.y)))h0"
    }
    let all = colors.compactMap { discs[$0] }.joined()
    if all.isEmpty { return [] }
    func paths(_ name: String, _ data: String, _ color: String, wider: Double) -> Markup {
      let width = Drawing.text(2 * radius + wider * layout.scale)
      return Drawing.line(data, class: name, stroke: color, width: width)
    }
    return [
      paths("point-halo", all, "#fff", wider: 2.8), paths("point-ring", all, "#1a1a1a", wider: 1.3),
    ] + colors.map { paths("point", discs[$0] ?? "", $0, wider: -1.3) }
  }

  /// How many points there are of each class, where they are drawn by class.
  var classCounts: String? {
    let classes = pointKind.classes
    if classes.isEmpty { return nil }
    let shown = shownPoints
    let counts = classes.enumerated().compactMap { place, name -> String? in
      let count = shown.count { $0.value == Double(place) }
      return count == 0 ? nil : "\(count) of \(name)"
    }
    return counts.isEmpty ? nil : "\(counted(shown.count, "point")), \(counts.list)"
  }
}

extension HeatmapPanel {
  /// The classes of the points, each beside its mark; nil where points have the colours of the field.
  public var pointLegend: Markup? {
    var told: [[String]] = []
    var items: [Markup] = []
    for heatmap in heatmaps {
      let classes = heatmap.pointKind.classes
      if classes.isEmpty || told.contains(classes) { continue }
      told.append(classes)
      if !heatmap.pointName.isEmpty { items.append(.element("li", text: "\(heatmap.pointName):")) }
      items += classes.enumerated().map { place, name in
        .element("li", [:], PointMark(place: place).sign + .text(name))
      }
    }
    return items.isEmpty ? nil : .element("ul", ["class": "paths"], .joined(items))
  }

  /// How to read the points, and which rows of the data are none; nil if that is plain.
  var pointNote: String? {
    var sentences = [membershipSentence, nameSentence, beyondSentence].compactMap(\.self)
    var told: [OmittedPoints] = []
    for heatmap in heatmaps where !told.contains(heatmap.omittedPoints) {
      told.append(heatmap.omittedPoints)
      sentences += [heatmap.omittedPoints.sentence].compactMap(\.self)
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Which picture is of which class.
  private var membershipSentence: String? {
    let pairs = heatmaps.compactMap { heatmap -> String? in
      guard case .membership(let name) = heatmap.pointKind, !heatmap.points.isEmpty else {
        return nil
      }
      return "\(heatmap.title) is of \(name)"
    }
    if pairs.isEmpty { return nil }
    return
      "On the picture of a class, its points are triangles in the colour of 1, and all others are "
      + "discs in that of 0"
      + (isFilmstrip ? "." : ": \(pairs.list).")
  }

  /// Which texts the values of points stand for.
  private var nameSentence: String? {
    for heatmap in heatmaps {
      guard case .values(let names) = heatmap.pointKind, !names.isEmpty, !heatmap.points.isEmpty
      else { continue }
      let pairs = names.enumerated().map { "\($0) is \($1)" }
      return "For the points, \(pairs.list)."
    }
    return nil
  }

  /// How many points have a colour that is not that of their value.
  private var beyondSentence: String? {
    let counts = heatmaps.map { heatmap -> Int in
      guard case .values = heatmap.pointKind else { return 0 }
      return heatmap.shownPoints.count { point in
        point.value.map { $0.isFinite && !heatmap.range.contains($0) } ?? false
      }
    }
    guard let count = counts.max(), count > 0 else { return nil }
    return
      "\(count) \(count == 1 ? "point lies" : "points lie") beyond the ends of the colours and "
      + "\(count == 1 ? "has" : "have") the colour of the nearer one."
  }
}
