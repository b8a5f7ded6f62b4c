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

  /// What was unpacked.
  public struct Unpacked: Equatable, Sendable {
    /// The contents, of all members one after the other.
    public var bytes: [UInt8]
    /// How many bytes follow the last member that are none of one, and were left out as gzip does;
    /// zeros, with which tapes are filled up, do not count.
    public var ignoredCount = 0
    /// Whether the bytes were compressed at all.
    public var wasPacked = false
  }

  /// The unpacked bytes; those that do not begin like gzip data are returned as they are.
  ///
  /// A file may have several members (RFC 1952, 2.2): each is read.
  ///
  /// - Parameters:
  ///   - bytes: A whole file.
  ///   - limit: The largest size to unpack to, in bytes, since a few bytes can stand for gigabytes.
  /// - Complexity: linear in the unpacked size.
  public static func read(_ bytes: [UInt8], limit: Int) throws(Problem) -> Unpacked {
    guard bytes.starts(with: sign) else { return Unpacked(bytes: bytes) }
    var result: [UInt8] = []
    var end = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes[end...].starts(with: sign) {
      var problem: Problem?
      bytes[end...].withUnsafeBufferPointer {
        problem = inflate($0, into: &result, by: &chunk, count: &end, limit: limit)
      }
      if let problem { throw problem }
    }
    let rest = bytes[end...]
    return Unpacked(
      bytes: result, ignoredCount: rest.allSatisfy { $0 == 0 } ? 0 : rest.count, wasPacked: true)
  }

  /// The bytes with which a member begins.
  private static let sign: [UInt8] = [0x1F, 0x8B]

  /// Unpacks one member.
  ///
  /// - Parameters:
  ///   - chunk: Room for what is unpacked at a time.
  ///   - count: Grows by the number of its bytes.
  private static func inflate(
    _ source: UnsafeBufferPointer<UInt8>, into result: inout [UInt8], by chunk: inout [UInt8],
    count: inout Int, limit: Int
  ) -> Problem? {
    var stream = z_stream()
    // 15 + 16: the largest window, with a gzip header.
    let started = inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return .damaged }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.avail_in = UInt32(clamping: source.count)
    let available = Int(stream.avail_in)
    while true {
      let (status, size) = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (status, buffer.count - Int(stream.avail_out))
      }
      result.append(contentsOf: chunk[..<size])
      guard result.count <= limit else { return .tooLarge(limit: limit) }
      if status == Z_STREAM_END {
        count += available - Int(stream.avail_in)
        return nil
      }
      guard status == Z_OK else { return .damaged }
    }
  }
}
