import Autodiff
import Figures
import Training

/// `{images}`: small pictures of an input, a parameter or a formula.
struct ImagesCell: CellKind {
  static let name = "images", countedAs: Reference.Kind? = .figure
  static let summary = (body: "one formula whose value is an image", shows: "small pictures")
  static let options: [any OptionDeclaration] = [count, columns, prediction, only, over]

  private static let count = Option(
    "count", .whole(in: 1...1000), usual: 16, "the largest number of pictures, up to 1,000")
  private static let columns = Option<Int?>(
    "columns", .whole(in: 1...50), "pictures in a line, up to 50",
    otherwise: "as many as there is room for")
  private static let prediction = Option<Syntax?>(
    "prediction", .formula,
    "a formula, whose class is compared with the label as in [`confusion`](#confusion)",
    otherwise: "none")
  private static let only = Option(
    "only", .word(["mistakes": true]), usual: false,
    "`mistakes` leaves out rows whose prediction is right", otherwise: "all rows")
  private static let over = Option<Word?>.over()

  private let formula: Syntax
  /// The largest number of pictures.
  private let count: Int
  /// Pictures in a line; nil for as many as there is room for.
  private let columns: Int?
  /// What stands beside the label under each picture.
  private let prediction: Syntax?
  /// Whether only rows are shown whose prediction is not the label.
  private let showsMistakesOnly: Bool
  private let over: Word?

  var formulas: [Syntax] { [formula] + [prediction].compactMap(\.self) }

  init(_ body: CellBody) throws(Diagnostic) {
    over = try body[Self.over]
    formula = try body.formula()
    count = try body[Self.count]
    columns = try body[Self.columns]
    prediction = try body[Self.prediction]
    showsMistakesOnly = try body[Self.only]
    if showsMistakesOnly, body.text(of: Self.prediction) == nil,
      let only = body.text(of: Self.only)
    {
      throw only.wrong("a prediction to compare with, in the option `prediction`")
    }
  }

  /// A picture for each row of the data or, where nothing differs from row to row, for each part of
  /// the array.
  func show(in session: inout Session) throws(Diagnostic) -> CellContent {
    let sight = try session.sight(over: over, from: session.sight)
    try session.requireOneBranch(formula, through: sight)
    let resolved = try session.resolve(formula, in: .rows, through: sight)
    let text = session.source.text(formula.range)
    let dimensions = resolved.shape.dimensions
    guard dimensions.count >= 2 else {
      throw session.diagnostic(.notAnImage(formula: text, resolved.shape), formula.range)
    }
    let (height, width) = (dimensions[dimensions.count - 2], dimensions[dimensions.count - 1])
    let limit = session.environment.limits.resolution
    guard Swift.max(height, width) <= limit else {
      throw session.diagnostic(.largeImage(resolved.shape, limit: limit), formula.range)
    }
    let parts = ImageParts(Array(dimensions.dropLast(2)))
    let function = Function(resolved)
    let label = session.labelColumn(of: (formula, resolved), through: sight)
    let isOfRows = !function.inputNames.isEmpty
    try session.checkNumbers(
      count * height * width, "the pixels of these pictures", at: formula.range)
    var verdicts: [ImageGrid.Verdict]?
    if let prediction {
      verdicts = try session.verdicts(of: prediction, isOfRows: isOfRows, label, through: sight)
    }
    let mistakes = (verdicts ?? []).indices.filter { verdicts?[$0].isRight == false }
    let (rows, values) = try imageValues(
      function, rows: showsMistakesOnly ? mistakes : nil, parts: parts.count, in: session,
      through: sight)
    let size = height * width
    let pictures = (0..<Swift.min(count, values.count / size)).map {
      Array(values[$0 * size..<($0 + 1) * size])
    }
    let scale = PixelScale(of: pictures, isInput: resolved.operation == .input, isOfRows: isOfRows)
    let items = pictures.enumerated().map { place, pixels in
      let (row, part) = place.quotientAndRemainder(dividingBy: parts.count)
      let verdict = verdicts?[rows[row]]
      let words = parts.words(part)
      let title =
        ((isOfRows ? [session.rowText(rows[row], label)] : []) + words)
        .joined(separator: ", ")
      let caption = verdict.map { ([$0.caption] + words).joined(separator: ", ") } ?? title
      return ImageGrid.Item(
        picture: PixelPicture(
          title: title.isEmpty ? text : "\(text), \(title)", width: width, height: height,
          values: pixels, range: scale.range, colorMap: scale.colors),
        caption: caption.isEmpty ? text : caption, verdict: verdict)
    }
    let hasGaps = pictures.contains { $0.contains { !$0.isFinite } }
    let rowCount = isOfRows ? sight.data?.count ?? 0 : 1
    return .images(
      ImageGrid(
        formula: text, items: items, columns: columns,
        colorBar: ColorBar(range: scale.range, colorMap: scale.colors, showsNonFinite: hasGaps),
        count: (showsMistakesOnly ? mistakes.count : rowCount) * parts.count,
        mistakes: showsMistakesOnly
          ? ImageGrid.Mistakes(count: mistakes.count, rowCount: rowCount) : nil))
  }

