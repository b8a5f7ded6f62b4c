/// How often each class was taken for which.
public struct ConfusionMatrix: Sendable, Equatable {
  /// The prediction as it is headed or written.
  public var prediction: String
  /// The class as it is headed or written.
  public var label: String
  /// The names of the classes.
  public var classes: [String]
  /// For each true class, how often each class was predicted for it.
  public var counts: [[Int]]
  /// How many rows are left out since their prediction or class is not finite.
  public var leftOutCount: Int

  /// Makes a matrix with a row and a column of counts for each class.
  public init(
    prediction: String, label: String, classes: [String], counts: [[Int]], leftOutCount: Int
  ) {
    self.prediction = prediction
    self.label = label
    self.classes = classes
    self.counts = counts
    self.leftOutCount = leftOutCount
  }

  /// How many rows were counted.
  public var rowCount: Int { counts.joined().reduce(0, +) }

  /// How many of them were taken for what they are.
  public var hitCount: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// The share of the rows that were taken for what they are; NaN if there are none.
  public var accuracy: Double { Double(hitCount) / Double(rowCount) }

  /// The share of a class's rows that were taken for it; NaN if it has none.
  public func recall(of place: Int) -> Double {
    Double(counts[place][place]) / Double(counts[place].reduce(0, +))
  }

  /// The share of the rows taken for a class that are of it; NaN if none was.
  public func precision(of place: Int) -> Double {
    Double(counts[place][place]) / Double(counts.reduce(0) { $0 + $1[place] })
  }
}
