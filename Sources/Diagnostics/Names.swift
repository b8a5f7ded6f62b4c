extension Character {
  /// Whether the character can be part of a name: a letter, a digit, `_` or a subscript digit.
  package var isNameCharacter: Bool {
    isLetter || self == "_" || ("0"..."9").contains(self) || ("₀"..."₉").contains(self)
  }
}

extension String {
  /// The name with subscript digits as plain ones: `w₁` is the same name as `w1`.
  package var normalizedName: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          guard ("₀"..."₉").contains(scalar) else { return scalar }
          // U+2080 is the subscript 0, U+0030 the digit.
          return Unicode.Scalar(UInt8(scalar.value - 0x2080 + 0x30))
        }))
  }
}
