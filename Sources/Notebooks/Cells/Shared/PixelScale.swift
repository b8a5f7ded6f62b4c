import Figures

/// The colours of small pictures, and the values from which to which they go.
struct PixelScale {
  var range: ClosedRange<Double>
  var colors: ColorMap

  /// Grey from the darkest to the brightest pixel for pictures as they are; two colours around 0 for
  /// weights, and for whatever else has values below 0.
  init(of pictures: [[Double]], isInput: Bool, isOfRows: Bool) {
    let finite = pictures.joined().filter(\.isFinite)
    let lower = finite.reduce(.infinity, Swift.min), upper = finite.reduce(-.infinity, Swift.max)
    guard lower <= upper else {
      (range, colors) = (0...1, .grey)
      return
    }
    if !isInput, !isOfRows || lower < 0 {
      let largest = Swift.max(-lower, upper)
      (range, colors) = (largest > 0 ? -largest...largest : -1...1, .diverging)
      return
    }
    let start = Swift.min(lower, 0)
    (range, colors) = (start < upper ? start...upper : start...start + 1, .grey)
  }
}
