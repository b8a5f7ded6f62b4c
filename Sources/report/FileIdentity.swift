import Foundation

/// Which file it is, whatever path or link leads to it.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let inode: ino_t

  /// Looks a file up, links followed; nil if there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }
}
