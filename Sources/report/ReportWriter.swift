import Figures
import Foundation
import Publishing

/// Writes files into a folder so that they are whole or untouched whenever the program may end.
///
/// All files are first written out into a folder of drafts; only when the last one is on the disk
/// are they renamed into their places, pictures first and the page last. A picture's name is made
/// from its pixels, so a page shows its own pictures at any moment. What an earlier run wrote and the
/// new page does not need is removed at the end: pictures, files from beside the notebook, and
/// `results.json` when the new page holds the results in itself. Nothing that the command did not
/// write is removed or replaced, but for a page and its results: above all not the files beside the
/// notebook, when the report is written into their folder.
struct ReportWriter {
  /// The folder of the report.
  let folder: String
  /// The folder of the notebook; nil for a bundled one.
  let notebookFolder: String?

  /// The folder of the drafts, below the report's own so that renaming does not cross file systems.
  private var drafts: String { folder + "/.unfinished" }

  /// Among the drafts, the list of all that the folder may hold while it is written.
  private static let contentsName = "pictures.json"

  /// Writes a report.
  ///
  /// - Returns: What became of each file.
  /// - Throws: `FileFailure` for the first file that cannot be written; the old report is whole
  ///   then.
  func write(_ publication: Publication) throws -> [Change] {
    try locked {
      // A run that was killed may have left files that no results list.
      let earlier = contents(listedIn: Publication.resultsName)
      let known = (earlier ?? Contents()).joined(
        with: contents(listedIn: ".unfinished/" + Self.contentsName))
      let new = Contents(of: publication)
      // The name of a picture is a digest of its pixels: one that is there needs no writing.
      let isKept = { (file: Publication.File) in
        isSource(file.path) || earlier?.pictures.contains(file.path) == true && exists(file.path)
          || new.digests[file.path].map { earlier?.digests[file.path] == $0 && holds(file) } == true
      }
      var unneeded = known.pictures.filter { !new.pictures.contains($0) }
      unneeded += known.files.filter {
        new.digests[$0.path] == nil && isOwn($0) && !isSource($0.path)
      }.map(\.path)
      for file in publication.copies where !isSource(file.path) {
        try checkPlace(of: file, known, removing: unneeded)
      }
      // Last, for it lists what is to go.
      if earlier != nil, publication.form == .singleFile {
        unneeded.append(Publication.resultsName)
      }
      return publication.files.filter(isKept).map { change(.kept, $0.path) }
        + (try replace(
          publication.files.filter { !isKept($0) }, contents: known.joined(with: new),
          removing: unneeded))
    }
  }

  private func change(_ kind: Change.Kind, _ name: String) -> Change {
    Change(kind: kind, path: folder + "/" + name)
  }

  /// Keeps other runs out of the folder; the system lets them in when this one ends, however it does.
  private func locked<T>(_ body: () throws -> T) throws -> T {
    try Folder.make(folder)
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { throw FileFailure("open the folder", folder, code: errno) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileFailure("lock the folder", folder, code: errno) }
    }
    return try body()
  }

  /// Writes drafts of all files, renames them into their places, and removes what is not needed.
  private func replace(
    _ files: [Publication.File], contents: Contents, removing unneeded: [String]
  ) throws -> [Change] {
    // A link would lead the drafts, and what is removed with them, somewhere else.
    var status = stat()
    if lstat(drafts, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
      throw FileFailure("make the folder", drafts, code: EEXIST)
    }
    try Folder.make(drafts)
    defer { removeDrafts() }
    removeDraftFiles()
    try writeDraft(
      Self.contentsName, for: Self.contentsName, [UInt8](JSONEncoder().encode(contents)))
    for (number, file) in files.enumerated() {
      try writeDraft(Self.draftName(number), for: file.path, file.bytes)
    }
    // A file may take the place of a folder, and a folder that of a file.
    var changes = remove(
      unneeded.filter { name in files.contains { $0.path.isInTheWay(of: name) } })
    for file in files {
      // What cannot be renamed later must be known before the first file is.
      guard !Folder.exists(folder + "/" + file.path) else {
        throw FileFailure("write", folder + "/" + file.path, code: EISDIR)
      }
      try makeFolders(above: file.path)
    }
    for (number, file) in files.enumerated() {
      let place = folder + "/" + file.path
      guard rename(drafts + "/" + Self.draftName(number), place) == 0 else {
        throw FileFailure("write", place, code: errno)
      }
      changes.append(change(.written(bytes: file.bytes.count), file.path))
    }
    return changes + remove(unneeded)
  }

  /// Removes files that are still there, and the folders that are empty then.
  private func remove(_ names: [String]) -> [Change] {
    var changes: [Change] = []
    for name in names where unlink(folder + "/" + name) == 0 {
      changes.append(change(.removed, name))
      removeFolders(above: name)
    }
    return changes
  }

  private static func draftName(_ number: Int) -> String { "\(number).draft" }

  /// Writes one draft and makes sure that it is on the disk.
  private func writeDraft(_ name: String, for path: String, _ bytes: [UInt8]) throws {
    let place = folder + "/" + path
    let descriptor = open(drafts + "/" + name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw FileFailure("write", place, code: errno) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    do throws(Descriptor.Failure) {
      try Descriptor.write(bytes, to: descriptor)
      try Descriptor.save(descriptor)
    } catch {
      throw FileFailure("write", place, code: error.code)
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileFailure("write", place, code: errno) }
  }

  /// Removes what a run writes among the drafts, and nothing else.
  private func removeDraftFiles() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? []
    where name == Self.contentsName || name.wholeMatch(of: /[0-9]+\.draft/) != nil {
      unlink(drafts + "/" + name)
    }
  }

  private func removeDrafts() {
    removeDraftFiles()
    rmdir(drafts)
  }

  /// What a file of an earlier run lists, as far as it has names that runs give.
  ///
  /// Nil if there is no such file or no run wrote it.
  private func contents(listedIn name: String) -> Contents? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name),
      let contents = try? JSONDecoder().decode(Contents.self, from: data)
    else { return nil }
    return contents.allowed
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}

