/// What a number with commas in it may mean: that the last is a decimal comma, or that they part
/// thousands.
public struct CommaReadings {
  /// The readings as numbers that data may have, the likelier one first; none for any other text.
  public let all: [String]

  /// - Parameter text: Such as `1,5`, `1,234` or `1.234,5`.
  public init(_ text: some StringProtocol) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let tail = parts.last ?? ""
    // 1.234,5: the points part thousands, and there is one comma.
    let areDecimals = parts.count == 2 && !tail.contains(".")
    let decimal = String(parts[0]).replacing(".", with: "") + (tail.isEmpty ? "" : ".\(tail)")
    let plain = parts.joined()
    let whole = parts[0].drop { !$0.isASCIIDigit }
    let areThousands =
      parts.dropFirst().allSatisfy { $0.prefix { $0.isASCIIDigit }.count == 3 }
      && !parts[0].contains(".")
      && (1...3).contains(whole.count) && whole.first != "0"
    let readings =
      parts.count > 2 ? [plain] : (areThousands ? [plain] : []) + (areDecimals ? [decimal] : [])
    all = readings.filter { Double(decimal: $0) != nil }
  }
}
