internal import CTemplates
import Diagnostics

/// The files that give a page its form: Mustache templates and a style sheet.
///
/// The built-in set is compiled in, so a copied binary needs no folder beside it.
public struct Templates: Sendable {
  /// The set that comes with Gradbook.
  public static let builtIn = Templates()

  /// Texts that stand in for built-in ones, by file name.
  private let replacements: [String: String]
  /// What errors put before the name of a replaced file.
  private let folder: String

  /// Creates the built-in set with some of its files replaced.
  init(replacing replacements: [String: String] = [:]) {
    self.replacements = replacements
    folder = ""
  }

  /// Creates the built-in set with some of its files replaced, and others added for the replaced
  /// ones to include.
  ///
  /// - Parameters:
  ///   - replacements: The texts of the files by their names: templates, and `style.css`.
  ///   - folder: Where they come from, for messages.
  /// - Throws: `PublishingError.unusedFile` for a file that neither replaces another one nor is
  ///   included by one.
  public init(
    replacing replacements: [String: String], from folder: String
  ) throws(PublishingError) {
    self.replacements = replacements
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    let known = Self.embedded.map(\.name).filter(Self.isReplaceable)
    let used = reachable(from: known)
    for file in replacements.keys.sorted() where !used.contains(file) {
      throw .unusedFile(file: path(of: file), nearest: nearestName(to: file, among: known))
    }
  }

  /// Whether a file of that name belongs into a folder of templates.
  public static func isReplaceable(_ file: String) -> Bool {
    !file.contains("/") && (file.hasSuffix(suffix) || file.hasSuffix(".css"))
  }

  /// Files and those that they include, and so on.
  private func reachable(from files: [String]) -> [String] {
    var reached = files
    var next = 0
    while next < reached.count {
      for tag in TemplateTag.all(in: text(of: reached[next]) ?? "") where tag.kind == .partial {
        let file = tag.name + Self.suffix
        if !reached.contains(file) { reached.append(file) }
      }
      next += 1
    }
    return reached
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
  var styleSheet: String { text(of: Self.styleSheetName) ?? "" }

  /// What errors call a file.
  func path(of file: String) -> String { (replacements[file] == nil ? "" : folder) + file }

  /// The script of a preview's page, which is no part of a page's form and is never replaced.
  static var previewScript: String { embedded.first { $0.name == "preview.js" }?.text ?? "" }

  /// The one place that looks a file up: a replacement before the built-in text.
  private func text(of file: String) -> String? {
    replacements[file] ?? Self.embedded.first { $0.name == file }?.text
  }

  static let suffix = ".mustache"
  static let styleSheetName = "style.css"
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

  /// A notebook to start from, which is no report of its own.
  public static let starter = embedded.first { $0.name == "new.md" }?.text ?? ""

  /// Everything that is compiled in: the path below `Templates` and the text.
  static let embedded: [(name: String, text: String)] =
    (0..<embeddedFileCount()).map { index in
      let file = embeddedFile(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
    }
}
