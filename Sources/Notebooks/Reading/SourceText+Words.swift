extension SourceText {
  /// The words of a range that may be names, without those in comments; options are none.
  func words(_ range: Range<Int>) -> Set<String> {
    var words: Set<String> = []
    for line in text(range).split(separator: "\n") {
      let isOption = line.trimmed.hasPrefix("#|")
      let code = isOption ? line : line.prefix { $0 != "#" }
      for word in code.split(whereSeparator: { !$0.isNameCharacter && $0 != "." }) {
        words.insert(String(word).normalizedName)
      }
    }
    return words
  }
}
