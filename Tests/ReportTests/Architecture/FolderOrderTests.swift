import Testing

/// The folders of a target stand above each other as targets do, and no compiler knows.
@Suite("The folders of a target")
struct FolderOrderTests {
  /// A target with its folders: files of one use only what is in it and in those before it.
  ///
  /// What lies beside the folders comes last.
  static let targets: [(name: String, folders: [String])] = [
    ("Notebooks", ["Language", "Reading", "Meaning", "Cells", "Running"]),
    ("Typesetting", ["", "LaTeX", "Formulas"]),
    ("Figures", ["Text", "Drawing", "Color", "Charts", "Pictures", "Graphs", "Tables"]),
  ]

  @Test("A file uses only names of its own folder and of those before it", arguments: targets)
  func order(target: String, folders: [String]) throws {
    func rank(_ path: String) -> Int {
      let parts = path.split(separator: "/")
      let folder = parts.count > 2 ? String(parts[1]) : ""
      return folders.firstIndex(of: folder) ?? folders.count
    }
    let paths = ArchitectureTests.sources.filter { $0.hasPrefix(target + "/") }
    var types: [String: Int] = [:]
    var functions: [String: Int] = [:]
    var files: [(path: String, names: SourceNames)] = []
    for path in paths {
      let names = SourceNames(try ArchitectureTests.text(path))
      files.append((path, names))
      for type in names.types { types[type] = min(types[type] ?? .max, rank(path)) }
      for function in names.functions {
        functions[function] = min(functions[function] ?? .max, rank(path))
      }
    }
    let existing = paths.map { $0.split(separator: "/") }.filter { $0.count > 2 }.map { $0[1] }
    #expect(Set(existing.map(String.init)) == Set(folders.filter { !$0.isEmpty }))
    for (path, names) in files {
      for use in names.typeUses.sorted() {
        if let found = types.rank(of: use) { #expect(found <= rank(path), "\(path) uses \(use)") }
      }
      for call in names.calls.sorted() {
        if let found = functions[call] { #expect(found <= rank(path), "\(path) calls \(call)") }
      }
    }
  }

  @Test("What a file declares and what it uses is told by its words")
  func names() {
    let names = SourceNames(
      """
      // Session is only named here.
      extension Notebook { struct Limits { func widenAll() {} } }
      private func hiddenHere() {}
      let text = "Session", limits = Notebook.Limits.large
      func run() { func onlyHere() {}; session.resolveAll(text); onlyHere() }
      """)
    #expect(names.types == ["Notebook.Limits"])
    #expect(names.functions == ["widenAll"])
    #expect(names.typeUses == ["Notebook.Limits.large"])
    #expect(names.calls.isSuperset(of: ["resolveAll", "onlyHere"]))
    #expect(["Notebook": 4, "Notebook.Limits": 1].rank(of: "Notebook.Limits.large") == 1)
    #expect(["Notebook": 4].rank(of: "Notebook.Limits.large") == 4)
  }
}
