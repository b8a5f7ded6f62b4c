/// A colour of the screen (sRGB), 8 bits a channel.
public struct Color: Sendable, Hashable {
  /// How much red there is.
  public let red: UInt8
  /// How much green there is.
  public let green: UInt8
  /// How much blue there is.
  public let blue: UInt8

  /// Creates a colour from its channels.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ rgb: UInt32) {
    red = UInt8(truncatingIfNeeded: rgb >> 16)
    green = UInt8(truncatingIfNeeded: rgb >> 8)
    blue = UInt8(truncatingIfNeeded: rgb)
  }

  /// The colour as SVG and CSS write it, such as `#2a61b1`.
  public var hex: String {
    let rgb = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// Colours for numbers.
///
/// A map has 255 levels of equal width, an odd number, so that the middle of a range has a colour
/// to itself. The 256th entry of its palette is for what is not finite and looks like none of the
/// others.
public struct ColorMap: Sendable, Hashable {
  /// What a notebook calls the map.
  public let name: String
  /// The 255 levels, lowest first, and then the colour of what is not finite.
  public let palette: [Color]

  /// How many levels a map has.
  public static let levels = 255

  /// Dark violet over green to yellow: for values without a middle of their own.
  public static let viridis = ColorMap("viridis", viridisColors, notFinite: Color(0xB8_B8B8))

  /// Blue over light grey to burnt orange: for values around a middle, such as probabilities around
  /// 0.5.
  public static let diverging = ColorMap("diverging", divergingColors, notFinite: Color(0x1D_1D1D))

  /// Black over grey to white, as in a photograph: for pictures.
  public static let grey = ColorMap(
    "grey",
    (0..<levels).map { level in
      let brightness = UInt8(level * 255 / (levels - 1))
      return Color(red: brightness, green: brightness, blue: brightness)
    }, notFinite: Color(0xC0_3A2B))

  private static let all = [diverging, grey, viridis]

  /// The names of all maps.
  public static var names: [String] { all.map(\.name) }

  /// The map of a name, or nil when there is none.
  public static func named(_ name: String) -> ColorMap? { all.first { $0.name == name } }

  private init(_ name: String, _ table: String, notFinite: Color) {
    let digits = Array(table.utf8)
    let entries = stride(from: 0, to: digits.count, by: 6).map { start in
      Color(digits[start..<start + 6].reduce(0) { $0 << 4 | UInt32(Self.nibble($1)) })
    }
    // Both ends of the table stay; of a longer one, the entries nearest to even steps are taken.
    let colors = (0..<Self.levels).map { level in
      entries[(level * (entries.count - 1) + Self.levels / 2) / (Self.levels - 1)]
    }
    self.init(name, colors, notFinite: notFinite)
  }

  private init(_ name: String, _ colors: [Color], notFinite: Color) {
    self.name = name
    palette = colors + [notFinite]
  }

  private static func nibble(_ digit: UInt8) -> UInt8 {
    digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }

  /// The place of a value's colour in the palette.
  ///
  /// Values outside the range get the colour of its nearest end, infinite values and NaN the last
  /// entry. In a range without length its one value is in the middle.
  public func index(of value: Double, in range: ClosedRange<Double>) -> UInt8 {
    guard value.isFinite else { return UInt8(Self.levels) }
    if value < range.lowerBound { return 0 }
    if value > range.upperBound { return UInt8(Self.levels - 1) }
    guard let part = range.part(of: value) else { return UInt8(Self.levels / 2) }
    return UInt8(min(part * Double(Self.levels), Double(Self.levels - 1)))
  }

  /// The colour of a value.
  public func color(of value: Double, in range: ClosedRange<Double>) -> Color {
    palette[Int(index(of: value, in: range))]
  }
}
