import ArgumentParser
import Notebooks
import Publishing

/// The reports that a command makes, in the order in which they are made: of a book the chapters,
/// then the front page that shows them.
struct Edition {
  /// A report to be made.
  struct Item {
    let file: NotebookFile
    let notebook: Notebook
    /// The folder of the report.
    let folder: String
    let place: Place

    /// Whether it is a page that a reader begins with.
    var isEntrance: Bool { if case .chapter = place { false } else { true } }
  }

  /// Where a report stands among the others.
  enum Place {
    case alone
    case chapter(Book.Place)
    /// The front page of as many chapters, which stand right before it.
    case front(chapters: Int)
  }

  private(set) var items: [Item] = []

  /// Reads the notebooks that the command line names, and the chapters that they name.
  init(_ report: ReportOptions, _ options: RunOptions) throws {
    var files: [(file: NotebookFile, folder: String, chapters: Int?)] = []
    for file in try report.files() {
      let folder = report.folder(of: file)
      let chapters = try Self.chapters(of: file, options)
      files += chapters.map { ($0, "\(folder)/\($0.name)", nil) }
      files.append((file, folder, chapters.isEmpty ? nil : chapters.count))
    }
    let notebooks = try options.notebooks(files.map(\.file))
    items = zip(files, notebooks).map { file, notebook in
      Item(
        file: file.file, notebook: notebook, folder: file.folder,
        place: file.chapters.map { .front(chapters: $0) } ?? .alone)
    }
    for index in items.indices { placeChapters(of: index) }
  }

  /// The chapters that a notebook names.
  private static func chapters(
    of file: NotebookFile, _ options: RunOptions
  ) throws -> [NotebookFile] {
    var chapters: [NotebookFile] = []
    for chapter in Notebook(file.source).chapters {
      func refused(_ reason: String) -> any Error {
        Console.say(chapter.unreadable(reason))
        return ExitCode.wrong
      }
      do {
        let read = try file.chapter(
          chapter.path, alsoBelow: options.readableFolders, limit: options.limits.fileSize)
        guard !chapters.contains(where: { $0.name == read.name }) else {
          throw refused("there is a chapter of that name already")
        }
        chapters.append(read)
      } catch let code as ExitCode {
        throw code
      } catch {
        throw refused("\(error)")
      }
    }
    return chapters
  }

  /// Tells the chapters before a front page where they stand.
  private mutating func placeChapters(of front: Int) {
    guard case .front(let count) = items[front].place else { return }
    let chapters = items[front - count..<front]
    let links = chapters.map { Book.Link(title: $0.notebook.title, folder: $0.file.name) }
    let places = Book.Place.all(links, in: items[front].notebook.title)
    for (index, place) in zip(chapters.indices, places) {
      let item = items[index]
      items[index] = Item(
        file: item.file, notebook: item.notebook, folder: item.folder, place: .chapter(place))
    }
  }

  /// Makes one report after the other.
  ///
  /// - Parameter make: Makes a report; says whether all is well with it.
  /// - Throws: `ExitCode.wrong` in the end if something was wrong with one of them. A front page is
  ///   not made when one of its chapters could not be.
  func makeAll(
    _ make: (Item, Book.Role) throws -> (publication: Publication, isRight: Bool)
  ) throws {
    var made: [Publication?] = []
    var isWrong = false
    for item in items {
      var publication: Publication?
      do {
        if let role = role(of: item, made) {
          let isRight: Bool
          (publication, isRight) = try make(item, role)
          isWrong = isWrong || !isRight
        }
      } catch let code as ExitCode where code == .wrong {
        isWrong = true
      }
      made.append(publication)
    }
    if isWrong { throw ExitCode.wrong }
  }

  /// What a report is among those made before; nil for the front page of chapters that are not there.
  private func role(of item: Item, _ made: [Publication?]) -> Book.Role? {
    switch item.place {
    case .alone: return .alone
    case .chapter(let place): return .chapter(place)
    case .front(let count):
      let chapters = made.suffix(count).compactMap(\.self)
      guard chapters.count == count else { return nil }
      return .front(
        zip(chapters, items[made.count - count..<made.count]).map { publication, item in
          .report(publication, folder: item.file.name)
        })
    }
  }
}
