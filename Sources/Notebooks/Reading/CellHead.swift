/// What every cell has, whatever its kind.
struct CellHead: Sendable {
  /// The word in braces.
  var kind: String
  /// What its result is counted as, if it has a caption or a label; nil if it is not numbered.
  var countedAs: Reference.Kind?
  var common: CommonOptions
  /// The kind's word on the opening fence, where errors about the whole cell point.
  var kindRange: Range<Int>
  /// The body without the options.
  var bodyRange: Range<Int>
  /// The whole cell with its options.
  var range: Range<Int> { kindRange.lowerBound..<bodyRange.upperBound }
}
