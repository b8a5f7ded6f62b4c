/// Scripts typed as characters of their own: the ² of x², the ₁₂ of w₁₂.
enum TypedScript {
  private static let upper = table("⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻−⁼=⁽(⁾)ⁿnⁱi")
  private static let lower = table(
    "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋−₌=₍(₎)ₐaₑeₕhᵢiⱼjₖkₗlₘmₙnₒoₚpᵣrₛsₜtᵤuᵥvₓx")

  private static func table(_ pairs: String) -> [Character: Character] {
    let characters = Array(pairs)
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: characters.count, by: 2).map {
        (characters[$0], characters[$0 + 1])
      })
  }

  /// Whether a character is a subscript or a superscript; nil if it is neither.
  static func isLower(_ character: Character) -> Bool? {
    lower[character] != nil ? true : upper[character] != nil ? false : nil
  }

  /// What a run of scripts reads as in the line.
  static func plain(_ run: String) -> String {
    String(run.map { lower[$0] ?? upper[$0] ?? $0 })
  }
}
