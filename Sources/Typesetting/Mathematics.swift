/// A typeset formula as a tree, whichever way it was written: from the graph or in LaTeX.
public indirect enum Mathematics: Sendable, Equatable {
  /// A variable; one letter is set in italics, a longer name upright.
  case identifier(String)
  /// A number in digits.
  case number(String)
  /// An operator, relation or separator: `+`, `·`, `≤`, `,`.
  case symbol(String)
  /// Words between formulas.
  case text(String)
  /// Parts side by side.
  case row([Mathematics])
  /// Numerator and denominator.
  case fraction(Mathematics, Mathematics)
  /// A square root of what is under it.
  case squareRoot(Mathematics)
  /// A root of another degree: radicand, degree.
  case root(Mathematics, degree: Mathematics)
  /// One over the other without a line: the inside of a binomial coefficient.
  case stacked(Mathematics, Mathematics)
  /// A part as large as in a formula on its own line, or as small as in a line of text.
  case sized(Mathematics, isDisplayed: Bool)
  /// A base with a subscript, a superscript or both.
  case scripts(base: Mathematics, lower: Mathematics?, upper: Mathematics?)
  /// Something with what stands under and over it: `∑` in display, a brace under a sum.
  case limits(base: Mathematics, under: Mathematics?, over: Mathematics?)
  /// Something between delimiters that grow with it; an empty delimiter is left out.
  case fenced(open: String, Mathematics, close: String)
  /// A sign between parts that is as tall as they are: the bar of a set.
  case divider(String)
  /// An accent over a base: `ˆ`, `¯`, `→`.
  case accent(Mathematics, String)
  /// Something in a frame.
  case framed(Mathematics)
  /// The room that something takes, and nothing in it.
  case phantom(Mathematics)
  /// Rows and columns: a matrix, cases, aligned equations. Every row has as many entries.
  case grid([[Mathematics]], GridStyle)

  /// How the columns of a grid are set.
  public enum GridStyle: Sendable, Equatable {
    /// Centred, with space between: the inside of a matrix.
    case matrix
    /// Left-aligned: the branches of a definition by cases.
    case cases
    /// Right-, left-aligned in turn without space between: equations lined up at a relation.
    case aligned
    /// Centred lines: equations one below the other.
    case gathered
    /// Centred and small: conditions under a sum, a matrix within a line of text.
    case small
    /// Every column as it is said, with rules between them: an array.
    case columns([Alignment], Rules = Rules())

    /// Where the entries of a column stand.
    public enum Alignment: Sendable {
      case left, center, right
    }

    /// The lines that divide an array.
    public struct Rules: Sendable, Equatable {
      /// How many vertical ones stand before each column, and last behind the last; none if empty.
      public var vertical: [Int]
      /// How many horizontal ones stand above each row, and last below the last; none if empty.
      public var horizontal: [Int]
      /// The places, counted as those of vertical rules, at which columns have no space beside them.
      public var closed: Set<Int>

      /// Makes rules; there are none unless they are said.
      public init(vertical: [Int] = [], horizontal: [Int] = [], closed: Set<Int> = []) {
        self.vertical = vertical
        self.horizontal = horizontal
        self.closed = closed
      }
    }
  }
}
