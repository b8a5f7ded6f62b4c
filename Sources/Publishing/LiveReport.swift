import Documents

/// A report to look at while its notebook is written: its page has a script that waits for the next
/// version.
///
/// It is no `Publication`, so that nothing can write the script to a disk.
public struct LiveReport: Sendable {
  /// The files that a browser may ask for.
  public let files: [Publication.File]

  /// How many pictures the page shows, the colours of legends left out.
  public let pictureCount: Int

  /// The notebooks that the page leads to, whose reports are not there, by the paths that a browser
  /// asks for.
  public let notebooks: [String: String]

  /// Makes a report of a document.
  ///
  /// - Parameter version: A name that no other version of the report has.
  /// - Throws: When a template asks for what is not there, or when a picture cannot be made.
  public init(
    of document: Document, version: String, templates: Templates = .builtIn
  ) throws(PublishingError) {
    let others = document.files.compactMap { path, file in
      if case .notebook(let name) = file { ("\(name)/\(Publication.pageName)", path) } else { nil }
    }
    // Two paths to one of them are as good as each other.
    notebooks = Dictionary(others) { Swift.min($0, $1) }
    let script = PreviewScript(version: version)
    (files, pictureCount) = try Publication.files(
      of: document, templates, try StyleSheet(templates, script: script))
  }

  /// Makes a page that stands in where there is no report.
  ///
  /// Its form is the built-in one, for the templates may be what is wrong.
  ///
  /// - Parameters:
  ///   - title: What is the matter.
  ///   - message: More about it, such as an error with its lines; nil for nothing.
  ///   - version: A name that no other version of the report has.
  /// - Throws: Never, unless the built-in templates are wrong.
  public init(
    notice title: String, message: String?, version: String
  ) throws(PublishingError) {
    let head = try StyleSheet(.builtIn, script: PreviewScript(version: version))
      .head(title: title, language: "en")
    let page = try TemplateSet(.builtIn).render(
      "notice", head.merging(["title": .text(title), "message": .text(message)]))
    files = [Publication.File(path: Publication.pageName, bytes: Array(page.utf8))]
    notebooks = [:]
    pictureCount = 0
  }
}
