/// What the values of points over a field mean.
public enum PointKind: Sendable, Hashable {
  /// Numbers on the scale of the colours; the names of 0, 1, 2, … if they stand for texts.
  case values(names: [String])
  /// 1 for a point of the class that the field is the probability of, and 0 for one of another.
  case membership(of: String)
  /// Classes, each with a mark of its own; a value is the place of a class among these names.
  case classes([String])

  var classes: [String] {
    switch self {
    case .classes(let names): names
    case .values, .membership: []
    }
  }
}
