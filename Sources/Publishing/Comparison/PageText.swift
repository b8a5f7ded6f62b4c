/// The lines of a page without what is compared elsewhere or differs for a reason told elsewhere.
struct PageText {
  /// A line of the page.
  struct Line {
    /// Its number on the page, from 1.
    var number: Int
    /// Its text, markup and all.
    var source: String
  }

  /// The lines that are left.
  let lines: [Line]
  /// What stands between the tags of the style sheet.
  let styleSheet: String

  /// Takes a page apart.
  ///
  /// Left out are the style sheet with its digest, the digests of pictures and of the notebook, and
  /// files inside the page; without `drawings` the drawings too.
  init(_ page: String, drawings: Bool) {
    var text = Array(page.utf8)
    styleSheet = Self.cut(from: "<style>", to: "</style>", in: &text)
    _ = Self.cut(from: "&#39;sha256-", to: "&#39;", in: &text)
    _ = Self.cut(from: "<code class=\"digest\">", to: "</code>", in: &text)
    _ = Self.cut(from: "data:application/json;base64,", to: "\"", in: &text)
    _ = Self.cut(from: "data:image/png;base64,", to: "\"", in: &text)
    if !drawings { _ = Self.cut(from: "<svg", to: "</svg>", in: &text) }
    var number = 1
    lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      line in
      defer { number += 1 + line.count { $0 == Self.lostFeed } }
      return Line(number: number, source: Self.withoutDigests(line.filter { $0 != Self.lostFeed }))
    }
  }

  /// What stands for a line feed that was cut out, so that lines keep their numbers; no page holds
  /// such a byte.
  private static let lostFeed: UInt8 = 0

  /// Cuts every piece between two marks out and returns what was cut.
  ///
  /// A piece may hold others of its kind.
  private static func cut(from start: String, to end: String, in text: inout [UInt8]) -> String {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    var (kept, cut): ([UInt8], [UInt8]) = ([], [])
    var depth = 0
    var position = 0
    func stands(_ mark: [UInt8]) -> Bool {
      text[position] == mark[0] && text[position...].starts(with: mark)
    }
    while position < text.count {
      if stands(start) {
        depth += 1
        if depth == 1 { kept += start }
        position += start.count
      } else if depth > 0, stands(end) {
        depth -= 1
        if depth == 0 { kept += end }
        position += end.count
      } else {
        let byte = text[position]
        if depth == 0 {
          kept.append(byte)
        } else {
          cut.append(byte)
          if byte == UInt8(ascii: "\n") { kept.append(lostFeed) }
        }
        position += 1
      }
    }
    text = kept
    return String(decoding: cut, as: UTF8.self)
  }

  /// A line in which the names of pictures have lost their digests.
  private static func withoutDigests(_ line: [UInt8]) -> String {
    let (digits, end) = (16, Array(".png".utf8))
    var kept: [UInt8] = []
    for (offset, byte) in line.enumerated() {
      kept.append(byte)
      guard byte == end[0], line.dropFirst(offset).starts(with: end),
        kept.dropLast().suffix(digits + 1).first == UInt8(ascii: "-"),
        kept.dropLast().suffix(digits).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
      else { continue }
      kept.removeLast(digits + 2)
      kept.append(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension PageText.Line {
  /// What a reader sees of the line: no tags, and signs for what stands for signs.
  var words: String {
    var text = ""
    var isTag = false
    for letter in source {
      switch letter {
      case "<": isTag = true
      case ">":
        isTag = false
        if text.last?.isWhitespace == false { text += " " }
      default: if !isTag { text.append(letter) }
      }
    }
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")] {
      text.replace(name, with: sign)
    }
    text.replace("&amp;", with: "&")
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
