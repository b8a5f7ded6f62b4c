import Foundation

/// What the system says of a file: when it differs, the file may have another content.
///
/// An editor that writes in place changes the time, one that renames a new file over the old one
/// changes the number of the file too.
struct FileStamp: Equatable, Sendable {
  var number: UInt64
  var size: Int
  var seconds: Int
  var nanoseconds: Int
}

extension FileStamp {
  /// The stamp of a file, or of what a link leads to; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      number: UInt64(status.st_ino), size: Int(status.st_size), seconds: Int(time.tv_sec),
      nanoseconds: Int(time.tv_nsec))
  }
}
