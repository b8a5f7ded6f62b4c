/// Follows the addresses in the prose of a notebook to the files beside it.
struct LinkedFiles {
  private let source: SourceText
  private let references: References
  private let readFile: (String) throws -> [UInt8]
  /// What was found, by the path of the address.
  private(set) var found: [String: LinkedFile] = [:]
  /// The addresses that lead nowhere: each is told once.
  private var mistaken: Set<String> = []

  init(
    _ source: SourceText, _ references: References, readFile: @escaping (String) throws -> [UInt8]
  ) {
    self.source = source
    self.references = references
    self.readFile = readFile
  }

  /// Reads what an address leads to, unless that is another host or was done before.
  ///
  /// - Parameter isPicture: Whether the page is to show it.
  /// - Throws: If it leads nowhere.
  mutating func follow(_ address: String, isPicture: Bool) throws(Diagnostic) {
    guard !mistaken.contains(address) else { return }
    do throws(Fault) {
      try look(address, isPicture: isPicture)
    } catch {
      mistaken.insert(address)
      throw Diagnostic(error.problem, source, place(of: address))
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
    if found[path] != nil { return }
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
    found[path] = try file(path, bytes, address)
  }

  private func file(
    _ path: String, _ bytes: [UInt8], _ address: String
  ) throws(Fault) -> LinkedFile {
    if path.hasSuffix(".md"),
      (try? FrontMatter.split(SourceText(name: path, bytes: bytes))) != nil
    {
      return .notebook(name: String((path.split(separator: "/").last ?? "").dropLast(3)))
    }
    // What lies outside of the notebook's folder comes into the report's.
    let own = path.split(separator: "/").drop { $0 == ".." }.joined(separator: "/")
    guard LinkedFile.isFree(own) else { throw Fault(problem: .takenFileName(own)) }
    for case .file(own, let other) in found.values where other != bytes {
      throw Fault(problem: .takenFileName(own))
    }
    return .file(path: own, bytes: bytes)
  }

  /// Judges an address that is no file: one of a place on the page has to be there.
  private func lookOnPage(_ address: String, isPicture: Bool) throws(Fault) {
    if address.isEmpty { throw Fault(problem: .noAddress) }
    guard address.hasPrefix("#") else { return }
    let anchor = String(address.dropFirst())
    if isPicture { throw Fault(problem: .notAPicture(address)) }
    guard !anchor.isEmpty, !references.hasAnchor(anchor) else { return }
    throw Fault(
      problem: .noSuchPlace(anchor, nearest: nearestName(to: anchor, among: references.allAnchors)))
  }

  /// Where an address stands in the notebook.
  private func place(of address: String) -> Range<Int> {
    if address.isEmpty { return source.firstRange(of: "]()") ?? 0..<0 }
    for start in ["](", "](<", "]: ", "]:", "<", ""] {
      if let range = source.firstRange(of: start + address) {
        return range.lowerBound + start.utf8.count..<range.upperBound
      }
    }
    return 0..<0
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

  static func noSuchPlace(_ anchor: String, nearest: String?) -> Problem {
    Problem(
      "no-such-place", "nothing on the page has the address \"#\(anchor)\"",
      advice: nearest.map { "Did you mean \"#\($0)\"?" }
        ?? "A heading is called by its words, as in #two-words, or by its label {#sec-…}.")
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
