import Figures

extension CellParser {
  func table(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let entries = try entries(&tokens)
    let rows = try options.integer("rows", in: 1...1_000_000) ?? FigureDefaults.tableRows
    let digits = try options.integer("digits", in: 0...17)
    return .table(
      entries,
      Cell.TableOptions(
        by: try options.name("by", "the name of a training"), rows: rows, digits: digits))
  }

  func heatmap(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let entries = try entries(&tokens)
    var colors: ColorMap?
    if let word = try options.word("colors", among: ColorMap.names) { colors = .named(word) }
    let resolution = try options.integer(
      "resolution", from: 2, limit: limits.resolution, "the nodes of a heatmap along an axis")
    return .heatmap(
      entries,
      Cell.HeatmapOptions(
        x: try OptionValue.axis(options, "x"), y: try OptionValue.axis(options, "y"),
        at: try options.at(), resolution: resolution ?? FigureDefaults.resolution,
        range: try options.range(), usesOwnRange: options.text("range") == "auto", colors: colors,
        contours: try options.contours(),
        showsPoints: try options.flag("points") ?? true,
        paths: try options.names("paths", "the name of a training")))
  }

  func curve(_ tokens: inout TokenStream) throws(Diagnostic) -> Cell.Body {
    let names = try words(&tokens, "the name of a loss")
    return .curve(names, try options.scale("scale"))
  }
}

extension CellOptions {
  /// Names between commas.
  fileprivate func names(_ key: String, _ what: String) throws(Diagnostic) -> [Cell.Word] {
    guard let option = self[key] else { return [] }
    var tokens = try tokens(option)
    var words: [Cell.Word] = []
    repeat {
      let (name, range) = try tokens.expectName(what)
      words.append(Cell.Word(name: name, range: range))
    } while tokens.take(.comma)
    try OptionValue.expectEnd(tokens)
    return words
  }

  /// Levels, or `none`.
  fileprivate func contours() throws(Diagnostic) -> [Double]? {
    text("contour") == "none" ? [] : try numbers("contour")
  }
}

/// What figures are like unless a cell says otherwise.
enum FigureDefaults {
  static let tableRows = 50
  /// Nodes of a heatmap along each axis: odd, so that the middle of the range is one of them.
  static let resolution = 161
  /// Nodes of a line along its axis: odd, so that the middle of the range is one of them.
  static let lineNodes = 401
  /// The pictures of a heatmap cell.
  static let mostHeatmaps = 100
  /// Rows of the data that a heatmap shows as points.
  static let mostPoints = 1000
  /// The rows of the data that a `data` cell shows.
  static let previewRows = 8
  /// The height and width up to which an image is shown in a table.
  static let mostPreviewPixels = 64
  /// The elements of an array that a `parameters` cell lists one by one.
  static let mostElements = 16
  /// The pictures of an `images` cell.
  static let pictures = 16
  static let mostPictures = 1000
  static let mostPictureColumns = 50
  /// The classes of a confusion matrix.
  static let mostClasses = 100
}
