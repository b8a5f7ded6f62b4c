import Diagnostics
import Figures
import Kernels

/// One thing in which a report is not what was written before.
public struct Difference: Sendable, Equatable {
  /// Where it is: `Table 3 (tbl-trained), row 4, "trained"`.
  public let place: String
  /// What has changed.
  public let change: Change

  /// What has changed.
  public enum Change: Sendable, Equatable {
    /// A number.
    case number(old: Double, new: Double)
    /// Many numbers of a list: the first of them and the one that moved furthest.
    case numbers(count: Int, of: Int, first: Step, furthest: Step)
    /// A text, a flag, or a number that is not finite.
    case text(old: String, new: String)
    /// The tags or the drawings of so many lines, where the words are the same; the parts are of the
    /// first one.
    case markup(lines: Int, line: Int, old: String, new: String)
    /// There are more or fewer of something.
    case count(old: Int, new: Int)
    /// Something that was not written before.
    case added
    /// Something that was written before and is no more.
    case removed
    /// Pixels of a picture.
    case pixels(Int, of: Int)
    /// The size of a picture, in pixels.
    case size(old: [Int], new: [Int])
    /// A file that the report has and the folder has not.
    case missing
    /// A file that is not what its name says.
    case unreadable(String)
    /// Things whose parts are not worth a line each.
    case other(String)
  }

  /// A number of a list that has changed.
  public struct Step: Sendable, Equatable {
    /// Where in the list it is: `epoch 10`.
    public var place: String
    /// What it was.
    public var old: Double
    /// What it is.
    public var new: Double
  }
}

extension Difference: CustomStringConvertible {
  /// The difference on one line, fit for a terminal.
  public var description: String {
    (place.isEmpty ? what : "\(place): \(what)").printable
  }

  private var what: String {
    switch change {
    case .number(let old, let new): Self.text(old, new)
    case .numbers(let count, let of, let first, let furthest):
      "\(count) of \(of) values differ, the first at \(first.place): \(Self.text(first.old, first.new))"
        + (first == furthest
          ? "" : "; the furthest at \(furthest.place): \(Self.text(furthest.old, furthest.new))")
    case .text(let old, let new): "was \(old), is \(new)"
    case .markup(let count, let line, let old, let new):
      "the words are the same, the tags or drawings of \(count == 1 ? "a line" : "\(count) lines") "
        + "are not, first on line \(line): was \(old), is \(new)"
    case .count(let old, let new): "has \(counted(new, "value")), had \(old)"
    case .added: "is new"
    case .removed: "is gone"
    case .pixels(let count, let of): "\(count) of \(of) pixels differ"
    case .size(let old, let new):
      "was \(old.sizes) pixels, "
        + "is \(new.sizes)"
    case .missing: "is not there"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .other(let text): text
    }
  }

  /// Two numbers in full, and by how much the new one is greater.
  private static func text(_ old: Double, _ new: Double) -> String {
    let change = new - old
    let by =
      change.isFinite
      ? " (\(change < 0 ? "" : "+")\(NumberFormat.general(3).text(change)))" : ""
    return "was \(old.spelling), is \(new.spelling)\(by)"
  }
}
