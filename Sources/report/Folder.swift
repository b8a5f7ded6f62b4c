import Foundation

/// Folders on the disk.
enum Folder {
  /// Makes a folder and those above it that are not there.
  static func make(_ path: String) throws {
    var folder = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      folder += component
      // Another run may make it in between.
      guard exists(folder) || mkdir(folder, 0o777) == 0 || errno == EEXIST && exists(folder) else {
        throw FileFailure("make the folder", folder, code: errno)
      }
      folder += "/"
    }
  }

  /// Whether there is a folder of that name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
