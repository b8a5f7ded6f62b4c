import Documents

/// Follows the addresses in the prose of a notebook to the files beside it.
struct LinkedFiles {
  private let notebook: Notebook
  private let readFile: (String) throws -> [UInt8]
  /// What was found, by the path of the address.
  private(set) var found: [String: LinkedFile] = [:]
  /// The addresses that lead nowhere: each is told once.
  private var mistaken: Set<String> = []
  /// The places of the notebooks that were found, by the path of the address.
  private var places: [String: References] = [:]
  /// The notebooks whose reports have a folder, by its name.
  private var reports: [String: SourceText] = [:]
  /// Where the addresses stand that are empty, and how many of them have been told.
  private lazy var emptyAddresses = notebook.source.emptyAddresses
  private var emptyCount = 0

  /// - Parameter neighbors: The notebooks whose reports are made together with this one's.
  init(
    _ notebook: Notebook, neighbors: [SourceText], readFile: @escaping (String) throws -> [UInt8]
  ) {
    self.notebook = notebook
    self.readFile = readFile
    for source in [notebook.source] + neighbors {
      let name = LinkedFile.reportName(ofPath: source.fileName)
      reports[name] = reports[name] ?? source
    }
  }

  /// Reads what an address leads to, unless that is another host or was done before.
  ///
  /// - Parameter isPicture: Whether the page is to show it.
  /// - Throws: If it leads nowhere.
  mutating func follow(_ address: String, isPicture: Bool) throws(Diagnostic) {
    if LocalAddress.cleaned(address).isEmpty { return try noteEmptyAddress() }
    guard !mistaken.contains(address) else { return }
    do throws(Fault) {
      try look(address, isPicture: isPicture)
    } catch {
      mistaken.insert(address)
      throw Diagnostic(error.problem, notebook.source, place(of: address))
    }
  }

  private struct Fault: Error { let problem: Problem }

  private mutating func look(_ address: String, isPicture: Bool) throws(Fault) {
    guard let local = LocalAddress(address) else {
      try lookOnPage(LocalAddress.cleaned(address), isPicture: isPicture)
      return
    }
    let path = local.path
    if isPicture, LinkedFile.pictureTypes[LinkedFile.ending(of: path)] == nil {
      throw Fault(problem: .notAPicture(address))
    }
    if found[path] == nil {
      guard !path.hasPrefix("/") else { throw Fault(problem: .absoluteAddress(address)) }
      let bytes: [UInt8]
      do {
        bytes = try readFile(path)
      } catch {
        // The report has these itself, whether or not they lie beside the notebook.
        if LinkedFile.ownNames.contains(path), error is NoSuchFile { return }
        throw Fault(
          problem: .deadAddress(address, reason: "\(error)", isThere: !(error is NoSuchFile)))
      }
      found[path] = try file(path, bytes)
    }
    if let places = places[path], let fragment = local.fragment {
      try look(for: fragment, among: places, of: path)
    }
  }

  private mutating func file(_ path: String, _ bytes: [UInt8]) throws(Fault) -> LinkedFile {
    let source = SourceText(name: path, bytes: bytes)
    if path.hasSuffix(".md"), (try? FrontMatter.split(source)) != nil {
      let name = LinkedFile.reportName(ofPath: path)
      // The same notebook may be reached by several paths; a saved one is it with other bytes.
      if let other = reports[name], other.bytes != source.bytes, path != notebook.source.fileName {
        throw Fault(problem: .sharedReportFolder(name, of: [path, other.name]))
      }
      reports[name] = reports[name] ?? source
      let linked = Notebook(source, options: Notebook.Options(library: notebook.options.library))
      // Of one that cannot be read nobody knows the places.
      if linked.isRead { places[path] = linked.references }
      return .notebook(name: name)
    }
    // What lies outside of the notebook's folder comes into the report's.
    let own = path.split(separator: "/").drop { $0 == ".." }.joined(separator: "/")
    guard LinkedFile.isFree(own), !isOfChapter(own) else {
      throw Fault(problem: .takenFileName(own))
    }
    for case .file(let taken, let other) in found.values {
      let isAbove = own.hasPrefix(taken + "/") || taken.hasPrefix(own + "/")
      if isAbove || own == taken && other != bytes { throw Fault(problem: .takenFileName(own)) }
    }
    return .file(path: own, bytes: bytes)
  }

