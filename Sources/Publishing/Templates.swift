internal import CTemplates

/// The files that give a page its form: Mustache templates and a style sheet.
///
/// The built-in set is compiled in, so a copied binary needs no folder beside it.
public struct Templates: Sendable {
  /// The set that comes with Gradbook.
  public static let builtIn = Templates()

  /// Texts that stand in for built-in ones, by file name.
  private let replacements: [String: String]

  /// Creates the built-in set with some of its files replaced.
  init(replacing replacements: [String: String] = [:]) {
    self.replacements = replacements
  }

  /// The names of all templates without their extension, in order.
  var names: [String] {
    let files = Set(Self.embedded.map(\.name)).union(replacements.keys)
    return files.compactMap { file in
      file.hasSuffix(Self.suffix) ? String(file.dropLast(Self.suffix.count)) : nil
    }.sorted()
  }

  /// The text of a template by its name without extension.
  func template(_ name: String) -> String? { text(of: name + Self.suffix) }

  /// The style sheet that goes into every page.
  var styleSheet: String { text(of: "style.css") ?? "" }

  /// The script of a preview's page, which is no part of a page's form and is never replaced.
  static var previewScript: String { embedded.first { $0.name == "preview.js" }?.text ?? "" }

  /// The one place that looks a file up: a replacement before the built-in text.
  private func text(of file: String) -> String? {
    replacements[file] ?? Self.embedded.first { $0.name == file }?.text
  }

  private static let suffix = ".mustache"
}

extension Templates {
  /// A notebook that comes with Gradbook.
  public struct Notebook: Sendable, Hashable {
    /// Its file name without extension, such as `and-gate`.
    public let name: String
    /// Its Markdown.
    public let text: String
  }

  /// The notebooks that come with Gradbook, in the order of their names.
  public static let notebooks: [Notebook] = embedded.compactMap { file in
    guard file.name.hasPrefix("notebooks/"), file.name.hasSuffix(".md") else { return nil }
    return Notebook(name: String(file.name.dropFirst(10).dropLast(3)), text: file.text)
  }

  /// Everything that is compiled in: the path below `Templates` and the text.
  static let embedded: [(name: String, text: String)] =
    (0..<embeddedFileCount()).map { index in
      let file = embeddedFile(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
    }
}
