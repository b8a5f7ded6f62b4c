/// An address in the prose that leads to something beside the notebook: neither to another host nor to
/// a place on the same page.
public struct LocalAddress: Sendable, Equatable {
  /// Where the file lies, as a path from the notebook's folder, without dots in it unless it leads
  /// out of that folder.
  public let path: String
  /// What follows the path: a place in the file (`#…`), or a question to it (`?…`).
  public let rest: String

  /// The place in the file, without its `#`; nil if none is named.
  package var fragment: String? {
    rest.firstIndex(of: "#").map { String(rest[rest.index(after: $0)...]) }
  }

  /// Sorts out an address as it stands in a notebook; nil for one of another kind.
  ///
  /// What a browser drops or takes for something else is treated in the same way: tabs, line feeds,
  /// backslashes, hexadecimal bytes (WHATWG URL, section 4.4).
  public init?(_ text: String) {
    let address = Self.cleaned(text)
    guard Self.scheme(of: address) == nil else { return nil }
    let end = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    let written = String(address[..<end]).replacing("\\", with: "/")
    guard !written.isEmpty, !written.hasPrefix("//") else { return nil }
    rest = String(address[end...])
    path = Self.normalized(Self.decoded(written))
  }

  /// An address without what browsers drop: tabs and line feeds anywhere, blanks around it.
  package static func cleaned(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) }
    let inner = kept.drop { $0.value <= 0x20 }.reversed().drop { $0.value <= 0x20 }.reversed()
    return String(String.UnicodeScalarView(inner))
  }

  /// The scheme of an address in lower case, such as `https`; nil if it has none.
  package static func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let scheme = address[..<colon].lowercased()
    let letters = scheme.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    }
    return letters && scheme.first?.isLetter == true ? scheme : nil
  }

  /// A text with the bytes that stand in it in hexadecimal, `%20` for a space.
  package static func decoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A path without `.` and without the folders that a `..` leads out of.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let isFolder = path.hasSuffix("/") && !parts.isEmpty
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/") + (isFolder ? "/" : "")
  }
}
