import Training
import Yams

/// Turns YAML nodes into values of the type that a key wants, with errors that know their place.
///
/// Scalars are taken as they are written: YAML's own guess would make a country of Norway's code
/// false.
struct FrontMatterReader {
  let source: SourceText
  /// The byte at which the YAML begins.
  let start: Int

  private static let aliasLimit = 16

  func mapping(_ yaml: String) throws(Diagnostic) -> Node.Mapping {
    do {
      // Aliases of aliases can stand for more nodes than fit into any memory.
      guard yaml.matches(of: /[\s,\[]\*\w/).count <= Self.aliasLimit else {
        throw Diagnostic(.badYAML("too many aliases"), source, start..<start)
      }
      guard let node = try Yams.compose(yaml: yaml) else { return Node.Mapping([]) }
      guard let mapping = node.mapping else {
        throw invisibleSign(in: yaml) { _ in true }
          ?? wrongType("the front matter", "`key: value` lines", node)
      }
      return mapping
    } catch let error as Diagnostic {
      throw error
    } catch let error as YamlError {
      throw invisibleSign(in: yaml) { ":-\n".contains($0) } ?? diagnostic(error)
    } catch {
      throw Diagnostic(.badYAML("\(error)"), source, start..<start)
    }
  }

  /// The first sign in a text that nobody sees, which YAML takes for a letter.
  ///
  /// - Parameter follows: Whether one behind such a character is meant.
  private func invisibleSign(
    in yaml: String, behind follows: (Character) -> Bool
  ) -> Diagnostic? {
    let scalars = yaml.unicodeScalars
    let found = scalars.indices.first { index in
      let before = index == scalars.startIndex ? "\n" : scalars[scalars.index(before: index)]
      return InvisibleSign.first(in: String(scalars[index])) != nil && follows(Character(before))
    }
    guard let index = found else { return nil }
    let sign = scalars[index]
    let place = start + yaml.utf8.distance(from: yaml.startIndex, to: index)
    return Diagnostic(
      .invisibleSign(sign, in: "this line"), source, place..<place + sign.utf8.count)
  }

  /// A language tag (BCP 47): a language of two or three letters, and more after hyphens.
  func language(_ node: Node, of key: String) throws(Diagnostic) -> String {
    let tag = try text(node, of: key)
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { place, part in
      (place == 0 ? 2...3 : 1...8).contains(part.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || place > 0 && $0.isNumber) }
    }
    guard isTag else { throw wrongType(key, "a language tag such as de or en-GB", node) }
    return tag
  }

  func text(_ node: Node, of key: String) throws(Diagnostic) -> String {
    guard let scalar = node.scalar else { throw wrongType(key, "a text", node) }
    return scalar.string
  }

  func texts(_ node: Node, of key: String) throws(Diagnostic) -> [String] {
    guard let sequence = node.sequence else { return [try text(node, of: key)] }
    var texts: [String] = []
    for element in sequence { texts.append(try text(element, of: key)) }
    return texts
  }

  func chapters(_ node: Node, of key: String) throws(Diagnostic) -> [Notebook.Chapter] {
    guard let sequence = node.sequence else { throw wrongType(key, "a list of files", node) }
    var chapters: [Notebook.Chapter] = []
    for element in sequence {
      let path = try text(element, of: key)
      chapters.append(Notebook.Chapter(path: path, range: range(of: element), source: source))
    }
    return chapters
  }

  /// Files with the parameters of the front matter put in.
  func requiredFiles(
    _ node: Node, _ settings: Settings
  ) throws(Diagnostic) -> [Notebook.RequiredFile] {
    guard let sequence = node.sequence else { throw wrongType("requires", "a list of files", node) }
    var files: [Notebook.RequiredFile] = []
    for element in sequence {
      let written = try text(element, of: "requires")
      let path = try settings.filling(written, source, range(of: element))
      files.append(Notebook.RequiredFile(written, path: path))
    }
    return files
  }

  func integer(_ node: Node, of key: String) throws(Diagnostic) -> Int {
    guard let scalar = node.scalar, let value = Int(scalar.string) else {
      throw wrongType(key, "a whole number", node)
    }
    return value
  }

