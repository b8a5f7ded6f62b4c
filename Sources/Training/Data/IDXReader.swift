/// Reads images and their labels from two files in the IDX format, in which MNIST and Fashion-MNIST
/// come, plain or packed with gzip.
///
/// The format is LeCun's, http://yann.lecun.com/exdb/mnist: two zero bytes, one for the type of the
/// elements, one for the number of dimensions; the dimensions as 32-bit numbers, the number of rows
/// first; then the elements, the last dimension running fastest. All numbers are big-endian.
public enum IDXReader {
  /// Something in one of the files that is not as it should be.
  public struct Problem: Error, Equatable, Sendable {
    /// Which of the two files.
    public enum File: Equatable, Sendable {
      case images, labels
    }

    /// The kinds of problems, each with what a message needs to say.
    public enum Kind: Equatable, Sendable {
      /// The file was packed with gzip and cannot be unpacked.
      case damaged
      /// It is larger than allowed, when unpacked.
      case tooLarge(limit: Int)
      /// It does not begin with two zero bytes.
      case notIDX(found: [UInt8])
      /// There is no such type; those are 8, 9, 11, 12, 13 and 14.
      case unknownType(Int)
      /// It has too few or too many dimensions, the rows included.
      case dimensions(found: Int, expected: ClosedRange<Int>)
      /// A dimension is 0.
      case emptyDimension
      /// It ends too early; the sizes are those of the whole file, in bytes.
      case truncated(found: Int, expected: Int)
      /// It goes on after its last element.
      case trailingBytes(Int)
      /// An element is infinite or NaN.
      case notFinite
      /// There are not as many labels as images.
      case counts(images: Int, labels: Int)
    }

    /// The file that is concerned.
    public let file: File
    /// What is wrong.
    public let kind: Kind
    /// Where it shows, in bytes from the start of the unpacked file.
    public let offset: Int
  }

  /// The data set of two files: columns `pixels` and `label`.
  ///
  /// The images' dimensions after the first are the shape of `pixels`, one to three of them: h × w, or
  /// channels × h × w. Unsigned bytes are divided by 255, so they lie in 0...1; elements of the other
  /// types are taken as they are.
  ///
  /// - Parameters:
  ///   - images: The whole file of images.
  ///   - labels: The whole file of labels, which has one dimension.
  ///   - rows: The largest number of rows, from the first on; nil for all.
  ///   - limit: The largest size of either when unpacked, in bytes.
  /// - Throws: The first problem, of the images first.
  /// - Complexity: linear in the unpacked sizes; 8 bytes of memory for each element of those rows.
  public static func read(
    images: [UInt8], labels: [UInt8], rows: Int? = nil, limit: Int
  ) throws(Problem) -> DataSet {
    let pixels = try IDXFile(images, .images, dimensions: 2...4, limit: limit)
    let classes = try IDXFile(labels, .labels, dimensions: 1...1, limit: limit)
    let count = pixels.dimensions[0]
    guard classes.dimensions[0] == count else {
      throw Problem(
        file: .labels, kind: .counts(images: count, labels: classes.dimensions[0]), offset: 4)
    }
    let largest = pixels.type == .unsignedByte ? 255.0 : 1
    return DataSet(columns: [
      DataSet.Column(
        name: "pixels", values: try pixels.elements(dividedBy: largest, ofRows: rows),
        shape: Array(pixels.dimensions.dropFirst())),
      DataSet.Column(name: "label", values: try classes.elements(dividedBy: 1, ofRows: rows)),
    ])
  }
}
