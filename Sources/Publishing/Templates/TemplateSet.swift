import Diagnostics
internal import Mustache

/// Templates that have been parsed, and a way to fill them that leaves no name unknown.
struct TemplateSet {
  private var library = MustacheLibrary()
  private var tags: [String: [TemplateTag]] = [:]
  /// What errors call the file of a template.
  private let path: @Sendable (_ name: String) -> String

  /// Parses every template and checks that the partials they include exist.
  init(_ templates: Templates) throws(PublishingError) {
    path = { templates.path(of: $0 + Templates.suffix) }
    let names = templates.names
    for name in names {
      guard let text = templates.template(name) else { throw .missingTemplate(name) }
      tags[name] = TemplateTag.all(in: text)
      library.register(try Self.parse(text, path(name)), named: name)
    }
    for name in names {
      for tag in tags[name] ?? [] where tag.kind == .partial && tags[tag.name] == nil {
        let nearest = nearestName(to: tag.name, among: names)
        throw .unknownPartial(file: path(name), line: tag.line, name: tag.name, nearest: nearest)
      }
    }
    try checkInclusions(names)
  }

  /// How many templates may be put into each other from one page, and how often in all.
  private static let inclusionLimit = 1000

  /// Refuses templates that include themselves, or each other so often that no page could hold it.
  private func checkInclusions(_ names: [String]) throws(PublishingError) {
    // For each template, how many templates it comes to; nil while that is being found out.
    var sizes: [String: Int?] = [:]
    for first in names where sizes[first] == nil {
      var open = [first]
      while let name = open.last {
        let partials = (tags[name] ?? []).filter { $0.kind == .partial }
        if sizes[name] == nil { sizes[name] = .some(nil) }
        if let next = partials.first(where: { sizes[$0.name] == nil }) {
          open.append(next.name)
          continue
        }
        if let cycle = partials.first(where: { sizes[$0.name] == .some(nil) }) {
          throw .malformedTemplate(
            file: path(name), line: cycle.line, reason: "\"\(cycle.name)\" includes itself")
        }
        let size = partials.reduce(1) { $0 + ((sizes[$1.name] ?? 0) ?? 0) }
        guard size <= Self.inclusionLimit else {
          throw .malformedTemplate(
            file: path(name), line: partials[0].line,
            reason: "more than \(Self.inclusionLimit) templates are included here")
        }
        sizes[name] = size
        open.removeLast()
      }
    }
  }

  private static let sectionLimit = 200

  /// Values come escaped, so Mustache itself places plain text: no template can forget to escape,
  /// and none can escape twice.
  private static let prefix = "{{% CONTENT_TYPE:TEXT}}\n"

  private static func parse(
    _ text: String, _ file: String
  ) throws(PublishingError) -> MustacheTemplate {
    // The library reads sections within sections by recursion.
    guard text.count(of: "{{#") + text.count(of: "{{^") <= sectionLimit else {
      throw .malformedTemplate(
        file: file, line: 1, reason: "the template has more than \(sectionLimit) sections")
    }
    do {
      return try MustacheTemplate(string: prefix + text)
    } catch {
      let failure = error as? MustacheTemplate.ParserError
      let line = max((failure?.context.lineNumber ?? 2) - 1, 1)
      throw .malformedTemplate(
        file: file, line: line, reason: Self.reason(failure?.error ?? error))
    }
  }

  /// The Mustache library's errors in words.
  private static func reason(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "this tag closes a section that is not the last one opened"
    case .unfinishedName: "this tag has no name, or no }} after it"
    case .expectedSectionEnd: "a section is opened and never closed"
    case nil: "a tag is opened with {{ and never closed with }}"
    default: "this is not valid Mustache (\(error))"
    }
  }

  /// Fills a template.
  ///
  /// Throws when it, or a partial in it, uses a name that the fields do not hold. Dotted paths and
  /// Mustache's transforms are no names here: the library looks them up unnoticed.
  func render(_ name: String, _ fields: TemplateFields) throws(PublishingError) -> String {
    let root = TemplateRoot(fields)
    guard let text = library.render(root, withTemplate: name) else { throw .missingTemplate(name) }
    let known = fields.allNames
    let placeholders = reachableTags(from: name).filter { $0.tag.kind == .placeholder }
    // A name may be known, yet not here: the rendering finds those. It never sees what stands in a
    // section that is left out: reading the tags finds those.
    let unknown = placeholders.first { !known.contains($0.tag.name) }?.tag.name
    guard let unknown = unknown ?? root.unknownNames.first else { return text }
    let place = placeholders.first { $0.tag.name == unknown }
    throw .unknownPlaceholder(
      file: path(place?.template ?? name), line: place?.tag.line ?? 1, name: unknown,
      nearest: nearestName(to: unknown, among: known.sorted()))
  }

  /// The tags of a template and of the partials it includes, each template once.
  private func reachableTags(from name: String) -> [(template: String, tag: TemplateTag)] {
    var order = [name]
    var next = 0
    while next < order.count {
      for tag in tags[order[next]] ?? [] where tag.kind == .partial && !order.contains(tag.name) {
        order.append(tag.name)
      }
      next += 1
    }
    return order.flatMap { name in (tags[name] ?? []).map { (name, $0) } }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}

/// The outermost object of a rendering, which is asked last for every name: what it does not know
/// nobody knows.
private final class TemplateRoot: MustacheParent {
  private let fields: TemplateFields
  private(set) var unknownNames: [String] = []

  init(_ fields: TemplateFields) { self.fields = fields }

  func child(named name: String) -> Any? {
    if let value = fields.child(named: name) { return value }
    unknownNames.append(name)
    return nil
  }
}
