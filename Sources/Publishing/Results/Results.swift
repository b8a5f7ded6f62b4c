import Diagnostics
import Documents
import Figures

/// Everything a run computed, for other programs: the file `results.json`.
struct Results {
  /// The lists of the file whose items are objects, in the order of the file.
  enum List: String, CaseIterable {
    case modelParameters, trainings, tables, curves, heatmaps, plots, gradients, graphs, images
    case confusions, values, checks, problems

    /// What an item of the list is called.
    var noun: String {
      switch self {
      case .modelParameters: "parameter"
      case .trainings: "training"
      case .tables: "table"
      case .curves: "curve"
      case .heatmaps: "heatmap"
      case .plots: "plot"
      case .gradients: "gradient"
      case .graphs: "graph"
      case .images: "images"
      case .confusions: "confusion matrix"
      case .values: "value"
      case .checks: "check"
      case .problems: "problem"
      }
    }
  }

  /// An item of one of the lists.
  struct Item {
    let list: List
    let members: [JSON.Member]

    init(_ list: List, _ members: [JSON.Member]) {
      self.list = list
      self.members = members
    }
  }

  private let document: Document
  private let items: [Item]
  private let pictures: [String]
  private let files: [Publication.File]

  /// Takes what a document says of its run.
  ///
  /// - Parameters:
  ///   - contents: What its cells and checks came to, in the order of the page.
  ///   - pictures: The names of its pictures.
  ///   - files: The files that it brings along.
  init(
    of document: Document, contents: [Item], pictures: [String], files: [Publication.File] = []
  ) {
    self.document = document
    items =
      document.parameters.map(Self.item) + contents + document.values.map(Self.item)
      + document.diagnostics.map(Self.item)
    self.pictures = pictures
    self.files = files
  }

  /// The file's text; the order of its members never changes.
  var text: String {
    let provenance = document.provenance
    let run: [JSON.Member] = [
      ("gradbook", .text(Gradbook.version)),
      ("title", .text(document.header.title)),
      ("notebook", .text(provenance.notebookName)),
      ("sha256", .text(provenance.notebookDigest)),
      ("seed", .integer(provenance.seed)),
      ("parameters", .object(provenance.parameters.map { ($0.name, Self.json($0.value)) })),
    ]
    let lists = List.allCases.map { list in
      let members = items.filter { $0.list == list }.map(\.members)
      return (list.rawValue, .array(members.map(JSON.object))) as JSON.Member
    }
    let beside: [JSON.Member] = [
      ("pictures", .array(pictures.map(JSON.text))),
      ("files", .array(files.map { .object(Self.members(of: $0)) })),
    ]
    return JSON.object(run + lists + beside).source
  }

  /// A file that the report brings along; its digest tells a later run that it is the same.
  private static func members(of file: Publication.File) -> [JSON.Member] {
    [("path", .text(file.path)), ("sha256", .text(Digest(of: file.bytes).hex))]
  }

  private static func json(_ value: SettingValue) -> JSON {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  /// A parameter; one that began at random has the name of the distribution in place of what was
  /// drawn, which the seed brings back.
  private static func item(_ parameter: Document.ModelParameter) -> Item {
    func json(_ elements: [Double]) -> JSON {
      parameter.shape.isEmpty ? .number(elements[0]) : .numbers(elements)
    }
    let shape = parameter.shape.isEmpty ? [] : [parameter.shape]
    return Item(
      .modelParameters,
      [("name", JSON.text(parameter.name))]
        + shape.map { ("shape", .numbers($0.map(Double.init))) }
        + [
          ("initial", parameter.initializer.map(JSON.text) ?? json(parameter.initial)),
          ("value", json(parameter.values)),
        ])
  }

  private static func item(_ value: Document.ProseValue) -> Item {
    Item(
      .values,
      [
        ("formula", .text(value.formula)), ("line", .integer(value.line)),
        ("value", .number(value.value)),
      ])
  }

  private static func item(_ diagnostic: Diagnostic) -> Item {
    Item(
      .problems,
      [
        ("file", .text(diagnostic.file)),
        ("line", .integer(diagnostic.place.line)),
        ("column", .integer(diagnostic.place.column)),
        ("message", .text(diagnostic.message)),
      ])
  }
}
