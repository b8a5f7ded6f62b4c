/// What a line begins with before its words: white space, the marks of quotations, and those of the
/// items of lists (CommonMark, sections 5.1 and 5.2).
struct LinePrefix {
  /// How many quotations the line is in by its own marks.
  private(set) var quotations = 0
  /// The last item of a list that the line begins; nil if it begins none behind its last quotation.
  private(set) var item: Item?
  /// The beginning of an item of a list.
  struct Item {
    /// The columns of its mark and of its words.
    var mark: Int
    var words: Int
    /// Whether it may follow a line of a paragraph: its mark is no number, or the first.
    var mayInterrupt: Bool
  }

  /// The columns of white space before the words, behind the last mark.
  private(set) var indentation = 0
  /// The first sign before the words that nobody sees, if there is one.
  private(set) var invisible: Unicode.Scalar?
  /// Where the words begin.
  private(set) var end: Int

  private let bytes: ArraySlice<UInt8>
  private var column = 0

  /// Reads what a line (from 0) begins with.
  ///
  /// - Parameter limit: The most quotations that are taken; what follows them counts as words, and so
  ///   do the marks of lists then.
  init(_ source: SourceText, line: Int, quotations limit: Int? = nil) {
    bytes = source.bytes[source.range(ofLine: line)]
    end = bytes.startIndex
    skipSpace()
    while takeQuotation(limit) || limit == nil && takeItem() { skipSpace() }
  }

  private mutating func skipSpace() {
    let start = column
    while end < bytes.endIndex {
      switch bytes[end] {
      case UInt8(ascii: " "): column += 1
      // Tabs go to the next multiple of four.
      case UInt8(ascii: "\t"): column += 4 - column % 4
      default:
        guard let scalar = InvisibleSign.first(in: bytes[end...]) else {
          indentation = column - start
          return
        }
        invisible = invisible ?? scalar
        end += scalar.utf8.count - 1
      }
      end += 1
    }
    indentation = column - start
  }

  private mutating func takeQuotation(_ limit: Int?) -> Bool {
    guard quotations < limit ?? .max, end < bytes.endIndex, bytes[end] == UInt8(ascii: ">") else {
      return false
    }
    quotations += 1
    item = nil
    end += 1
    // One space belongs to the mark.
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: " ") { end += 1 }
    column = 0
    return true
  }

  private mutating func takeItem() -> Bool {
    var position = end
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    position = digits.endIndex
    guard position < bytes.endIndex, digits.count <= 9 else { return false }
    switch bytes[position] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): if digits.isEmpty { return false }
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      if !digits.isEmpty { return false }
    default: return false
    }
    position += 1
    guard position < bytes.endIndex,
      bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t")
    else { return false }
    let mark = column
    column += position - end
    end = position
    item = Item(
      mark: mark, words: column + 1, mayInterrupt: digits.isEmpty || Array(digits) == [0x31])
    return true
  }
}
