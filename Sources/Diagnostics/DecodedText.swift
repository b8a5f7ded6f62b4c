/// The text that bytes are, and the first place where they are none.
///
/// Text is UTF-8, or UTF-16 where a byte-order mark says so. What is neither becomes U+FFFD.
struct DecodedText {
  /// The text without a byte-order mark.
  let text: String
  /// What is wrong with the bytes, and how many bytes of the text, in UTF-8, come before that place.
  let mistake: (problem: Problem, offset: Int)?

  /// Decodes the bytes of a file.
  ///
  /// - Parameter name: What the file is called, for the advice.
  /// - Complexity: linear in the number of bytes.
  init(_ bytes: [UInt8], name: String) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      text = ""
      mistake = (.notUTF8("the file is UTF-32", from: "utf-32", file: name), 0)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isBigEndian = bytes[0] == 0xFE
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
        let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      let (text, validUnits) = Self.decoded(units, as: UTF16.self)
      self.text = text
      if validUnits < units.count || bytes.count % 2 == 1 {
        let length = String(decoding: units[..<validUnits], as: UTF16.self).utf8.count
        mistake = (.brokenUTF16(file: name), length)
      } else {
        mistake = Self.zero(in: text, bytes, file: name)
      }
    } else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let (text, validBytes) = Self.decoded(bytes[start...], as: UTF8.self)
      self.text = text
      if validBytes < bytes.count - start, Self.unmarkedUTF16(bytes) == nil {
        let byte = bytes[start + validBytes]
        let code = (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        // These five are no signs in Windows' encoding, and all bytes are some in that of DOS.
        let isFromWindows = !bytes.contains { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        mistake = (
          .notUTF8(
            "the byte \(code) here is not UTF-8", from: isFromWindows ? "windows-1252" : "cp850",
            file: name),
          validBytes
        )
      } else {
        mistake = Self.zero(in: text, bytes, file: name)
      }
    }
  }

  /// The text of code units, and how many of them come before the first that is wrong.
  private static func decoded<Encoding: Unicode.Encoding, Units: Collection>(
    _ units: Units, as encoding: Encoding.Type
  ) -> (text: String, validCount: Int) where Units.Element == Encoding.CodeUnit {
    if let text = String(validating: units, as: encoding) { return (text, units.count) }
    var parser = Encoding.ForwardParser()
    var rest = units.makeIterator()
    var count = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { count += scalar.count }
    return (String(decoding: units, as: encoding), count)
  }

  /// A byte 0 is in no text: it is the half of a letter in UTF-16, or there is no text at all.
  private static func zero(
    in text: String, _ bytes: [UInt8], file name: String
  ) -> (problem: Problem, offset: Int)? {
    guard let place = text.utf8.firstIndex(of: 0) else { return nil }
    return (
      .notText(from: unmarkedUTF16(bytes), file: name),
      text.utf8.distance(from: text.utf8.startIndex, to: place)
    )
  }

  /// The name of the encoding, where bytes seem to be UTF-16 without a mark: of most letters one half
  /// is 0, and always the same.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
    var zeros = (even: 0, odd: 0)
    let start = bytes.prefix(4096)
    for (place, byte) in start.enumerated() where byte == 0 {
      if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard 4 * (zeros.even + zeros.odd) >= start.count, min(zeros.even, zeros.odd) == 0 else {
      return nil
    }
    return zeros.odd > 0 ? "utf-16le" : "utf-16be"
  }
}

// What is wrong with the bytes of a file that is to be text.
extension Problem {
  static func notUTF8(_ what: String, from encoding: String, file: String) -> Problem {
    Problem(
      "not-utf-8", what,
      advice: "Save the file as UTF-8, or convert it"
        + (systems[encoding].map { ", if it is from \($0)" } ?? "")
        + ": \(conversion(encoding, file)).")
  }

  static func brokenUTF16(file: String) -> Problem {
    Problem(
      "broken-utf-16", "the file begins as UTF-16, and here it is not",
      advice: "Save it as UTF-8.")
  }

  static func notText(from encoding: String?, file: String) -> Problem {
    Problem(
      "not-text", "a byte 0 is here, and there is none in a text",
      advice: encoding.map {
        "The file may be UTF-16 without a byte-order mark; convert it: \(conversion($0, file))."
      } ?? "Remove it, or save the file as text in UTF-8.")
  }

  /// The systems whose encodings these are.
  private static let systems = ["windows-1252": "Windows", "cp850": "DOS"]

  private static func conversion(_ encoding: String, _ file: String) -> String {
    shellCommand("iconv -f \(encoding) -t utf-8", on: file, naming: "-utf-8")
  }
}
