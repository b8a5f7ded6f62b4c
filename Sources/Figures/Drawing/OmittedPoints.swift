internal import Diagnostics

/// The rows of the data that a figure does not show as points, by the reason.
public struct OmittedPoints: Sendable, Hashable {
  /// How many lie outside the ends of the axes.
  public var outside = 0
  /// How many have no place on the axes, such as one without a finite value.
  public var withoutPlace = 0
  /// How many have a place but no label of which the mark could tell.
  public var withoutLabel = 0
  /// How many there are otherwise.
  public var others = 0
  /// Of how many of the others one is drawn, because all would hide the figure.
  public var stride = 1

  /// Leaves out nothing.
  public init() {}

  /// What is left out, in a sentence; nil if nothing is.
  var sentence: String? {
    var parts: [String] = []
    if outside > 0 { parts.append("\(outside) \(outside == 1 ? "lies" : "lie") outside the axes") }
    if withoutPlace > 0 {
      parts.append("\(withoutPlace) \(withoutPlace == 1 ? "has" : "have") no place on them")
    }
    if withoutLabel > 0 {
      parts.append("\(withoutLabel) \(withoutLabel == 1 ? "has" : "have") no finite label")
    }
    if stride > 1 {
      let whole = parts.isEmpty ? "of all \(others)" : "of the other \(others)"
      parts.append("\(whole) one in \(stride) is drawn")
    }
    return parts.isEmpty ? nil : "Not all rows of the data are points: \(parts.list)."
  }
}