// Files from beside the notebook, whose names and folders anybody may have used already.
extension ReportWriter {
  /// Makes sure that a file from beside the notebook takes the place of nobody's file.
  ///
  /// - Parameter unneeded: The files that are removed before it is written, if they are in the way.
  private func checkPlace(
    of file: Publication.File, _ known: Contents, removing unneeded: [String]
  ) throws {
    let isFree = { (place: String) in unneeded.contains { folder + "/" + $0 == place } }
    for folder in folders(above: file.path) where !isFree(folder) {
      var status = stat()
      // A link would lead the file somewhere else.
      if lstat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
        throw FileFailure("make the folder", folder, code: EEXIST)
      }
    }
    // A folder in its place that does not become empty is told when it is not.
    if unneeded.contains(where: { $0.hasPrefix(file.path + "/") }) { return }
    var status = stat()
    guard lstat(folder + "/" + file.path, &status) == 0 else { return }
    let isOwn = known.files.contains { $0.path == file.path && self.isOwn($0) }
    guard isOwn || holds(file) else {
      throw FileFailure(
        "write", folder + "/" + file.path, reason: "there is a file that no run has written")
    }
  }

  /// Whether what stands at a path is the file beside the notebook itself, since the report's folder
  /// is the notebook's.
  private func isSource(_ path: String) -> Bool {
    var (place, source) = (stat(), stat())
    guard let notebookFolder, stat(folder + "/" + path, &place) == 0,
      stat(notebookFolder + "/" + path, &source) == 0
    else { return false }
    return place.st_dev == source.st_dev && place.st_ino == source.st_ino
  }

  /// Whether a file that an earlier run lists is still the one that it wrote.
  private func isOwn(_ listed: Contents.File) -> Bool {
    var status = stat()
    let place = folder + "/" + listed.path
    let isLinked = folders(above: listed.path).contains {
      lstat($0, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR
    }
    guard !isLinked, lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let bytes = try? RegularFile.bytes(of: place)
    else { return false }
    return Digest(of: bytes).hex == listed.sha256
  }

  /// Whether a file is there with these bytes.
  private func holds(_ file: Publication.File) -> Bool {
    (try? RegularFile.bytes(of: folder + "/" + file.path)) == file.bytes
  }

  /// The folders between the report's and a file of it, from the outermost.
  private func folders(above path: String) -> [String] {
    var place = folder
    return path.split(separator: "/").dropLast().map { part in
      place += "/" + part
      return place
    }
  }

  private func makeFolders(above path: String) throws {
    if let innermost = folders(above: path).last { try Folder.make(innermost) }
  }

  /// Removes the folders of a file that is gone, as far as they are empty.
  private func removeFolders(above path: String) {
    for folder in folders(above: path).reversed() { rmdir(folder) }
  }

  /// What a report's folder holds besides its page and its results, as `results.json` has it.
  private struct Contents: Codable {
    /// A file from beside the notebook.
    struct File: Codable {
      var path: String
      var sha256: String
    }

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
    var allowed: Contents {
      var contents = self
      contents.pictures.removeAll { !Publication.isPictureName($0) }
      contents.files.removeAll { !Publication.isCopyPath($0.path) }
      return contents
    }

    func joined(with other: Contents?) -> Contents {
      var contents = self
      contents.pictures += other?.pictures ?? []
      contents.files += other?.files ?? []
      return contents
    }
  }
}

extension String {
  /// Whether one of two paths is that of a folder in which the other one lies.
  fileprivate func isInTheWay(of other: String) -> Bool {
    hasPrefix(other + "/") || other.hasPrefix(self + "/")
  }
}

extension ReportWriter {
  /// What became of a file.
  struct Change: CustomStringConvertible {
    enum Kind: Equatable {
      case written(bytes: Int)
      case kept
      case removed
    }

    var kind: Kind
    var path: String

    var description: String {
      switch kind {
      case .written(let bytes): "wrote \(path) (\(Summary.kilobytes(bytes)))"
      case .kept: "kept \(path), which has not changed"
      case .removed: "removed \(path), which no page needs any more"
      }
    }
  }
}
