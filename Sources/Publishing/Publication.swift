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

  /// How a report is laid out in files.
  public enum Form: Sendable, Hashable {
    /// A page with its pictures and `results.json` beside it.
    case folder
    /// A page that holds its pictures and results in itself.
    case singleFile
  }

  /// How the report is laid out.
  public let form: Form

  /// The files in the order in which they are to be written.
  ///
  /// Pictures come first, then `results.json`, and last the page that needs them all: whoever
  /// writes them in this order never leaves a page without its pictures.
  public let files: [File]

  /// The pictures of the page as files, whether or not they are files of their own.
  let pictureFiles: [File]

  /// The text of `results.json`, whether or not it is a file of its own.
  let results: [UInt8]

  /// The names of the picture files, in the order of the page; none if the page holds them.
  public var pictures: [String] { form == .folder ? pictureFiles.map(\.path) : [] }

  /// How many pictures the page shows, the colours of legends left out.
  public let pictureCount: Int

  /// What the index page says about this report.
  let summary: Summary

  /// A report in a few words.
  struct Summary: Sendable {
    let title: String
    let language: String
    let lead: Markup?
    let failures: String?
    let thumbnails: [(picture: PictureStore.Source, title: String)]
  }
}
