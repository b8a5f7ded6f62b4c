import Documents
import Figures

/// Where a link or a picture in the prose leads.
enum Address: Equatable {
  /// Another site, or a mailbox.
  case outside(String)
  /// A place on the page, or a file beside it.
  case local(String)
  /// A picture that is in the address itself.
  case pictureData(String)
  /// A scheme that a page must not offer, such as `javascript:`.
  case forbidden

  /// Sorts out an address as it stands in a notebook.
  ///
  /// What browsers drop before they look at its scheme is dropped here first.
  init(_ text: String) {
    let address = LocalAddress.cleaned(text)
    let written = Self.percentEncoded(address)

    switch LocalAddress.scheme(of: address) {
    // Two slashes, or the backslashes that browsers take for them, name another host.
    case nil: self = written.hasPrefix("//") ? .outside(written) : .local(written)
    case "http", "https", "mailto": self = .outside(written)
    case "data" where Self.isPicture(written): self = .pictureData(written)
    default: self = .forbidden
    }
  }

  /// An address that holds a whole file (RFC 2397).
  static func data(type: String, _ bytes: [UInt8]) -> String {
    "data:\(type);base64,\(Digest.base64(bytes))"
  }

  private static func isPicture(_ address: String) -> Bool {
    let start = address.prefix(16).lowercased()
    return ["png", "jpeg", "gif", "webp"].contains { start.hasPrefix("data:image/\($0)") }
  }

  /// Writes in hexadecimal what may not stand in an address: controls, blanks, quotes, brackets.
  ///
  /// Everything else stays, letters of other scripts too. A backslash becomes the slash for which
  /// browsers take it.
  static func percentEncoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "/"
      case "\"", "<", ">", "`", "{", "}", "|", "^", "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}":
        for byte in String(scalar).utf8 { result += percentEncoded(byte) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Address {
  /// The name of a folder as a part of a relative address, in which no byte has a meaning.
  static func folder(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += percentEncoded(byte)
      }
    }
    return result
  }

  /// A path as a relative address, in which no byte has a meaning but the slashes.
  static func path(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { folder(String($0)) }
      .joined(separator: "/")
  }

  private static func percentEncoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return (digits.count < 2 ? "%0" : "%") + digits
  }
}
