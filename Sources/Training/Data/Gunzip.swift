internal import CZlib

/// Reads data that may be compressed with gzip (RFC 1952).
public enum Gunzip {
  /// Why compressed data could not be read.
  public enum Problem: Error, Equatable, Sendable {
    /// The data are cut short or are no gzip data.
    case damaged
    /// They would unpack to more bytes than were allowed.
    case tooLarge(limit: Int)
  }

  /// The unpacked bytes; those that do not begin like gzip data are returned as they are.
  ///
  /// - Parameters:
  ///   - bytes: A whole file.
  ///   - limit: The largest size to unpack to, in bytes, since a few bytes can stand for gigabytes.
  /// - Complexity: linear in the unpacked size.
  public static func read(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    var result: [UInt8] = []
    var problem: Problem?
    bytes.withUnsafeBufferPointer { problem = inflate($0, into: &result, limit: limit) }
    if let problem { throw problem }
    return result
  }

  private static func inflate(
    _ source: UnsafeBufferPointer<UInt8>, into result: inout [UInt8], limit: Int
  ) -> Problem? {
    var stream = z_stream()
    // 15 + 16: the largest window, with a gzip header.
    let started = inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return .damaged }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.avail_in = UInt32(clamping: source.count)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let (status, count) = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (status, buffer.count - Int(stream.avail_out))
      }
      result.append(contentsOf: chunk[..<count])
      guard result.count <= limit else { return .tooLarge(limit: limit) }
      if status == Z_STREAM_END { return nil }
      guard status == Z_OK else { return .damaged }
    }
  }
}
