/// A value and where it stands in a text.
struct Located<Value> {
  var value: Value
  /// The bytes of the text.
  var range: Range<Int>

  init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}

/// A name, or a text in its place, and where it stands.
typealias Word = Located<String>
