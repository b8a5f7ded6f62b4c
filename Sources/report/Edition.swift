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
    fileprivate(set) var place: Place
    /// The other notebooks of its book.
    fileprivate(set) var book: [NotebookFile] = []
    /// These, and those whose reports lie beside it or beside its book.
    fileprivate(set) var neighbors: [NotebookFile] = []

    /// Whether it is a page that a reader begins with.
    var isEntrance: Bool {
      switch place {
      case .alone, .front: true
      case .chapter, .leftOut: false
      }
    }
  }

  /// Where a report stands among the others.
  enum Place {
    case alone
    case chapter(Book.Place)
    /// A chapter without these files, which is not made.
    case leftOut([Notebook.RequiredFile])
    /// The front page of as many chapters, which stand right before it.
    case front(chapters: Int)
  }

  private(set) var items: [Item] = []

  /// Reads the notebooks that the command line names, and the chapters that they name.
  init(_ report: ReportOptions, _ options: RunOptions) throws {
    var files: [(file: NotebookFile, plain: Notebook, folder: String, chapters: Int?)] = []
    for file in try report.files() {
      let folder = report.folder(of: file)
      let plain = options.plainNotebook(file)
      let chapters = try Self.chapters(of: plain, in: file, options)
      files += chapters.map { ($0, options.plainNotebook($0), "\(folder)/\($0.name)", nil) }
      files.append((file, plain, folder, chapters.isEmpty ? nil : chapters.count))
    }
    let notebooks = try options.notebooks(files.map { ($0.file, $0.plain) })
    items = zip(files, notebooks).map { file, notebook in
      Item(
        file: file.file, notebook: notebook, folder: file.folder,
        place: file.chapters.map { .front(chapters: $0) } ?? .alone)
    }
    for index in items.indices { try placeChapters(of: index, options) }
    for index in items.indices { introduce(index) }
  }

  /// The chapters that a notebook names.
  private static func chapters(
    of notebook: Notebook, in file: NotebookFile, _ options: RunOptions
  ) throws -> [NotebookFile] {
    var chapters: [NotebookFile] = []
    for chapter in notebook.chapters {
      func refused(_ reason: String) -> any Error {
        Console.say(chapter.unreadable(reason))
        return ExitCode.wrong
      }
      do {
        let read = try file.chapter(
          chapter.path, alsoBelow: ReadableFolders(allowed: options.readableFolders),
          limit: options.limits.fileSize)
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
  private mutating func placeChapters(of front: Int, _ options: RunOptions) throws {
    guard case .front(let count) = items[front].place else { return }
    let chapters = items[front - count..<front]
    let missing = try chapters.map { item in
      let folders = try options.folders(for: item.notebook)
      return item.notebook.requiredFiles.filter { !item.file.canRead($0.path, alsoBelow: folders) }
    }
    let links = zip(chapters, missing).map { item, missing in
      missing.isEmpty ? Book.Link(title: item.notebook.title, folder: item.file.name) : nil
    }
    let places = Book.Place.all(
      links, in: items[front].notebook.title, front: items[front].file.name)
    for (offset, index) in chapters.indices.enumerated() {
      items[index].place =
        missing[offset].isEmpty ? .chapter(places[offset]) : .leftOut(missing[offset])
    }
  }

  /// Makes the notebooks of a book, or one that is in none, known to each other.
  private mutating func introduce(_ entrance: Int) {
    let first: Int
    switch items[entrance].place {
    case .alone: first = entrance
    case .front(let chapters): first = entrance - chapters
    case .chapter, .leftOut: return
    }
    let others = items.indices.filter { $0 != entrance && items[$0].isEntrance }
    for index in first...entrance {
      items[index].book = (first...entrance).filter { $0 != index }.map { items[$0].file }
      items[index].neighbors = items[index].book + others.map { items[$0].file }
    }
  }

  /// Makes one report after the other.
  ///
  /// - Parameters:
  ///   - isQuiet: Whether nothing is said of chapters that are left out.
  ///   - make: Makes a report; says whether all is well with it.
  /// - Throws: `ExitCode.wrong` in the end if something was wrong with one of them. A front page is
  ///   not made when one of its chapters could not be.
  func makeAll(
    isQuiet: Bool, _ make: (Item, Book.Role) throws -> (publication: Publication, isRight: Bool)
  ) throws {
    var made: [Publication?] = []
    var isWrong = false
    for item in items {
      var publication: Publication?
      if !isQuiet, case .leftOut(let missing) = item.place {
        Console.say("\(item.file.source.name): left out: \(Self.lack(of: missing))")
      }
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

  /// What a chapter lacks, and what to do about it.
  private static func lack(of files: [Notebook.RequiredFile]) -> String {
    let names = files.map(\.path.printable).joined(separator: ", ")
    let cannot = "\(names) cannot be read"
    guard let parameter = files[0].parameters.first else { return cannot + "." }
    return cannot + "; give the folder with -P \(parameter)=FOLDER."
  }

  /// What a report is among those made before; nil for the front page of chapters that are not there,
  /// and for what is left out.
  private func role(of item: Item, _ made: [Publication?]) -> Book.Role? {
    switch item.place {
    case .alone: return .alone
    case .chapter(let place): return .chapter(place)
    case .leftOut: return nil
    case .front(let count):
      let entries = zip(made, items).suffix(count).compactMap(Self.entry)
      return entries.count == count ? .front(entries) : nil
    }
  }

  /// A chapter as the front page lists it; nil for one that could not be made.
  private static func entry(of made: Publication?, _ item: Item) -> Book.Entry? {
    if let made { return .report(made, folder: item.file.name) }
    guard case .leftOut(let files) = item.place else { return nil }
    let notebook = item.notebook
    return .leftOut(
      Book.LeftOut(
        title: notebook.title, language: notebook.language, lead: notebook.subtitle,
        files: files.map(\.name), parameter: files[0].parameters.first))
  }
}
