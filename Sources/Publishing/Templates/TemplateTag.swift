/// A tag of a Mustache template and the line it stands on.
///
/// The Mustache library renders what it does not know as nothing and tells nobody. Reading the tags
/// here as well is what lets an error name a template and a line.
struct TemplateTag: Equatable {
  enum Kind: Equatable {
    case placeholder
    case partial
    /// A comment, the end of a section, a block of a parent template.
    case other
  }

  var kind: Kind
  var name: String
  var line: Int

  /// The tags of a template from top to bottom.
  ///
  /// Text that never closes a tag ends the list; the Mustache parser reports it.
  static func all(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var line = 1
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      guard rest.starts(with: "{{".utf8) else {
        if first == UInt8(ascii: "\n") { line += 1 }
        rest.removeFirst()
        continue
      }
      rest.removeFirst(2)
      var body: [UInt8] = []
      while !rest.isEmpty, !rest.starts(with: "}}".utf8) { body.append(rest.removeFirst()) }
      guard !rest.isEmpty else { break }
      rest.removeFirst(2)
      if rest.first == UInt8(ascii: "}") { rest.removeFirst() }
      tags.append(TemplateTag(body: String(decoding: body, as: UTF8.self), line: line))
      line += body.count { $0 == UInt8(ascii: "\n") }
    }
    return tags
  }

  /// Reads what stands between the braces.
  private init(body: String, line: Int) {
    self.line = line
    switch body.first {
    case ">", "<": kind = .partial
    case "!", "/", "=", "%", "$": kind = .other
    default: kind = .placeholder
    }
    name = body.filter { !$0.isWhitespace && !"#^&{}><!/=%$".contains($0) }
  }
}
