// Parameters of the front matter in captions.
extension ProseScanner {
  /// `${name}`, which becomes the value whatever signs are in it.
  mutating func takeSetting(
    at start: Int, _ range: Range<Int>, into text: inout [UInt8]
  ) -> Int {
    let rest = source.bytes[start..<range.upperBound]
    guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
      let place = start..<start + 2
      text += addMistake(Diagnostic(.openSetting, source, place), place).utf8
      return place.upperBound
    }
    let place = start..<close + 1
    let name = source.text(start + 2..<close).trimmed.normalizedName
    do {
      text += add(.setting(try settings.value(name, source, place)), place).utf8
    } catch {
      text += addMistake(error, place).utf8
    }
    return place.upperBound
  }
}
