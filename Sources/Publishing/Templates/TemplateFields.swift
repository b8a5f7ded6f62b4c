import Figures
internal import Mustache

/// What a template can place, by name.
///
/// Everything is ready text by the time it gets here: escaped, and numbers formatted.
struct TemplateFields: ExpressibleByDictionaryLiteral {
  private(set) var values: [String: TemplateValue]

  init(dictionaryLiteral elements: (String, TemplateValue)...) {
    values = Dictionary(elements) { $1 }
  }

  /// Adds the fields of another set; they win over those already here.
  func merging(_ others: TemplateFields) -> TemplateFields {
    var result = self
    result.values.merge(others.values) { $1 }
    return result
  }

  /// The names of these fields and of all fields inside them.
  var allNames: Set<String> {
    values.values.reduce(into: Set(values.keys)) { names, value in
      guard case .list(let items, let itemNames) = value else { return }
      names.formUnion(itemNames)
      for item in items { names.formUnion(item.allNames) }
    }
  }
}

/// A value of a field.
enum TemplateValue {
  case html(String)
  case flag(Bool)
  /// Items for a section to repeat, and the names that each of them has, for lists without any.
  case list([TemplateFields], names: [String])
  /// Nothing to show, yet a name that the page knows: an empty placeholder, a skipped section.
  case absent

  /// Text from a notebook or a run, escaped here.
  static func text(_ text: String?) -> TemplateValue {
    text.map { .html(Markup.escaped($0)) } ?? .absent
  }

  /// Markup, which cannot be anything but well-formed.
  static func markup(_ markup: Markup?) -> TemplateValue {
    markup.map { .html($0.source) } ?? .absent
  }
}

extension TemplateFields: MustacheParent {
  func child(named name: String) -> Any? {
    switch values[name] {
    case .html(let source): ReadyText(renderText: source)
    case .flag(let flag): flag
    case .list(let items, _): items
    case .absent: ReadyText(renderText: "", isNull: true)
    case nil: nil
    }
  }
}

/// Text for Mustache to place as it is.
///
/// It has no children, so that names inside a section are looked up in the fields around it.
private struct ReadyText: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull = false

  func child(named name: String) -> Any? { nil }
}
