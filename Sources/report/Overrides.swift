import ArgumentParser
import Notebooks

/// Values that stand in for those of the front matter, as `-P name=value` gives them.
struct Overrides {
  private let all: [Notebook.Override]

  /// Splits the arguments at their first sign of equality.
  init(_ arguments: [String]) throws {
    var all: [Notebook.Override] = []
    for argument in arguments {
      guard let sign = argument.firstIndex(of: "=") else {
        throw ValidationError("\"\(argument)\" is no assignment: write -P name=value.")
      }
      let name = String(argument[..<sign])
      guard !name.isEmpty else {
        throw ValidationError("\"\(argument)\" names no parameter: write -P name=value.")
      }
      guard !all.contains(where: { $0.name == name }) else {
        throw ValidationError("-P \(name) is given twice.")
      }
      let value = String(argument[argument.index(after: sign)...])
      all.append(
        Notebook.Override(name: name, value: SourceText(name: "-P \(name)", text: value)))
    }
    self.all = all
  }

  /// Notebooks with the values that are for them: a file is read again only where there are any.
  ///
  /// Throws when a value is for none of them, or is not of its parameter's kind.
  ///
  /// - Parameter plain: Each file, and what it is without other values.
  func notebooks(
    _ plain: [(file: NotebookFile, notebook: Notebook)], limits: Notebook.Limits
  ) throws -> [Notebook] {
    try checkNames(plain.map(\.notebook))
    return try plain.map { file, notebook in
      let own = all.filter { notebook.parameterNames.contains($0.name) }
      guard !own.isEmpty else { return notebook }
      let changed = Notebook(
        file.source, options: Notebook.Options(overrides: own, limits: limits))
      let places = own.map(\.value.name)
      if let wrong = changed.diagnostics.first(where: { places.contains($0.file) }) {
        Console.say(wrong)
        throw ExitCode.validationFailure
      }
      return changed
    }
  }

  /// The folders that are values of a notebook's parameters.
  func folders(for notebook: Notebook) -> [String] {
    all.compactMap { notebook.text(ofParameter: $0.name) }.filter(Folder.exists)
  }

  private func checkNames(_ notebooks: [Notebook]) throws {
    // Of a notebook that cannot be read nobody knows the parameters.
    guard notebooks.allSatisfy({ $0.diagnostics.isEmpty || $0.parameterNames.count > 1 }) else {
      return
    }
    var known: [String] = []
    for name in notebooks.flatMap(\.parameterNames) where !known.contains(name) {
      known.append(name)
    }
    for override in all where !known.contains(override.name) {
      let nearest = nearestName(to: override.name, among: known)
      throw ValidationError(
        "There is no parameter \"\(override.name.printable)\". "
          + (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
          + "Known: \(known.joined(separator: ", ")).")
    }
  }
}
