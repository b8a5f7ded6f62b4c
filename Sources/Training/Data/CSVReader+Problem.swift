extension CSVReader {
  /// Something in the text that is not as it should be, and where, in bytes from its start.
  public struct Problem: Error, Equatable, Sendable {
    /// The kinds of problems, each with what a message needs to say.
    public enum Kind: Equatable, Sendable {
      case noRows
      case emptyHeading(column: Int)
      case repeatedHeading(String)
      /// The first line has values, such as this one, where the headings should be.
      case headingOfValues(String)
      /// A row has another number of values than there are headings; another separator may be in it.
      case fieldCount(found: Int, expected: Int, other: Separator?)
      /// Another sign than the comma parts the values; there may be commas in these.
      case otherSeparator(Separator, commas: Commas)
      /// A value does not belong in its column.
      case misfit(Misfit)
      case openQuote
      case textAfterQuote
    }

    /// What the commas in values are that stand between other signs.
    public enum Commas: Sendable {
      /// There are none.
      case none
      /// All of them may be decimal commas.
      case decimal
      /// Some part thousands, or words.
      case other
    }

    /// What is wrong.
    public let kind: Kind
    /// The bytes of the text that are concerned.
    public let range: Range<Int>
  }

  /// A value that does not belong in its column: the first of its kind.
  public struct Misfit: Equatable, Sendable {
    /// Why it does not.
    public enum Reason: Equatable, Sendable {
      /// Most values of the column are numbers.
      case wordAmongNumbers
      /// Most values of the column are words.
      case numberAmongWords
      /// It looks like a number and is none.
      case lookalike(Lookalike)
      /// It looks the same as this other word of the column.
      case twin(String)
      /// It is none of the words that the column may have.
      case undeclared([String])
    }

    /// The value.
    public var text: String
    /// The heading of the column.
    public var column: String
    /// Why it does not belong.
    public var reason: Reason
    /// How many values of the column besides do not belong.
    public var otherCount: Int
    /// The different values of the column, if these may be classes: they are few, and come again.
    public var texts: [String]
  }
}
