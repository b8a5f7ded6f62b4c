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
      case .written(let bytes): "wrote \(path) (\((bytes + 512) / 1024) KB)"
      case .kept: "kept \(path), which has not changed"
      case .removed: "removed \(path), which no page needs any more"
      }
    }
  }
}
