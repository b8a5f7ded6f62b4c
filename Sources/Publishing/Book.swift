/// A book: reports that are read one after the other, and a front page that leads to them.
public enum Book {
  /// A chapter as other pages point at it.
  public struct Link: Sendable, Hashable {
    /// Its title.
    public let title: String
    /// The folder of its report, beside the front page.
    public let folder: String

    /// Makes a link.
    public init(title: String, folder: String) {
      self.title = title
      self.folder = folder
    }
  }

  /// The place of a report in a book.
  public struct Place: Sendable, Hashable {
    /// The title of the book.
    public let book: String
    /// The name of the front page's notebook; nil if no address leads to it.
    let front: String?
    /// The folders of all chapters.
    let folders: [String]
    /// The number of the chapter, from 1.
    public let number: Int
    /// The chapter before; nil for the first.
    public let previous: Link?
    /// The chapter after; nil for the last.
    public let next: Link?

    /// The places of a book's chapters, in their order; nil is one that is left out, which has its
    /// number and is nobody's neighbour.
    ///
    /// - Parameters:
    ///   - book: The title of the book.
    ///   - front: The name of the front page's notebook.
    public static func all(
      _ chapters: [Link?], in book: String, front: String? = nil
    ) -> [Place] {
      chapters.indices.map { index in
        Place(
          book: book, front: front, folders: chapters.compactMap { $0?.folder }, number: index + 1,
          previous: chapters[..<index].compactMap(\.self).last,
          next: chapters[(index + 1)...].compactMap(\.self).first)
      }
    }
  }

  /// What a report is among others.
  public enum Role: Sendable {
    /// A page by itself.
    case alone
    /// A chapter, whose page leads to its neighbours and back to the front page.
    case chapter(Place)
    /// The front page, under whose text the chapters are listed.
    case front([Entry])
  }

  /// A chapter as the front page lists it.
  public enum Entry: Sendable {
    /// A report in a folder beside the front page.
    case report(Publication, folder: String)
    /// A notebook that was not run.
    case leftOut(LeftOut)
  }

  /// A chapter that is left out, since files that it needs are not there.
  public struct LeftOut: Sendable, Hashable {
    /// Its title.
    public let title: String
    /// Its language.
    public let language: String
    /// What it is about.
    public let lead: String?
    /// The names of the files.
    public let files: [String]
    /// The parameter of the front matter that says where they are; nil if none does.
    public let parameter: String?

    /// Makes one.
    public init(
      title: String, language: String, lead: String?, files: [String], parameter: String?
    ) {
      self.title = title
      self.language = language
      self.lead = lead
      self.files = files
      self.parameter = parameter
    }
  }
}
