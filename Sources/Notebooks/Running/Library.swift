import Autodiff

/// Functions and data sources that a program adds to those of the notebook language, by name.
///
/// ```swift
/// var library = Library()
/// try library.add(bell)
/// try library.add(wave)
/// let notebook = Notebook(source, options: Notebook.Options(library: library))
/// ```
public struct Library: Sendable {
  /// What formulas may call.
  private(set) var functions = Functions()
  /// What `data` cells may call.
  private(set) var dataSources = DataSources()

  /// Makes a library of nothing but what is built in.
  public init() {}

  /// Adds a function, which notebooks then call by its name as they call `exp`.
  ///
  /// - Throws: If the language cannot have a function of that name.
  public mutating func add(_ function: ScalarFunction) throws(UnusableName) {
    try check(
      function.name, taken: Functions.reservedNames, added: functions.added.map(\.name))
    functions.add(function)
  }

  /// Adds a data source, which `data` cells then call by its name as they call `spiral`.
  ///
  /// - Throws: If there can be no data source of that name, or no argument of one of its labels.
  public mutating func add(_ source: DataSource) throws(UnusableName) {
    try check(
      source.name, taken: DataSources.builtIn.map(\.name),
      added: dataSources.added.map(\.name))
    for (place, label) in source.labels.enumerated() {
      try check(label, taken: [], added: source.labels[..<place])
    }
    dataSources.add(source)
  }

  private func check(
    _ name: String, taken: [String], added: some Sequence<String>
  ) throws(UnusableName) {
    guard Lexer.isName(name), name.normalizedName == name else {
      throw UnusableName(name: name, reason: .notAName)
    }
    guard !taken.contains(name) else { throw UnusableName(name: name, reason: .builtIn) }
    guard !added.contains(name) else { throw UnusableName(name: name, reason: .repeated) }
  }
}

/// A name that a program gives to a function, a data source or an argument, and that it cannot have.
public struct UnusableName: Error, Sendable, Equatable, CustomStringConvertible {
  /// Why the language cannot have the name.
  public enum Reason: Sendable {
    /// It is no name of the formula language.
    case notAName
    /// Something built in has it.
    case builtIn
    /// Something that was added before has it.
    case repeated
  }

  /// The name.
  public let name: String
  /// Why it cannot be had.
  public let reason: Reason

  /// The name and what is wrong with it, as a sentence without a full stop.
  public var description: String {
    switch reason {
    case .notAName:
      "\"\(name)\" is no name: one is a letter and letters, digits or _ behind it, and no word "
        + "of the language"
    case .builtIn: "\"\(name)\" is built in and cannot be added"
    case .repeated: "\"\(name)\" has been added already"
    }
  }
}
