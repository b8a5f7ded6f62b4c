internal import CDigits

/// The 1,797 handwritten digits that come with Gradbook.
///
/// The test part of E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI
/// Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49, licensed under CC BY 4.0.
public enum Digits {
  /// The images and what they show: columns `pixels` of shape `[8, 8]` and `label`.
  ///
  /// A pixel is 0 for paper, 1 for ink, in steps of 1/16; a label is 0 to 9.
  public static func dataSet() -> DataSet {
    var pixels: [Double] = []
    var labels: [Double] = []
    var number = 0
    // The numbers are whole and the file is the project's own, so it needs no reader of tables.
    for byte in file() {
      switch byte {
      case UInt8(ascii: "\n"): labels.append(Double(number))
      case UInt8(ascii: ","): pixels.append(Double(number) / 16)
      default:
        number = 10 * number + Int(byte) - Int(UInt8(ascii: "0"))
        continue
      }
      number = 0
    }
    return DataSet(columns: [
      DataSet.Column(name: "pixels", values: pixels, shape: [8, 8]),
      DataSet.Column(name: "label", values: labels),
    ])
  }

  /// The lines of the embedded file; one that is damaged is a mistake of whoever built the program.
  private static func file() -> [UInt8] {
    var count = 0
    let start = digitsFile(&count)
    let packed = Array(UnsafeBufferPointer(start: start, count: count))
    guard let text = try? Gunzip.read(packed, limit: 1 << 20) else {
      fatalError("the digits that are built in cannot be unpacked")
    }
    return text.bytes
  }
}
