extension Double {
  /// The number that a text writes in decimal digits, such as `-0.5` or `1e-3`; nil if it writes
  /// none or one too large.
  ///
  /// Other forms that Swift knows, `0x10` or `infinity`, are no numbers in data.
  public init?(decimal text: some StringProtocol) {
    let isDecimal = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard isDecimal, let value = Double(text), value.isFinite else { return nil }
    self = value
  }
}