  /// Whether a path below the folder of a book's front page is one of a chapter's report.
  ///
  /// Letters in either case are the same to some file systems.
  private func isOfChapter(_ path: String) -> Bool {
    notebook.chapters.contains { chapter in
      let folder = LinkedFile.reportName(ofPath: chapter.path).lowercased()
      let path = path.lowercased()
      return path == folder
        || path.hasPrefix(folder + "/")
          && !LinkedFile.isFree(String(path.dropFirst(folder.count + 1)))
    }
  }

  /// Judges an address that is no file: one of a place on the page has to be there.
  private func lookOnPage(_ address: String, isPicture: Bool) throws(Fault) {
    guard address.hasPrefix("#") else { return }
    if isPicture { throw Fault(problem: .notAPicture(address)) }
    try look(for: String(address.dropFirst()), among: notebook.references, of: nil)
  }

  /// Makes sure that a page has a place.
  ///
  /// A browser looks for the letters as they stand there, then for what they are in hexadecimal (HTML,
  /// section 7.4.6.3).
  private func look(
    for fragment: String, among places: References, of path: String?
  ) throws(Fault) {
    let anchor = LocalAddress.decoded(fragment)
    guard !fragment.isEmpty, !places.hasAnchor(fragment), !places.hasAnchor(anchor) else { return }
    throw Fault(problem: .noSuchPlace(anchor, of: path, known: places.allAnchors))
  }

  /// Where an address stands in the notebook.
  private func place(of address: String) -> Range<Int> {
    for start in ["](", "](<", "]: ", "]:", "<", ""] {
      if let range = notebook.source.firstRange(of: start + address) {
        return range.lowerBound + start.utf8.count..<range.upperBound
      }
    }
    return 0..<0
  }

  /// Tells the next address that is empty; those of a heading come again where it is pointed at.
  private mutating func noteEmptyAddress() throws(Diagnostic) {
    guard emptyCount == 0 || emptyCount < emptyAddresses.count else { return }
    let place = emptyCount < emptyAddresses.count ? emptyAddresses[emptyCount] : 0..<0
    emptyCount += 1
    throw Diagnostic(.noAddress, notebook.source, place)
  }
}

extension SourceText {
  /// Where round brackets behind square ones hold no address.
  fileprivate var emptyAddresses: [Range<Int>] {
    ["]()", "](<>)"].flatMap { written in
      bytes.ranges(of: Array(written.utf8)).map { $0.lowerBound..<$0.upperBound }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}

extension Problem {
  static func deadAddress(_ address: String, reason: String, isThere: Bool) -> Problem {
    Problem(
      "dead-address", "\"\(address)\" leads nowhere: \(reason)",
      advice: isThere
        ? "Files are read from below the notebook's folder, or below one that `--allow-read` names."
        : "A file's address begins in the notebook's folder, that of another site with https://.")
  }

  static func absoluteAddress(_ address: String) -> Problem {
    Problem(
      "absolute-address", "\"\(address)\" begins at the root of whatever machine shows the page",
      advice: "Write it from the notebook's folder on, or in full, with https:// and a host.")
  }

  static let noAddress = Problem(
    "no-address", "there is no address in the brackets behind these words",
    advice: "Write one, or leave out both pairs of brackets.")

  /// - Parameter path: The notebook of the page; nil for the one that is run.
  static func noSuchPlace(_ anchor: String, of path: String?, known: [String]) -> Problem {
    let page = path.map { "the page of \"\($0)\"" } ?? "the page"
    let nearest = nearestName(to: anchor, among: known).map { "Did you mean \"#\($0)\"?" }
    return Problem(
      "no-such-place", "nothing on \(page) has the address \"#\(anchor)\"",
      advice: nearest
        ?? "A heading is called by its words, as in #two-words, or by its label {#sec-…}.")
  }

  static func sharedReportFolder(_ name: String, of paths: [String]) -> Problem {
    Problem(
      "shared-report-folder",
      "the reports of \"\(paths[0])\" and \"\(paths[1])\" would both lie in the folder \"\(name)\"",
      advice: "Give one of the notebooks another name.")
  }

  static func notAPicture(_ address: String) -> Problem {
    Problem(
      "not-a-picture", "\"\(address)\" is no picture that a page can show",
      advice: "It shows PNG, JPEG, GIF, WebP, AVIF and SVG; without the ! it is a link.")
  }

  static func takenFileName(_ path: String) -> Problem {
    Problem(
      "taken-file-name", "the report has another file of the name \"\(path)\"",
      advice: "Give this file another name.")
  }
}
