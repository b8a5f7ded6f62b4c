import Autodiff
import Figures
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
    let parts = dimensions.dropLast(2).reduce(1, *)
    let function = Function(formula)
    let isOfRows = !function.inputNames.isEmpty
    try checkNumbers(
      options.count * height * width, "the pixels of these pictures", at: syntax.range)
    let (values, rowCount) = try imageRows(function, parts, options, at: syntax.range)
    let size = height * width
    let count = Swift.min(options.count, rowCount * parts)
    let pictures = (0..<count).map { Array(values[$0 * size..<($0 + 1) * size]) }
    let (range, colors) = Self.scale(of: pictures, isInput: formula.operation == .input, isOfRows)
    let items = pictures.enumerated().map { place, pixels in
      let caption = caption(place, parts: Array(dimensions.dropLast(2)), isOfRows: isOfRows)
      return ImageGrid.Item(
        picture: PixelPicture(
          title: caption.isEmpty ? text : "\(text), \(caption)", width: width, height: height,
          values: pixels, range: range, colorMap: colors),
        caption: caption.isEmpty ? text : caption)
    }
    let hasGaps = pictures.contains { $0.contains { !$0.isFinite } }
    return .images(
      ImageGrid(
        formula: text, items: items, columns: options.columns,
        colorBar: ColorBar(range: range, colorMap: colors, showsNonFinite: hasGaps),
        count: rowCount * parts))
  }

  /// The elements for as many rows as there are pictures of, and the number of all rows.
  private func imageRows(
    _ function: Function, _ parts: Int, _ options: Cell.ImagesOptions, at range: Range<Int>
  ) throws(Diagnostic) -> (values: [Double], rowCount: Int) {
    guard !function.inputNames.isEmpty else {
      return (function.values(Batch(), parameters: parameters), 1)
    }
    guard let data else { throw diagnostic(.noData, range) }
    for input in function.inputNames where column(of: input) == nil {
      throw noColumn(for: input, at: range)
    }
    let rows = Swift.min(data.count, (options.count + parts - 1) / parts)
    let first = data.selecting(rows: Array(0..<rows))
    return (function.values(batch(of: first), parameters: parameters), data.count)
  }

  /// Grey from the darkest to the brightest pixel for pictures as they are; two colours around 0 for
  /// weights, and for whatever else has values below 0.
  private static func scale(
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

  /// What stands under a picture: the row with its label, and the parts that arrays have besides.
  private func caption(_ place: Int, parts: [Int], isOfRows: Bool) -> String {
    var rest = place
    var numbers: [Int] = []
    for part in parts.reversed() {
      numbers.insert(rest % part, at: 0)
      rest /= part
    }
    var words: [String] = []
    if isOfRows {
      words.append("row \(rest + 1)" + (labelText(ofRow: rest).map { ": \($0)" } ?? ""))
    }
    // An array of filters has a number of channels each; one image has channels.
    let names = parts.count == 2 ? ["filter", "channel"] : ["channel"]
    for (index, number) in numbers.enumerated() where parts[index] > 1 || parts.count - index == 2 {
      words.append("\(names[index]) \(number + 1)")
    }
    return words.joined(separator: ", ")
  }

  /// The label of a row as it is written in the data.
  private func labelText(ofRow row: Int) -> String? {
    guard let column = labelColumn else { return nil }
    return column.text(of: column.values[row])
  }
}

extension DataSet.Column {
  /// A value as it is written in the data: the text that it stands for, or its digits.
  func text(of value: Double) -> String {
    guard let number = Int(exactly: value), labels.indices.contains(number) else {
      return value.shortText
    }
    return labels[number]
  }
}
