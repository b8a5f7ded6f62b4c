import Autodiff
import Figures
import Kernels
import Training

// The `images` cell: small pictures of an input, a parameter or a formula.
extension Session {
  /// A picture for each row of the data or, where nothing differs from row to row, for each part of
  /// the array.
  mutating func run(
    images syntax: Syntax, _ options: Cell.ImagesOptions
  ) throws(Diagnostic) -> CellContent {
    try requireOneBranch(syntax)
    let formula = try resolve(syntax, in: .rows)
    let text = source.text(syntax.range)
    let dimensions = formula.shape.dimensions
    guard dimensions.count >= 2 else {
      throw diagnostic(.notAnImage(formula: text, formula.shape), syntax.range)
    }
    let (height, width) = (dimensions[dimensions.count - 2], dimensions[dimensions.count - 1])
    guard Swift.max(height, width) <= limits.resolution else {
      throw diagnostic(.largeImage(formula.shape, limit: limits.resolution), syntax.range)
    }
    let parts = Array(dimensions.dropLast(2))
    let function = Function(formula)
    let isOfRows = !function.inputNames.isEmpty
    try checkNumbers(
      options.count * height * width, "the pixels of these pictures", at: syntax.range)
    var verdicts: [ImageGrid.Verdict]?
    if let prediction = options.prediction {
      verdicts = try self.verdicts(of: prediction, isOfRows: isOfRows)
    }
    let mistakes = (verdicts ?? []).indices.filter { verdicts?[$0].isRight == false }
    let (rows, values) = try imageValues(
      function, rows: options.showsMistakesOnly ? mistakes : nil, options.count,
      parts: parts.reduce(1, *), at: syntax.range)
    let size = height * width
    let count = Swift.min(options.count, values.count / size)
    let pictures = (0..<count).map { Array(values[$0 * size..<($0 + 1) * size]) }
    let (range, colors) = Self.scale(of: pictures, isInput: formula.operation == .input, isOfRows)
    let items = pictures.enumerated().map { place, pixels in
      let (row, part) = place.quotientAndRemainder(dividingBy: parts.reduce(1, *))
      let verdict = verdicts?[rows[row]]
      let words = Self.partWords(part, of: parts)
      let title = ((isOfRows ? [rowText(rows[row])] : []) + words).joined(separator: ", ")
      let caption = verdict.map { ([$0.caption] + words).joined(separator: ", ") } ?? title
      return ImageGrid.Item(
        picture: PixelPicture(
          title: title.isEmpty ? text : "\(text), \(title)", width: width, height: height,
          values: pixels, range: range, colorMap: colors),
        caption: caption.isEmpty ? text : caption, verdict: verdict)
    }
    let hasGaps = pictures.contains { $0.contains { !$0.isFinite } }
    let rowCount = isOfRows ? data?.count ?? 0 : 1
    let shownCount = options.showsMistakesOnly ? mistakes.count : rowCount
    return .images(
      ImageGrid(
        formula: text, items: items, columns: options.columns,
        colorBar: ColorBar(range: range, colorMap: colors, showsNonFinite: hasGaps),
        count: shownCount * parts.reduce(1, *),
        mistakes: options.showsMistakesOnly
          ? ImageGrid.Mistakes(count: mistakes.count, rowCount: rowCount) : nil))
  }

  /// The rows that there are pictures of, from 0, and the elements of each one after another.
  private func imageValues(
    _ function: Function, rows: [Int]?, _ count: Int, parts: Int, at range: Range<Int>
  ) throws(Diagnostic) -> (rows: [Int], values: [Double]) {
    guard !function.inputNames.isEmpty else {
      return ([0], function.values(Batch(), parameters: parameters))
    }
    guard let data else { throw diagnostic(.noData, range) }
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: range)
    }
    let shown = Array((rows ?? Array(0..<data.count)).prefix((count + parts - 1) / parts))
    guard !shown.isEmpty else { return ([], []) }
    let samples = data.selecting(rows: shown)
    return (shown, function.values(batch(of: samples), parameters: parameters))
  }

  /// Grey from the darkest to the brightest pixel for pictures as they are; two colours around 0 for
  /// weights, and for whatever else has values below 0.
  static func scale(
    of pictures: [[Double]], isInput: Bool, _ isOfRows: Bool
  ) -> (range: ClosedRange<Double>, colors: ColorMap) {
    let finite = pictures.joined().filter(\.isFinite)
    let lower = finite.reduce(.infinity, Swift.min), upper = finite.reduce(-.infinity, Swift.max)
    guard lower <= upper else { return (0...1, .grey) }
    if !isInput, !isOfRows || lower < 0 {
      let largest = Swift.max(-lower, upper)
      return (largest > 0 ? -largest...largest : -1...1, .diverging)
    }
    let start = Swift.min(lower, 0)
    return (start < upper ? start...upper : start...start + 1, .grey)
  }

  /// Which part of an array it is: filter and channel.
  private static func partWords(_ place: Int, of parts: [Int]) -> [String] {
    var rest = place
    var numbers: [Int] = []
    for part in parts.reversed() {
      numbers.insert(rest % part, at: 0)
      rest /= part
    }
    // An array of filters has a number of channels each; one image has channels.
    let names = parts.count == 2 ? ["filter", "channel"] : ["channel"]
    return numbers.indices.filter { parts[$0] > 1 || parts.count - $0 == 2 }.map {
      "\(names[$0]) \(numbers[$0] + 1)"
    }
  }

  /// A row of the data, counted from 0, with its label if there is one.
  func rowText(_ row: Int) -> String {
    let label = labelColumn.map { $0.text(of: $0.values[row]) }
    return "row \(row + 1)" + (label.map { ": \($0)" } ?? "")
  }
}

extension DataSet.Column {
  /// A value as it is written in the data: the text that it stands for, or its digits.
  func text(of value: Double) -> String {
    guard let number = Int(exactly: value), labels.indices.contains(number) else {
      return value.spelling
    }
    return labels[number]
  }
}