  func flag(_ node: Node, of key: String) throws(Diagnostic) -> Bool {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw wrongType(key, "true or false", node)
    }
  }

  /// A number if it looks like one, otherwise a text.
  private func setting(_ node: Node, of key: String) throws(Diagnostic) -> SettingValue {
    guard let scalar = node.scalar else { throw wrongType(key, "a number or a text", node) }
    // What stands in quotes is text, whatever it looks like.
    let text = scalar.string
    guard scalar.style != .doubleQuoted, scalar.style != .singleQuoted else { return .text(text) }
    if let number = Double(decimal: text) { return .number(number) }
    if Double(decimal: InvisibleSign.removed(from: text).trimmed) != nil {
      throw wrongType(key, "a number or a text", node)
    }
    // Digits that no number has room for are hardly the name of something.
    guard text.first?.isLetter != false || Double(text) == nil else {
      throw wrongType(key, "a number or a text", node)
    }
    return .text(text)
  }

  func settings(
    _ node: Node, _ isReserved: (String) -> Bool
  ) throws(Diagnostic) -> Settings {
    guard let mapping = node.mapping else {
      throw wrongType("parameters", "indented `name: value` lines", node)
    }
    var settings = Settings()
    for (key, value) in mapping {
      let written = try text(key, of: "parameters")
      let name = written.normalizedName
      guard Lexer.isName(written), !isReserved(name), name != "seed" else {
        if let sign = InvisibleSign.first(in: written) {
          throw diagnostic(.invisibleSign(sign, in: "this name"), at: key)
        }
        throw diagnostic(.notAName(written), at: key)
      }
      guard settings[name] == nil else {
        throw diagnostic(.nameOfSetting(name), at: key)
      }
      settings.all.append(Settings.Setting(name: name, value: try setting(value, of: name)))
    }
    return settings
  }

  private func wrongType(_ key: String, _ expected: String, _ node: Node) -> Diagnostic {
    if let sign = InvisibleSign.first(in: node.scalar?.string ?? "") {
      return diagnostic(.invisibleSign(sign, in: "this value"), at: node)
    }
    return diagnostic(.wrongType(key: key, expected: expected), at: node)
  }

  func diagnostic(_ problem: Problem, at node: Node) -> Diagnostic {
    Diagnostic(problem, source, range(of: node))
  }

  private func range(of node: Node) -> Range<Int> {
    guard let mark = node.mark else { return start..<start }
    let offset = offset(mark)
    return offset..<offset + (node.scalar?.string.utf8.count ?? 1)
  }

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .duplicatedKeysInMapping(let duplicates, let first):
      let key = duplicates.first ?? ""
      let place = secondPlace(of: key, after: first.mark)
      return Diagnostic(.repeatedKey(key), source, place..<place + key.utf8.count)
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let text = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
      let offset = offset(mark)
      return Diagnostic(.badYAML(text), source, offset..<offset)
    default:
      return Diagnostic(.badYAML("\(error)"), source, start..<start)
    }
  }

  /// The byte at which a key stands again: in a line of the same indentation, or in the same braces.
  private func secondPlace(of key: String, after first: Mark) -> Int {
    let firstPlace = offset(first)
    let line = source.line(at: firstPlace)
    let indentation = firstPlace - source.range(ofLine: line).lowerBound
    for next in line + 1..<max(line + 1, source.lineCount) {
      let range = source.range(ofLine: next)
      guard range.count > indentation else { continue }
      let place = range.lowerBound + indentation
      let isIndented = source.bytes[range.lowerBound..<place].allSatisfy { $0 == UInt8(ascii: " ") }
      let text = source.text(place..<range.upperBound)
      for written in [key, "\"\(key)\"", "'\(key)'"]
      where isIndented && text.hasPrefix(written)
        && text.dropFirst(written.count).drop(while: { $0 == " " }).first == ":"
      {
        return place + (written.count - key.count) / 2
      }
    }
    return placeInBraces(of: key, behind: firstPlace + key.utf8.count) ?? firstPlace
  }

  /// The byte at which a key stands in `{a: 1, a: 2}`, which may go over lines.
  private func placeInBraces(of key: String, behind start: Int) -> Int? {
    let text = source.text(start..<source.bytes.count)
    for found in text.ranges(of: key) {
      let before = text[..<found.lowerBound].last ?? " "
      let behind = text[found.upperBound...].drop { "\"' ".contains($0) }
      if "\"',{ \n".contains(before), behind.first == ":" {
        return start + text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      }
    }
    return nil
  }

  /// The byte that a mark, whose line and column count from 1, stands for.
  private func offset(_ mark: Mark) -> Int {
    let line = Swift.min(source.line(at: start) + mark.line - 1, source.lineCount - 1)
    let range = source.range(ofLine: line)
    let before = source.text(range).unicodeScalars.prefix(Swift.max(0, mark.column - 1))
    return range.lowerBound + String(String.UnicodeScalarView(before)).utf8.count
  }
}