  /// The rows that there are pictures of, from 0, and the elements of each one after another.
  private func imageValues(
    _ function: Function, rows: [Int]?, parts: Int, in session: Session, through sight: Sight
  ) throws(Diagnostic) -> (rows: [Int], values: [Double]) {
    let parameters = session.parameters.completing(sight.parameters)
    guard !function.inputNames.isEmpty else {
      return ([0], function.values(Batch(), parameters: parameters))
    }
    guard let data = sight.data else { throw session.diagnostic(.noData, formula.range) }
    try session.requireColumns(of: function, at: formula.range, through: sight)
    let shown = Array((rows ?? Array(0..<data.count)).prefix((count + parts - 1) / parts))
    guard !shown.isEmpty else { return ([], []) }
    let batch = session.batch(of: data.selecting(rows: shown), through: sight)
    return (shown, function.values(batch, parameters: parameters))
  }
}

/// The images that an array of more than two dimensions is made of.
private struct ImageParts {
  /// The lengths of the dimensions before height and width.
  let lengths: [Int]

  init(_ lengths: [Int]) { self.lengths = lengths }

  /// How many images there are.
  var count: Int { lengths.reduce(1, *) }

  /// Which image of the array it is: filter and channel.
  func words(_ place: Int) -> [String] {
    var rest = place
    var numbers: [Int] = []
    for length in lengths.reversed() {
      numbers.insert(rest % length, at: 0)
      rest /= length
    }
    // An array of filters has a number of channels each; one image has channels.
    let names = lengths.count == 2 ? ["filter", "channel"] : ["channel"]
    return numbers.indices.filter { lengths[$0] > 1 || lengths.count - $0 == 2 }.map {
      "\(names[$0]) \(numbers[$0] + 1)"
    }
  }
}

extension Session {
  /// What a formula says of each row, beside the label of the data.
  fileprivate mutating func verdicts(
    of prediction: Syntax, isOfRows: Bool, _ label: DataSet.Column?, through sight: Sight
  ) throws(Diagnostic) -> [ImageGrid.Verdict] {
    try requireOneBranch(prediction, through: sight)
    let formula = try resolve(prediction, in: .rows, through: sight)
    guard isOfRows, let label else {
      throw diagnostic(
        .wrongOption(
          key: "prediction", found: source.text(prediction.range),
          expected: isOfRows
            ? "a formula for rows with a label, the only column that no model declares"
            : "a formula for pictures of the rows of the data"), prediction.range)
    }
    try requireSameClasses(sight.column(of: formula), label, at: prediction.range)
    let classes = try predictedClasses(formula, at: prediction.range, through: sight)
    return zip(label.values, classes).map {
      ImageGrid.Verdict(
        label: label.text(of: $0), prediction: label.text(of: $1), isRight: $0 == $1)
    }
  }
}

extension Problem {
  static func notAnImage(formula: String, _ shape: Shape) -> Problem {
    Problem(
      "not-an-image", "\"\(formula)\" is \(shape), and a picture has a height and a width",
      advice: shape.dimensions.count == 1
        ? "Declare it with two dimensions, as in [8, 8]: of a vector, nobody knows where a line of "
          + "pixels ends."
        : "A heatmap or a plot shows numbers.")
  }

  static func largeImage(_ shape: Shape, limit: Int) -> Problem {
    Problem(
      "large-image", "\(shape) has a side of more than \(limit) pixels",
      advice: "Pool it, or take a smaller part of it.")
  }
}
