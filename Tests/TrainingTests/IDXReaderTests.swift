import Testing

@testable import Training

@Suite("Reading IDX files")
struct IDXReaderTests {
  /// Two images of 2 × 3 bytes.
  static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [0, 51, 102, 153, 204, 255] + [
      1, 2, 3, 4, 5, 6,
    ]
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9]

  private func read(
    _ images: [UInt8] = images, _ labels: [UInt8] = labels, limit: Int = 1000
  ) throws -> DataSet {
    try IDXReader.read(images: images, labels: labels, limit: limit)
  }

  @Test("Bytes become pixels between 0 and 1, in the shape of an image")
  func bytes() throws {
    let data = try read()
    let pixels = try #require(data.column("pixels"))
    #expect(pixels.shape == [2, 3])
    #expect(pixels.values[..<6] == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(pixels.values[6] == 1.0 / 255)
    #expect(data["label"] == [7, 9])
  }

  @Test("The first rows alone can be taken; more than there are is all", arguments: [1, 2, 3, 99])
  func firstRows(rows: Int) throws {
    let part = try IDXReader.read(
      images: Self.images, labels: Self.labels, rows: rows, limit: 1000)
    let all = try read()
    let count = min(rows, 2)
    #expect(part["label"] == Array([7, 9].prefix(count)))
    #expect(part["pixels"] == all["pixels"].map { Array($0.prefix(6 * count)) })
    #expect(part.column("pixels")?.shape == [2, 3])
  }

  @Test("Of the rows that are not taken only the number counts, not what is in them")
  func otherRows() throws {
    let images: [UInt8] =
      [0, 0, 13, 2, 0, 0, 0, 2, 0, 0, 0, 1] + [0x3F, 0xC0, 0, 0] + [0x7F, 0xC0, 0, 0]
    #expect(throws: IDXReader.Problem.self) { try read(images) }
    let data = try IDXReader.read(images: images, labels: Self.labels, rows: 1, limit: 1000)
    #expect(data["pixels"] == [1.5])
  }

  @Test(
    "All six types of elements are read, as they are",
    arguments: [
      (8, [0x02, 0xFE], [2.0 / 255, 254.0 / 255]), (9, [0x02, 0xFE], [2, -2]),
      (11, [0x01, 0x02, 0xFF, 0xFE], [258, -2]),
      (12, [0x00, 0x01, 0x00, 0x02, 0xFF, 0xFF, 0xFF, 0xFE], [65538, -2]),
      (13, [0x3F, 0xC0, 0, 0, 0xC0, 0x20, 0, 0], [1.5, -2.5]),
      (14, [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], [1.5, -2.5]),
    ] as [(UInt8, [UInt8], [Double])])
  func types(type: UInt8, elements: [UInt8], expected: [Double]) throws {
    let data = try read([0, 0, type, 2, 0, 0, 0, 2, 0, 0, 0, 1] + elements)
    #expect(data["pixels"] == expected)
    #expect(data.column("pixels")?.shape == [1])
  }

  @Test("Colour images have channels, rows and columns")
  func fourDimensions() throws {
    let head: [UInt8] = [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2]
    #expect(try read(head + [UInt8](repeating: 0, count: 12)).column("pixels")?.shape == [3, 1, 2])
  }

  /// The images with some bytes replaced.
  private static func changed(_ bytes: [Int: UInt8]) -> [UInt8] {
    var result = images
    for (place, byte) in bytes { result[place] = byte }
    return result
  }

  @Test(
    "What is wrong with the images is told with its place",
    arguments: [
      (changed([0: 1]), .notIDX(found: [1, 0, 8, 3]), 0),
      (changed([2: 10]), .unknownType(10), 2),
      (changed([3: 1]), .dimensions(found: 1, expected: 2...4), 3),
      (changed([3: 5]), .dimensions(found: 5, expected: 2...4), 3),
      (changed([7: 0]), .emptyDimension, 4), (changed([15: 0]), .emptyDimension, 12),
      ([0, 0, 8], .truncated(found: 3, expected: 4), 3), ([], .truncated(found: 0, expected: 4), 0),
      (Array(images[..<15]), .truncated(found: 15, expected: 16), 15),
      (Array(images.dropLast()), .truncated(found: 27, expected: 28), 27),
      (images + [0, 0], .trailingBytes(2), 28),
      // 255·2^24 rows of 255·2^24 columns overflow nothing but the limit.
      (changed([4: 255, 8: 255, 12: 255]), .tooLarge(limit: 1000), 4),
    ] as [([UInt8], IDXReader.Problem.Kind, Int)])
  func problems(images: [UInt8], kind: IDXReader.Problem.Kind, offset: Int) {
    #expect(throws: IDXReader.Problem(file: .images, kind: kind, offset: offset)) {
      try read(images)
    }
  }

  @Test("Labels that are no list, or are not as many as the images, are told")
  func labelProblems() {
    #expect(
      throws: IDXReader.Problem(
        file: .labels, kind: .dimensions(found: 3, expected: 1...1), offset: 3)
    ) { try read(Self.images, Self.images) }
    #expect(
      throws: IDXReader.Problem(file: .labels, kind: .counts(images: 2, labels: 1), offset: 4)
    ) { try read(Self.images, [0, 0, 8, 1, 0, 0, 0, 1, 7]) }
  }

  @Test("An element that is no number is told with its place")
  func notFinite() {
    let bytes: [UInt8] =
      [0, 0, 13, 2, 0, 0, 0, 2, 0, 0, 0, 1] + [0x3F, 0xC0, 0, 0, 0x7F, 0x80, 0, 0]
    #expect(throws: IDXReader.Problem(file: .images, kind: .notFinite, offset: 16)) {
      try read(bytes)
    }
  }

  @Test("A file packed with gzip is unpacked, within the limit")
  func packed() throws {
    // `labels`, packed by Python's gzip module without a time.
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60,
      0xe0, 0x60, 0x64, 0x60, 0x60, 0x60, 0x62, 0xe7, 0x04, 0x00, 0x7a, 0x82,
      0x01, 0xa3, 0x0a, 0x00, 0x00, 0x00,
    ]
    #expect(try read(Self.images, packed)["label"] == [7, 9])
    #expect(throws: IDXReader.Problem(file: .labels, kind: .damaged, offset: 0)) {
      try read(Self.images, Array(packed.dropLast(3)))
    }
    #expect(throws: IDXReader.Problem(file: .images, kind: .tooLarge(limit: 27), offset: 0)) {
      try read(Self.images, packed, limit: 27)
    }
    // Ten thousand zeros.
    let zeros: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1,
      0x01, 0x0d, 0x00, 0x00, 0x00, 0xc2, 0xa0, 0xf7, 0x4f, 0x6d, 0x0e, 0x37,
      0xa0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xe0, 0xdf,
      0x00, 0x2e, 0xca, 0x3b, 0x4d, 0x10, 0x27, 0x00, 0x00,
    ]
    #expect(throws: IDXReader.Problem(file: .images, kind: .tooLarge(limit: 1000), offset: 0)) {
      try read(zeros)
    }
  }
}
