import Diagnostics
import Figures

/// Partial derivatives of a formula, each computed in three ways.
public struct GradientComparison: Sendable, Equatable {
  /// A derivative by one element of a parameter.
  public struct Partial: Sendable, Equatable {
    /// The parameter, of an array with the indices of the element: `w1`, `W[0, 2]`.
    public var name: String
    /// By reverse accumulation.
    public var reverse: Double
    /// By dual numbers.
    public var forward: Double
    /// By a central difference.
    public var centralDifference: Double

    /// Takes one derivative as it was computed in three ways.
    public init(name: String, reverse: Double, forward: Double, centralDifference: Double) {
      self.name = name
      self.reverse = reverse
      self.forward = forward
      self.centralDifference = centralDifference
    }

    /// How far those two of the three lie apart that differ most; NaN if one of them is.
    public var greatestDifference: Double {
      Self.greatest([
        Self.difference(reverse, forward), Self.difference(forward, centralDifference),
        Self.difference(reverse, centralDifference),
      ])
    }

    /// The same infinity twice is no difference.
    private static func difference(_ a: Double, _ b: Double) -> Double {
      a == b ? 0 : (a - b).magnitude
    }

    /// The largest; NaN if one is NaN.
    package static func greatest(_ values: [Double]) -> Double {
      values.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
    }
  }

  /// The formula as it is written.
  public var formula: String
  /// Where it was differentiated.
  public var place: SamplePlace
  /// The derivatives that are shown, in the order in which the parameters were declared.
  public var partials: [Partial]
  /// How many derivatives were compared, those that are not shown included.
  public var comparedCount: Int
  /// How many there are: the elements of the parameters that the formula depends on.
  public var elementCount: Int
  /// The greatest difference among all that were compared.
  public var greatestDifference: Double

  /// Makes a comparison.
  public init(
    formula: String, place: SamplePlace, partials: [Partial], comparedCount: Int, elementCount: Int,
    greatestDifference: Double
  ) {
    self.formula = formula
    self.place = place
    self.partials = partials
    self.comparedCount = comparedCount
    self.elementCount = elementCount
    self.greatestDifference = greatestDifference
  }
}

extension GradientComparison {
  /// A row for each derivative that is shown.
  public var table: Table {
    // The three stand side by side to be compared, so they are written alike.
    let values = partials.flatMap { [$0.reverse, $0.forward, $0.centralDifference] }
    let format = NumberFormat.suiting(values)
    func column(_ heading: String, _ value: (Partial) -> Double) -> Table.Column {
      Table.Column(heading: heading, numbers: partials.map(value), format: format)
    }
    return Table(columns: [
      // A name stays on one line.
      Table.Column(
        heading: "parameter",
        texts: partials.map { String($0.name.map { $0 == " " ? "\u{A0}" : $0 }) }, isCode: true),
      column("reverse", \.reverse), column("forward", \.forward),
      column("central difference", \.centralDifference),
      Table.Column(
        heading: "greatest difference", numbers: partials.map(\.greatestDifference),
        format: .general(2)),
    ])
  }

  /// Where the formula was differentiated, and what the table leaves out.
  public var note: String? {
    var sentences = [place.sentence].compactMap(\.self)
    let others = comparedCount - partials.count
    if others > 0 {
      let greatest = NumberFormat.general(2).text(greatestDifference)
      let chosen = comparedCount < elementCount ? ", chosen evenly among \(elementCount)" : ""
      sentences.append(
        "\(counted(others, "more derivative")) \(others == 1 ? "was" : "were") compared\(chosen); the "
          + "greatest difference of all is \(greatest).")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
