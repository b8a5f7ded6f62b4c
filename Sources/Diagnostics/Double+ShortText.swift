extension Double {
  /// The number in its shortest digits, a whole one without a fraction.
  package var shortText: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
