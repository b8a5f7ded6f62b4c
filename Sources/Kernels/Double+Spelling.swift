extension Double {
  /// The shortest digits that read back to the same number, a whole number without a fraction: "0.5",
  /// "10", "1e-05", "nan", "-inf".
  ///
  /// Authors write numbers so in formulas and options, and JSON takes those that are finite. The
  /// standard library finds the digits, without a C library and its locale.
  ///
  /// A NaN has no sign here: which one a computation gives differs between processors.
  public var spelling: String {
    if isNaN { return "nan" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
