internal import Kernels

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

/// Colours for numbers: levels of equal width between the two ends of a range.
///
/// A diverging map has 255 levels, an odd number, so that the middle of a range has a colour to
/// itself; the others have the 256 of their published tables.
public struct ColorMap: Sendable, Hashable {
  /// What a notebook calls the map.
  public let name: String
  /// A colour for each level, lowest first.
  public let levels: [Color]
  /// The colour of what is infinite or not a number, which looks like none of the levels.
  public let notFinite: Color

  /// Dark violet over green to yellow: for values without a middle of their own.
  public static let viridis = ColorMap("viridis", viridisColors, notFinite: Color(0xB8_B8B8))

  /// Dark blue over grey to yellow, which look the same to people who see red and green alike.
  public static let cividis = ColorMap("cividis", cividisColors, notFinite: Color(0xE0_7A5F))

  /// Black over violet and orange to pale yellow: for values whose high end matters.
  public static let magma = ColorMap("magma", magmaColors, notFinite: Color(0x4F_A3A5))

  /// Blue over light grey to burnt orange: for values around a middle, such as probabilities around
  /// 0.5.
  public static let diverging = ColorMap("diverging", divergingColors, notFinite: Color(0x1D_1D1D))

  /// Black over grey to white, as in a photograph: for pictures.
  public static let grey = ColorMap(
    name: "grey",
    levels: (0..<256).map { level in
      let brightness = UInt8(level)
      return Color(red: brightness, green: brightness, blue: brightness)
    }, notFinite: Color(0xC0_3A2B))

  /// Every map, in the order in which messages name them.
  public static let all = [diverging, viridis, cividis, magma, grey]

  /// The names of all maps.
  public static var names: [String] { all.map(\.name) }

  /// The map of a name, or nil when there is none.
  public static func named(_ name: String) -> ColorMap? { all.first { $0.name == name } }

  private init(_ name: String, _ table: String, notFinite: Color) {
    let digits = Array(table.utf8)
    let levels = stride(from: 0, to: digits.count, by: 6).map { start in
      Color(digits[start..<start + 6].reduce(0) { $0 << 4 | UInt32(Self.nibble($1)) })
    }
    self.init(name: name, levels: levels, notFinite: notFinite)
  }

  private init(name: String, levels: [Color], notFinite: Color) {
    self.name = name
    self.levels = levels
    self.notFinite = notFinite
  }

  private static func nibble(_ digit: UInt8) -> UInt8 {
    digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }

  /// How many colours a palette can hold.
  static let paletteSize = 256

  /// The map for a picture with values that are not finite.
  ///
  /// A palette has no place for a 257th colour, so of 256 levels the nearest to 255 even steps
  /// are taken, both ends among them.
  var withGaps: ColorMap {
    let count = min(levels.count, Self.paletteSize - 1)
    let nearest = (0..<count).map {
      levels[($0 * (levels.count - 1) + (count - 1) / 2) / (count - 1)]
    }
    return ColorMap(name: name, levels: nearest, notFinite: notFinite)
  }

  /// The levels and, where there is room for it at the last place, the colour of what is not finite.
  var palette: [Color] {
    levels.count < Self.paletteSize ? levels + [notFinite] : levels
  }

  /// The place of a value's colour in the palette.
  ///
  /// Values outside the range get the colour of its nearest end. In a range without length its one
  /// value is in the middle. Traps when the value is not finite.
  func index(of value: Double, in range: ClosedRange<Double>) -> UInt8 {
    require(value.isFinite, "\(value) has no level among the colours of \(name)")
    let last = levels.count - 1
    if value < range.lowerBound { return 0 }
    if value > range.upperBound { return UInt8(last) }
    guard let part = range.part(of: value) else { return UInt8(last / 2) }
    return UInt8(min(part * Double(levels.count), Double(last)))
  }

  /// The colour of a value.
  ///
  /// Values outside the range get the colour of its nearest end.
  public func color(of value: Double, in range: ClosedRange<Double>) -> Color {
    value.isFinite ? levels[Int(index(of: value, in: range))] : notFinite
  }
}
