import Figures

/// Small pictures side by side, on one scale.
public struct ImageGrid: Sendable, Equatable {
  /// A picture with what stands under it.
  public struct Item: Sendable, Equatable {
    /// The picture.
    public var picture: PixelPicture
    /// Which row, filter or channel it is, and the row's label; where there is a prediction, only the
    /// label and, if that is another, the prediction.
    public var caption: String
    /// What was predicted for the row; nil if nothing was.
    public var verdict: Verdict?

    /// Puts a picture together with what stands under it.
    public init(picture: PixelPicture, caption: String, verdict: Verdict? = nil) {
      self.picture = picture
      self.caption = caption
      self.verdict = verdict
    }

    /// What there is to see, and what was predicted, in sentences.
    public var alternativeText: String {
      guard let verdict else { return picture.alternativeText }
      let kind = verdict.isRight ? "Rightly" : "Wrongly"
      return "\(picture.alternativeText) \(kind) said to be \(verdict.prediction)."
    }
  }

  /// A prediction beside the label of its row.
  public struct Verdict: Sendable, Equatable {
    /// The label as it is written in the data.
    public var label: String
    /// The class that was predicted, in the same words.
    public var prediction: String
    /// Whether that is the label.
    public var isRight: Bool

    /// Takes a prediction and the label that it should have been.
    public init(label: String, prediction: String, isRight: Bool) {
      self.label = label
      self.prediction = prediction
      self.isRight = isRight
    }

    /// The label, and a prediction that is another.
    public var caption: String { isRight ? label : "\(label), said\u{A0}\(prediction)" }
  }

  /// The rows whose prediction is wrong.
  public struct Mistakes: Sendable, Equatable {
    /// How many they are.
    public var count: Int
    /// Among how many rows.
    public var rowCount: Int

    /// Counts mistakes among rows.
    public init(count: Int, rowCount: Int) {
      self.count = count
      self.rowCount = rowCount
    }
  }

  /// The formula as it is written.
  public var formula: String
  /// The pictures in their order.
  public var items: [Item]
  /// Pictures in a line; nil for as many as there is room for.
  public var columns: Int?
  /// The colours with their numbers.
  public var colorBar: ColorBar
  /// How many pictures there would be without a limit.
  public var count: Int
  /// The rows that are shown, if only mistakes are.
  public var mistakes: Mistakes?

  /// Makes a grid of pictures.
  public init(
    formula: String, items: [Item], columns: Int? = nil, colorBar: ColorBar, count: Int,
    mistakes: Mistakes? = nil
  ) {
    self.formula = formula
    self.items = items
    self.columns = columns
    self.colorBar = colorBar
    self.count = count
    self.mistakes = mistakes
  }
}
