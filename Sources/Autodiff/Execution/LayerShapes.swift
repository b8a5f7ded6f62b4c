import Kernels

extension ConvolutionShape {
  init(_ detail: Detail) {
    self.init(
      channels: Int(detail.channels), height: Int(detail.height), width: Int(detail.width),
      filters: Int(detail.rightElements), size: Int(detail.window))
  }

  /// The weights of one filter.
  var weights: Int { channels * size * size }

  /// Calls `body` for every result, in their order, with its filter, its place, and the place of
  /// the element of the first channel that the filter's first weight goes with.
  @inline(__always)
  func forEachResult(_ body: (_ filter: Int, _ result: Int, _ corner: Int) -> Void) {
    for filter in 0..<filters {
      for y in 0..<rows {
        for x in 0..<columns {
          body(filter, (filter * rows + y) * columns + x, y * width + x)
        }
      }
    }
  }

  /// Calls `body` for every weight of a filter, with how far from the corner its element is.
  @inline(__always)
  func forEachWeight(_ body: (_ weight: Int, _ offset: Int) -> Void) {
    for channel in 0..<channels {
      for y in 0..<size {
        for x in 0..<size {
          body((channel * size + y) * size + x, (channel * height + y) * width + x)
        }
      }
    }
  }
}

extension PoolingShape {
  init(_ detail: Detail) {
    self.init(
      channels: Int(detail.channels), height: Int(detail.height), width: Int(detail.width),
      size: Int(detail.window))
  }

  /// The elements in one window.
  var count: Int { size * size }

  /// The place of an element of the window that makes a result.
  func element(_ place: Int, of result: Int) -> Int {
    let channel = result / (rows * columns), cell = result % (rows * columns)
    let y = cell / columns * size + place / size, x = cell % columns * size + place % size
    return (channel * height + y) * width + x
  }
}
