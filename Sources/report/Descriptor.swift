import Foundation

/// Open files.
enum Descriptor {
  /// Why bytes did not get into a file.
  struct Failure: Error {
    /// The system's number for it.
    var code: Int32
  }

  /// Writes all bytes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes sure that what was written is on the disk.
  static func save(_ descriptor: Int32) throws(Failure) {
    // A file system may tell of a full disk only now.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Failure(code: errno) }
  }
}
