import Foundation

/// Files that are read whole.
enum RegularFile {
  /// Why a file cannot be read.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String

    fileprivate init(code: Int32) { description = String(cString: strerror(code)) }

    init(_ description: String) { self.description = description }
  }

  /// The bytes of a regular file; a device or a pipe might never end.
  ///
  /// - Parameter limit: The most bytes that are taken.
  static func bytes(of path: String, limit: Int = .max) throws(Unreadable) -> [UInt8] {
    // A pipe without a writer must not stop the command before it is known to be one.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Unreadable(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable("it is no regular file") }
    guard Int(status.st_size) <= limit else {
      throw Unreadable("it is larger than \(limit) bytes (--allow-large allows more)")
    }
    var bytes: [UInt8] = []
    var count = 0
    repeat {
      // Another program may make the file longer meanwhile.
      let room = max(Int(status.st_size) - bytes.count, 0) + 1
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + start }, room)
      }
      if count < 0, errno != EINTR { throw Unreadable(code: errno) }
      bytes.removeLast(room - max(count, 0))
    } while count != 0
    return bytes
  }

  /// The bytes of a regular file; nil if there is no file of that name.
  static func bytesIfPresent(of path: String) throws(Unreadable) -> [UInt8]? {
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
    return try bytes(of: path)
  }

  /// Whether there is a regular file that may be read.
  static func isReadable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, R_OK) == 0
  }

  /// The path without links and dots; nil if there is no such file or folder.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
