/// The parameters of the front matter with the values of this run, in the order of the front
/// matter.
struct Settings: Sendable, Equatable {
  struct Setting: Sendable, Equatable {
    var name: String
    var value: SettingValue
  }

  var all: [Setting] = []

  subscript(name: String) -> SettingValue? { all.first { $0.name == name }?.value }

  /// What `${name}` stands for.
  func value(
    _ name: String, _ source: SourceText, _ range: Range<Int>
  ) throws(Diagnostic) -> SettingValue {
    guard let value = self[name] else {
      let known = all.map(\.name)
      throw Diagnostic(
        .unknownSetting(name, nearest: nearestName(to: name, among: known), known: known), source,
        range)
    }
    return value
  }

  /// A text with the values in place of `${name}`, for messages: the name says nothing of what is
  /// wrong.
  func expanding(_ text: String) -> String {
    all.reduce(text) { $0.replacing("${\($1.name)}", with: $1.value.shortText) }
  }

  /// A text with the values put in for `${name}`; they are put in once, whatever signs are in them.
  ///
  /// - Parameter range: The bytes of the source that the text stands on, for what is wrong with it.
  func filling(
    _ text: String, _ source: SourceText, _ range: Range<Int>
  ) throws(Diagnostic) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      result += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: "}") else {
        throw Diagnostic(.openSetting, source, range)
      }
      let name = String(rest[..<close]).trimmed.normalizedName
      result += try value(name, source, range).shortText
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The parameters with another value for one of them.
  func setting(_ name: String, to value: SettingValue) -> Settings {
    var settings = self
    for index in all.indices where all[index].name == name { settings.all[index].value = value }
    return settings
  }
}
