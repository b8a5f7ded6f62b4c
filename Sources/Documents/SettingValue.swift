import Kernels

/// The value of a parameter of the front matter.
public enum SettingValue: Sendable, Equatable {
  /// A number, which formulas may use.
  case number(Double)
  /// A text, such as the name of a file.
  case text(String)
}

extension SettingValue {
  /// A number in its shortest digits, a whole one without a fraction; a text as it is.
  package var shortText: String {
    switch self {
    case .number(let number): number.spelling
    case .text(let text): text
    }
  }

  /// What a heading says of it: "seed = 1", or a text by itself.
  package func heading(for name: String) -> String {
    switch self {
    case .number: "\(name) = \(shortText)"
    case .text(let text): text
    }
  }
}
