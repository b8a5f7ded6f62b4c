import Figures

/// A report as files in memory, before anything is written.
public struct Publication: Sendable {
  /// One file of a report.
  public struct File: Sendable, Hashable {
    /// Its path below the folder of the report.
    public let path: String
    /// Its content.
    public let bytes: [UInt8]
  }

  /// The files in the order in which they are to be written.
  ///
  /// Pictures come first, then `results.json`, and last the page that needs them all: whoever
  /// writes them in this order never leaves a page without its pictures.
  public let files: [File]

  /// The file names of the pictures, in the order of the page.
  public var pictures: [String] { files.map(\.path).filter { $0.hasSuffix(".png") } }

  /// What the index page says about this report.
  let summary: Summary

  /// A report in a few words.
  struct Summary: Sendable {
    let title: String
    let language: String
    let lead: Markup?
    let failures: String?
    let thumbnails: [(picture: String, title: String)]
  }
}
