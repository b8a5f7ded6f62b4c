/// The names that a Swift file declares and uses, as far as its words tell.
///
/// Comments and the texts of literals are left out, and nothing is resolved: a use is a word that
/// stands where a name may. That finds an arrow between folders; it is no proof that there is none.
struct SourceNames {
  /// The types that the file declares, each with those it is nested in: `Notebook.Limits`.
  private(set) var types: Set<String> = []
  /// The functions that others can call by names of more than one word: shorter ones mean many things.
  private(set) var functions: Set<String> = []
  /// Words that begin with a capital letter, with the members behind them: `Notebook.Limits.large`.
  ///
  /// The type that an extension is of is no use of it: what is added belongs where it is added.
  private(set) var typeUses: Set<String> = []
  /// Names with a bracket behind them.
  private(set) var calls: Set<String> = []

  init(_ text: String) {
    var reader = Reader(words: Self.words(of: text))
    reader.read()
    (types, functions, typeUses, calls) = (
      reader.types, reader.functions, reader.typeUses, reader.calls
    )
  }

  /// The names and signs of a text, without comments and literals.
  private static func words(of text: String) -> [Substring] {
    // In one pass, since a literal may hold the signs of a comment and a comment those of a literal.
    let code = text.replacing(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/, with: "\"\"")
    return code.matches(of: /[A-Za-z_][A-Za-z_0-9]*|[{}().]/).map { $0.output }
  }

  /// Goes through the words once, and knows what it is inside of.
  private struct Reader {
    let words: [Substring]
    var types: Set<String> = []
    var functions: Set<String> = []
    var typeUses: Set<String> = []
    var calls: Set<String> = []
    /// What the open braces belong to: a type, or anything else.
    private var open: [String?] = []
    /// The type that the next brace opens.
    private var next: String?

    init(words: [Substring]) { self.words = words }

    mutating func read() {
      var position = 0
      while position < words.count {
        switch words[position] {
        case "{":
          open.append(next)
          next = nil
          position += 1
        case "}":
          _ = open.popLast()
          position += 1
        case "struct", "enum", "class", "protocol", "actor", "typealias":
          position = declare(at: position + 1, isAlias: words[position] == "typealias")
        case "extension":
          let (path, end) = path(from: position + 1)
          next = path
          position = end
        case "func":
          declareFunction(at: position)
          position += 2
        case let word where word.first?.isUppercase == true:
          let (path, end) = path(from: position)
          typeUses.insert(path)
          position = end
        case let word:
          if position + 1 < words.count, words[position + 1] == "(" { calls.insert(String(word)) }
          position += 1
        }
      }
    }

    /// Words with dots between them, and the place behind them.
    private func path(from start: Int) -> (path: String, end: Int) {
      var (path, position) = (String(words[start]), start + 1)
      while position + 1 < words.count, words[position] == ".",
        words[position + 1].first?.isLetter == true
      {
        path += "." + words[position + 1]
        position += 2
      }
      return (path, position)
    }

    private mutating func declare(at position: Int, isAlias: Bool) -> Int {
      // `class func` and the like declare no type.
      guard position < words.count, words[position].first?.isUppercase == true else {
        return position
      }
      let name = (open.compactMap(\.self) + [String(words[position])]).joined(separator: ".")
      types.insert(name)
      if !isAlias { next = String(words[position]) }
      return position + 1
    }

    private mutating func declareFunction(at position: Int) {
      let isHidden = words[..<position].suffix(3).contains {
        $0 == "private" || $0 == "fileprivate"
      }
      let isLocal = open.contains { $0 == nil }
      guard !isHidden, !isLocal, position + 1 < words.count else { return }
      let name = words[position + 1]
      if name.contains(where: \.isUppercase) { functions.insert(String(name)) }
    }
  }
}

extension [String: Int] {
  /// The place of the longest part of a dotted name that is declared.
  func rank(of path: String) -> Int? {
    var parts = path.split(separator: ".")
    while !parts.isEmpty {
      if let rank = self[parts.joined(separator: ".")] { return rank }
      parts.removeLast()
    }
    return nil
  }
}
