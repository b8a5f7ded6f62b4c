import Figures

/// Small pictures side by side, on one scale.
public struct ImageGrid: Sendable, Equatable {
  /// A picture with what stands under it.
  public struct Item: Sendable, Equatable {
    /// The picture.
    public var picture: PixelPicture
    /// Which row, filter or channel it is, and the row's label.
    public var caption: String
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
}
