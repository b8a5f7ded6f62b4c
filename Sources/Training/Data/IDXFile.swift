/// A file in the IDX format whose head has been checked: all its elements are there.
struct IDXFile {
  /// What an element is, by its number in the file's head.
  enum ElementType: UInt8 {
    case unsignedByte = 0x08
    case signedByte = 0x09
    case int16 = 0x0B
    case int32 = 0x0C
    case float = 0x0D
    case double = 0x0E

    var size: Int {
      switch self {
      case .unsignedByte, .signedByte: 1
      case .int16: 2
      case .int32, .float: 4
      case .double: 8
      }
    }
  }

  let type: ElementType
  let dimensions: [Int]
  private let file: IDXReader.Problem.File
  private let bytes: [UInt8]
  private let head: Int

  /// Unpacks a file and checks its head and its length.
  init(
    _ packed: [UInt8], _ file: IDXReader.Problem.File, dimensions allowed: ClosedRange<Int>,
    limit: Int
  ) throws(IDXReader.Problem) {
    func problem(_ kind: IDXReader.Problem.Kind, at offset: Int) -> IDXReader.Problem {
      IDXReader.Problem(file: file, kind: kind, offset: offset)
    }
    do throws(Gunzip.Problem) {
      bytes = try Gunzip.read(packed, limit: limit).bytes
    } catch {
      throw problem(error == .damaged ? .damaged : .tooLarge(limit: limit), at: 0)
    }
    let length = bytes.count
    guard length <= limit else { throw problem(.tooLarge(limit: limit), at: 0) }
    guard length >= 4 else { throw problem(.truncated(found: length, expected: 4), at: length) }
    guard bytes[0] == 0, bytes[1] == 0 else {
      throw problem(.notIDX(found: Array(bytes[..<4])), at: 0)
    }
    guard let type = ElementType(rawValue: bytes[2]) else {
      throw problem(.unknownType(Int(bytes[2])), at: 2)
    }
    let rank = Int(bytes[3])
    guard allowed.contains(rank) else {
      throw problem(.dimensions(found: rank, expected: allowed), at: 3)
    }
    head = 4 + 4 * rank
    guard length >= head else {
      throw problem(.truncated(found: length, expected: head), at: length)
    }
    var dimensions: [Int] = []
    var expected = type.size
    for offset in stride(from: 4, to: head, by: 4) {
      let size = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard size > 0 else { throw problem(.emptyDimension, at: offset) }
      dimensions.append(size)
      // Four dimensions of 32 bits can overflow; before that they are larger than any limit.
      let (product, overflows) = expected.multipliedReportingOverflow(by: size)
      guard !overflows, product <= limit else {
        throw problem(.tooLarge(limit: limit), at: offset)
      }
      expected = product
    }
    expected += head
    guard length >= expected else {
      throw problem(.truncated(found: length, expected: expected), at: length)
    }
    guard length == expected else {
      throw problem(.trailingBytes(length - expected), at: expected)
    }
    self.type = type
    self.dimensions = dimensions
    self.file = file
  }

  /// The elements of the first rows, or of all, as doubles, each divided by the same number.
  func elements(
    dividedBy divisor: Double, ofRows rows: Int?
  ) throws(IDXReader.Problem) -> [Double] {
    let all = (bytes.count - head) / type.size
    let count = min(rows ?? dimensions[0], dimensions[0]) * (all / dimensions[0])
    return switch type {
    case .unsignedByte: decoded(count) { (bits: UInt8) in Double(bits) / divisor }
    case .signedByte: decoded(count) { (bits: Int8) in Double(bits) / divisor }
    case .int16: decoded(count) { (bits: Int16) in Double(bits) / divisor }
    case .int32: decoded(count) { (bits: Int32) in Double(bits) / divisor }
    case .float:
      try finite(decoded(count) { (bits: UInt32) in Double(Float(bitPattern: bits)) / divisor })
    case .double:
      try finite(decoded(count) { (bits: UInt64) in Double(bitPattern: bits) / divisor })
    }
  }

  private func decoded<Bits: FixedWidthInteger>(
    _ count: Int, _ value: (Bits) -> Double
  ) -> [Double] {
    bytes.withUnsafeBytes { source in
      [Double](unsafeUninitializedCapacity: count) { target, filled in
        for place in 0..<count {
          let bits = source.loadUnaligned(
            fromByteOffset: head + place * type.size, as: Bits.self)
          target[place] = value(Bits(bigEndian: bits))
        }
        filled = count
      }
    }
  }

  private func finite(_ values: [Double]) throws(IDXReader.Problem) -> [Double] {
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      throw IDXReader.Problem(file: file, kind: .notFinite, offset: head + place * type.size)
    }
    return values
  }
}
