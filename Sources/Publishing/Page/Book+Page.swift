import Figures

// What a page says about the book that it is of.
extension Book.Role {
  /// The template of the page.
  var template: String {
    if case .front = self { "front" } else { "page" }
  }

  /// The fields that only pages of a book fill.
  var fields: TemplateFields {
    switch self {
    case .alone: Self.fields(of: nil)
    case .chapter(let place): Self.fields(of: place)
    case .front(let entries): ["chapters": .list(entries.map(Self.chapter), names: [])]
    }
  }

  /// The address of another notebook's report.
  ///
  /// Reports lie in folders beside each other; those of a book in the folder of its front page.
  func address(ofReport name: String) -> String {
    let page = Self.address(name)
    switch self {
    case .alone: return "../" + page
    case .chapter(let place):
      if name == place.front { return "../" + Publication.pageName }
      return (place.folders.contains(name) ? "../" : "../../") + page
    case .front(let entries):
      let isChapter = entries.contains { entry in
        if case .report(_, name) = entry { true } else { false }
      }
      return (isChapter ? "" : "../") + page
    }
  }

  private static func fields(of place: Book.Place?) -> TemplateFields {
    [
      "book": .text(place?.book),
      "number": .text((place?.number).map(String.init)),
      "previous": neighbour(place?.previous),
      "next": neighbour(place?.next),
    ]
  }

  private static func neighbour(_ link: Book.Link?) -> TemplateValue {
    let items = [link].compactMap(\.self).map { link -> TemplateFields in
      ["address": .text("../" + address(link.folder)), "title": .text(link.title)]
    }
    return .list(items, names: ["address", "title"])
  }

  private static func chapter(_ entry: Book.Entry) -> TemplateFields {
    switch entry {
    case .report(let publication, let folder):
      let summary = publication.summary
      return [
        "address": .text(address(folder)),
        "title": .text(summary.title),
        "language": .text(summary.language),
        "lead": .markup(summary.lead),
        "failures": .text(summary.failures),
        "hasThumbnails": .flag(!summary.thumbnails.isEmpty),
        "thumbnails": .list(
          summary.thumbnails.map { thumbnail in
            [
              "picture": .text(thumbnail.picture.address(from: Address.folder(folder))),
              "title": .text(thumbnail.title),
            ]
          }, names: ["picture", "title"]),
        "missing": .absent,
        "parameter": .absent,
      ]
    case .leftOut(let chapter): return fields(of: chapter)
    }
  }

  private static func fields(of chapter: Book.LeftOut) -> TemplateFields {
    let files = chapter.files.map { Markup.element("code", text: $0) }
    return [
      "address": .absent,
      "title": .text(chapter.title),
      "language": .text(chapter.language),
      "lead": .text(chapter.lead),
      "failures": .absent,
      "hasThumbnails": .flag(false),
      "thumbnails": .list([], names: ["picture", "title"]),
      "missing": .markup(.joined(files, separator: ", ")),
      "parameter": .text(chapter.parameter),
    ]
  }

  private static func address(_ folder: String) -> String {
    Address.folder(folder) + "/" + Publication.pageName
  }
}

extension PictureStore.Source {
  /// The address of the picture for a page beside the report's folder.
  fileprivate func address(from folder: String) -> String {
    switch self {
    case .file(let name): folder + "/" + name
    case .inline(let address): address
    }
  }
}
