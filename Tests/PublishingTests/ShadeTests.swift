import Foundation
import Testing

@testable import Publishing

@Suite("Shades of a confusion matrix")
struct ShadeTests {
  private typealias Color = [Double]

  /// The relative luminance of WCAG 2.2, of a colour in parts of 255.
  private func luminance(_ color: Color) -> Double {
    let linear = color.map { part -> Double in
      let share = part / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ a: Color, _ b: Color) -> Double {
    let (a, b) = (luminance(a), luminance(b))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The values that the style sheet gives a property: first in light, then in dark.
  private func values(of property: String) -> [String] {
    Templates.builtIn.styleSheet.split(separator: property + ": ").dropFirst().map {
      String($0.prefix { $0 != ";" })
    }
  }

  private func color(_ property: String, _ theme: Int) throws -> Color {
    let number = try #require(Int(values(of: property)[theme].dropFirst(), radix: 16))
    return [16, 8, 0].map { Double((number >> $0) & 255) }
  }

  @Test("Every shade is told from the next, and its number is readable", arguments: 0...1)
  func contrast(theme: Int) throws {
    let paper = try color("--paper", theme), ink = try color("--ink", theme)
    let heat = values(of: "--heat")[theme].split(separator: " ").compactMap { Double($0) }
    let shares = values(of: "--share").compactMap { Double($0) }
    try #require(shares.count == 9 && heat.count == 3)
    let shades = shares.map { share -> Color in
      zip(heat, paper).map { (full: Double, none: Double) in none + share * (full - none) }
    }
    for (place, shade) in shades.enumerated() {
      #expect(contrast(shade, place < 6 ? ink : paper) >= 4.5)
      #expect(contrast(shade, place == 0 ? paper : shades[place - 1]) > 1.08)
    }
  }
}
