internal import Kernels

/// Well-formed HTML, SVG or MathML text, which can only be built from escaped parts.
///
/// There is no way to put a string in as it is: text and attribute values pass through one escaper,
/// and names must look like names. Text that comes from a notebook can therefore never become
/// markup. Attributes keep their order, so the same parts give the same bytes.
public struct Markup: Sendable, Hashable {
  /// The text of the markup.
  public let source: String

  /// Markup that holds nothing.
  public static let empty = Markup(source: "")

  private init(source: String) {
    self.source = source
  }

  /// Text, escaped.
  public static func text(_ text: String) -> Markup {
    Markup(source: escaped(text))
  }

  /// An element with a start tag, its children one after another, and an end tag.
  public static func element(
    _ name: String, _ attributes: Attributes, _ children: [Markup]
  ) -> Markup {
    checkName(name)
    var source = "<" + name + attributes.source + ">"
    for child in children { source += child.source }
    source += "</" + name + ">"
    return Markup(source: source)
  }

  /// An element around one piece of markup.
  public static func element(
    _ name: String, _ attributes: Attributes, _ child: Markup
  ) -> Markup {
    element(name, attributes, [child])
  }

  /// An element without attributes.
  public static func element(_ name: String, _ children: [Markup]) -> Markup {
    element(name, [:], children)
  }

  /// An element without attributes around one piece of markup.
  public static func element(_ name: String, _ child: Markup) -> Markup {
    element(name, [:], [child])
  }

  /// An element around text, which is escaped.
  public static func element(
    _ name: String, _ attributes: Attributes = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// An element without content.
  ///
  /// HTML's own void elements get no slash (`<br>`), everything else closes itself (`<path/>`), as
  /// SVG and MathML want it. Other HTML elements that are empty, such as a `div`, need `element`.
  public static func void(_ name: String, _ attributes: Attributes = [:]) -> Markup {
    checkName(name)
    return Markup(
      source: "<" + name + attributes.source + (htmlVoidNames.contains(name) ? ">" : "/>"))
  }

  /// Markup put together, with a separator of plain text, such as a line feed, in between.
  public static func joined(_ parts: [Markup], separator: String = "") -> Markup {
    let gap = escaped(separator)
    var source = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { source += gap }
      source += part.source
    }
    return Markup(source: source)
  }

  /// Two pieces of markup, one after the other.
  public static func + (first: Markup, second: Markup) -> Markup {
    Markup(source: first.source + second.source)
  }

  private static let htmlVoidNames: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  fileprivate static func checkName(_ name: String) {
    let letters = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
      default: false
      }
    }
    let startsWell = name.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    require(letters && startsWell, "\"\(name)\" is no name for an element or attribute")
  }
}

extension Markup {
  /// The attributes of an element, in the order in which they were given.
  public struct Attributes: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    fileprivate private(set) var source = ""

    /// Creates an empty list.
    public init() {}

    /// Creates a list from names and values; a value of nil leaves the attribute out.
    public init(dictionaryLiteral elements: (String, String?)...) {
      for (name, value) in elements { append(name, value) }
    }

    /// Adds an attribute, unless its value is nil.
    ///
    /// Traps on a name that is none.
    public mutating func append(_ name: String, _ value: String?) {
      Markup.checkName(name)
      guard let value else { return }
      source += " " + name + "=\"" + Markup.escaped(value) + "\""
    }
  }
}
