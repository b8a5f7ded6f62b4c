import Figures
import Kernels
import Training

// What a `data` cell shows of its rows.
extension Session {
  /// The first rows; of an array that is no small image its size, of a text the text with its number.
  func preview(of data: DataSet) -> Table {
    let rows = Swift.min(data.count, FigureDefaults.previewRows)
    return Table(
      columns: data.columns.map { column in
        if !column.shape.isEmpty { return preview(ofArrays: column, rows) }
        let values = Array(column.values.prefix(rows))
        guard !column.labels.isEmpty else {
          return Table.Column(heading: column.name, numbers: values)
        }
        return Table.Column(
          heading: column.name,
          texts: values.map { value in "\(column.text(of: value)) (\(value.spelling))" })
      })
  }

  private func preview(ofArrays column: DataSet.Column, _ rows: Int) -> Table.Column {
    let shape = column.shape
    guard shape.count == 2, shape.allSatisfy({ $0 <= FigureDefaults.mostPreviewPixels }) else {
      let size = shape.map(String.init).joined(separator: " × ")
      return Table.Column(heading: column.name, texts: [String](repeating: size, count: rows))
    }
    let size = column.rowSize
    let pixels = (0..<rows).map { Array(column.values[$0 * size..<($0 + 1) * size]) }
    let (range, colors) = Self.scale(of: pixels, isInput: true, true)
    return Table.Column(
      heading: column.name,
      pictures: pixels.enumerated().map { row, values in
        PixelPicture(
          title: "\(column.name), \(rowText(row))", width: shape[1], height: shape[0],
          values: values, range: range, colorMap: colors)
      })
  }
}
