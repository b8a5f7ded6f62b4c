import Testing

@testable import Training

@Suite("Unpacking")
struct GunzipTests {
  /// "a,b\n1,2\n", packed by Python's gzip module without a time.
  static let whole: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0x4b, 0xd4,
    0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 0x02, 0x00, 0x7b, 0x07, 0x97, 0x0a,
    0x08, 0x00, 0x00, 0x00,
  ]

  @Test("Packed data are unpacked, others left alone")
  func unpacks() throws {
    #expect(try Gunzip.read(Self.whole, limit: 100).bytes == Array("a,b\n1,2\n".utf8))
    #expect(try Gunzip.read([1, 2, 3], limit: 100).bytes == [1, 2, 3])
  }

  @Test("All members are read, and what follows them is left out and counted, unless it is zero")
  func members() throws {
    let text = Array("a,b\n1,2\na,b\n1,2\n".utf8)
    let twice = Self.whole + Self.whole
    #expect(try Gunzip.read(twice, limit: 100) == Gunzip.Unpacked(bytes: text, wasPacked: true))
    #expect(try Gunzip.read(twice + [0, 0, 0], limit: 100).ignoredCount == 0)
    #expect(try Gunzip.read(twice + [7, 0], limit: 100).ignoredCount == 2)
  }

  @Test("Data cut short are damaged, in a later member too")
  func cutShort() {
    let cut = Array(Self.whole.dropLast(4))
    for bytes in [cut, Self.whole + cut, Self.whole + [0x1f, 0x8b]] {
      #expect(throws: Gunzip.Problem.damaged) { try Gunzip.read(bytes, limit: 99) }
    }
  }

  @Test("What would unpack to more than allowed is refused")
  func limit() {
    #expect(throws: Gunzip.Problem.tooLarge(limit: 7)) { try Gunzip.read(Self.whole, limit: 7) }
    #expect(throws: Gunzip.Problem.tooLarge(limit: 15)) {
      try Gunzip.read(Self.whole + Self.whole, limit: 15)
    }
  }
}
