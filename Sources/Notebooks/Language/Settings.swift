/// The parameters of the front matter with the values of this run, in the order of the front
/// matter.
struct Settings: Sendable, Equatable {
  struct Setting: Sendable, Equatable {
    var name: String
    var value: Double
  }

  var all: [Setting] = []

  subscript(name: String) -> Double? { all.first { $0.name == name }?.value }

  /// The value that `${name}` stands for.
  func value(_ name: String, _ source: SourceText, _ range: Range<Int>) throws(Diagnostic) -> Double
  {
    guard let value = self[name] else {
      throw Diagnostic(
        .unknownSetting(
          name, nearest: nearestName(to: name, among: all.map(\.name)),
          known: all.map(\.name)), source, range)
    }
    return value
  }
}
