import Figures
import Publishing

/// What a report's folder holds besides its page and its results, as `results.json` has it.
struct ReportContents: Codable {
  /// A file from beside the notebook.
  struct File: Codable {
    var path: String
    var sha256: String
  }

  /// The folder of the drafts, below the report's own so that renaming does not cross file systems.
  static let draftFolder = ".unfinished"

  /// Among the drafts, the list of all that the folder may hold while it is written.
  static let draftName = "pictures.json"

  /// Gradbook's version: without it, the file is somebody else's.
  var gradbook = Gradbook.version
  var pictures: [String] = []
  var files: [File] = []

  init() {}

  init(of publication: Publication) {
    pictures = publication.pictures
    files = publication.copies.map { File(path: $0.path, sha256: Digest(of: $0.bytes).hex) }
  }

  /// Reads a list; those of earlier versions know of no files.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    gradbook = try container.decode(String.self, forKey: .gradbook)
    pictures = try container.decode([String].self, forKey: .pictures)
    files = try container.decodeIfPresent([File].self, forKey: .files) ?? []
  }

  /// The digests of the files by their paths.
  var digests: [String: String] {
    Dictionary(files.map { ($0.path, $0.sha256) }) { $1 }
  }

  /// What has a name that a run gives.
  var allowed: ReportContents {
    var contents = self
    contents.pictures.removeAll { !Publication.isPictureName($0) }
    contents.files.removeAll { !Publication.isCopyPath($0.path) }
    return contents
  }

  func joined(with other: ReportContents?) -> ReportContents {
    var contents = self
    contents.pictures += other?.pictures ?? []
    contents.files += other?.files ?? []
    return contents
  }
}
