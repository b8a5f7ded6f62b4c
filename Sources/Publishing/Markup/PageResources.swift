import Figures

/// What a page holds beside its text, each once: its pictures, and the ids of its elements.
struct PageResources {
  private(set) var pictures: PictureStore
  var anchors: Anchors
  /// How the lines of its prose are set.
  let line: LineSetting
  /// The id of every check that stands on the page, by its line in the notebook.
  private(set) var checkTargets: [Int: String] = [:]

  init(pictures: PictureStore, anchors: Anchors, line: LineSetting) {
    self.pictures = pictures
    self.anchors = anchors
    self.line = line
  }

  /// The address of a picture, which becomes part of the publication.
  ///
  /// - Parameter isLegend: Whether it only tells the colours of others.
  mutating func address(
    of picture: some Picture, isLegend: Bool = false
  ) throws(PublishingError) -> String {
    switch try pictures.add(picture, isLegend: isLegend) {
    case .file(let name): name
    case .inline(let address): address
    }
  }

  /// The colours of a cell's pictures with their numbers.
  mutating func legend(_ bar: ColorBar) throws(PublishingError) -> Markup {
    bar.svg(imageHref: try address(of: bar, isLegend: true))
  }

  /// A new id for a check; what leads to the check leads to the first of its line.
  mutating func target(ofCheckOn line: Int) -> String {
    let target = anchors.own("check-\(line)")
    if checkTargets[line] == nil { checkTargets[line] = target }
    return target
  }
}
