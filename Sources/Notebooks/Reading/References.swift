/// The numbers and anchors of a notebook's figures, tables and sections.
struct References: Sendable {
  /// What a label leads to.
  enum Target: Sendable {
    case numbered(Reference)
    /// A heading, called by its words.
    case heading(anchor: String, title: [Inline])
  }

  private(set) var targets: [String: Target] = [:]
  /// By the index of a cell, what it is counted as.
  private(set) var cells: [Int: Reference] = [:]
  private var labels: [String] = []
  /// Mistakes by the index of a cell, by the anchor of a heading, and by the index of an extract that
  /// points at nothing.
  private(set) var cellMistakes: [Int: Diagnostic] = [:]
  private(set) var headingMistakes: [String: Diagnostic] = [:]
  private(set) var extractMistakes: [Int: Diagnostic] = [:]
  private var anchors: Set<String> = []
  /// How often each anchor was wanted, so that a thousandth heading need not try all numbers.
  private var anchorCounts: [String: Int] = [:]

  /// No references.
  init() {}

  /// The anchors of the headings and of what is numbered.
  var allAnchors: [String] { anchors.sorted() }

  /// Whether a place of the page has this anchor, be it one of those that every page has.
  func hasAnchor(_ anchor: String) -> Bool {
    anchors.contains(anchor) || ["text", "making"].contains(anchor)
      || anchor.wholeMatch(of: /check-[0-9]+/) != nil
  }

  /// All mistakes about labels.
  var mistakes: [Diagnostic] {
    cellMistakes.sorted { $0.key < $1.key }.map(\.value)
      + headingMistakes.sorted { $0.key < $1.key }.map(\.value)
      + extractMistakes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Numbers what can be numbered, gives the headings among `blocks` their anchors, and finds labels
  /// that occur twice or lead nowhere.
  init(
    blocks: inout [Block], cells: [CellHead], isNumbered: Bool, source: SourceText,
    extracts: [Extract]
  ) {
    var counts: [Reference.Kind: Int] = [:]
    for (index, cell) in cells.enumerated() {
      guard let kind = cell.countedAs, cell.common.isShown,
        cell.common.label != nil || !cell.common.caption.isEmpty
      else { continue }
      counts[kind, default: 0] += 1
      let number = String(counts[kind, default: 0])
      let anchor = cell.common.label?.value ?? kind.labelPrefix + number
      let reference = Reference(kind: kind, number: number, anchor: unique(anchor))
      self.cells[index] = reference
      guard let label = cell.common.label else { continue }
      if !add(label.value, .numbered(reference)) {
        cellMistakes[index] = Diagnostic(.repeatedLabel(label.value), source, label.range)
      }
    }
    var numbering = SectionNumbering(blocks: blocks, isOn: isNumbered)
    for index in blocks.indices { visit(&blocks[index], &numbering, source) }
    findUnknownLabels(in: extracts, source)
  }

  /// Finds the references that lead nowhere, unless the label stands in a cell that cannot be read.
  private mutating func findUnknownLabels(in extracts: [Extract], _ source: SourceText) {
    let unread = extracts.compactMap { extract in
      if case .mistake = extract.content { source.text(extract.range) } else { nil }
    }
    for (index, extract) in extracts.enumerated() {
      guard case .reference(let label) = extract.content, targets[label] == nil,
        extractMistakes.count < ProseScanner.mistakeLimit,
        !unread.contains(where: { $0.contains(label) })
      else { continue }
      let nearest = nearestName(to: label, among: labels)
      extractMistakes[index] = Diagnostic(
        .unknownLabel(label, nearest: nearest), source, extract.range)
    }
  }

  /// Adds a label; says false if there is one of that name.
  private mutating func add(_ label: String, _ target: Target) -> Bool {
    labels.append(label)
    guard targets[label] == nil else { return false }
    targets[label] = target
    return true
  }

  /// Gives the headings in a block their anchors and numbers.
  private mutating func visit(
    _ block: inout Block, _ numbering: inout SectionNumbering, _ source: SourceText
  ) {
    switch block {
    case .heading(let level, _, var content):
      let label = Self.takeLabel(&content)
      var problem: Problem?
      if let label, !label.hasPrefix(Reference.Kind.section.labelPrefix) {
        problem = .notASectionLabel(label)
      }
      let anchor = unique(label ?? content.plainText.anchor)
      let number = numbering.next(level: level)
      let target = number.map { number -> Target in
        .numbered(Reference(kind: .section, number: number, anchor: anchor))
      }
      if let label, !add(label, target ?? .heading(anchor: anchor, title: content)) {
        problem = .repeatedLabel(label)
      }
      if let problem, let label {
        let place = source.lastRange(of: "{#\(label)}") ?? 0..<0
        headingMistakes[anchor] = Diagnostic(problem, source, place)
      }
      if let number { content.insert(.text("\(number) "), at: 0) }
      block = .heading(level: level, anchor: anchor, content: content)
    case .quote(var blocks):
      for index in blocks.indices { visit(&blocks[index], &numbering, source) }
      block = .quote(blocks)
    case .list(let start, let tight, var items):
      for item in items.indices {
        for index in items[item].blocks.indices {
          visit(&items[item].blocks[index], &numbering, source)
        }
      }
      block = .list(start: start, tight: tight, items: items)
    case .paragraph, .code, .table, .rule, .math, .cell, .failure: break
    }
  }

  /// Takes `{#sec-x}` from the end of a heading.
  private static func takeLabel(_ content: inout [Inline]) -> String? {
    guard case .text(let text)? = content.last, text.trimmed.hasSuffix("}"),
      let start = text.ranges(of: "{#").last
    else { return nil }
    let label = text[start.upperBound...].trimmed.dropLast()
    guard label.unicodeScalars.allSatisfy(Label.isLabelScalar), !label.isEmpty else { return nil }
    content[content.count - 1] = .text(String(text[..<start.lowerBound].trimmedEnd))
    return String(label)
  }

  /// The anchor, with a number behind it if it is taken.
  private mutating func unique(_ anchor: String) -> String {
    let base = anchor.isEmpty ? "section" : anchor
    var candidate = base
    while !anchors.insert(candidate).inserted {
      anchorCounts[base, default: 1] += 1
      candidate = "\(base)-\(anchorCounts[base, default: 1])"
    }
    return candidate
  }
}

/// Counts sections by level: 1, 1.1, 1.2, 2.
private struct SectionNumbering {
  private let top: Int
  private let isOn: Bool
  private var counts: [Int] = []

  init(blocks: [Block], isOn: Bool) {
    let levels = blocks.compactMap { block in
      if case .heading(let level, _, _) = block { level } else { nil }
    }
    top = levels.min() ?? 1
    self.isOn = isOn
  }

  /// The number of the next heading of a level; nil if sections are not numbered.
  mutating func next(level: Int) -> String? {
    guard isOn else { return nil }
    let depth = Swift.max(0, level - top)
    while counts.count <= depth { counts.append(0) }
    counts.removeSubrange((depth + 1)...)
    counts[depth] += 1
    return counts.map(String.init).joined(separator: ".")
  }
}

extension String {
  /// The text as part of an address: lower-case letters and digits, with hyphens between words.
  fileprivate var anchor: String {
    let words = Extract.split(self).map { $0.text.lowercased() }.joined()
      .split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "-")
  }
}

extension Substring {
  fileprivate var trimmedEnd: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
