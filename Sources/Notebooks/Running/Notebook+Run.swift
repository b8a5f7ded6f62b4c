import Figures

extension Notebook {
  /// Runs the cells from top to bottom, sets the values of the prose, and returns what the page
  /// shows.
  ///
  /// Whatever is wrong, there is a document: it goes as far as the first failure and tells it there.
  ///
  /// - Parameters:
  ///   - readFile: Gives the bytes of a file that a `data` cell names, by its path below the
  ///     notebook's folder.
  ///   - report: Told what the run is doing; false stops it.
  public func run(
    readFile: @escaping (String) throws -> [UInt8] = { throw NoSuchFile(path: $0) },
    report: @escaping (RunEvent) -> Bool = { _ in true }
  ) -> Document {
    var builder = DocumentBuilder(
      notebook: self,
      session: Session(
        source: source, settings: settings, limits: options.limits, library: options.library,
        seed: seed, namedEpochs: namedEpochs, curveNames: curveNames, pathAxes: pathAxes,
        readFile: readFile,
        report: report))
    var body = builder.page(blocks)
    builder.session.noteUntrainedParameters()
    let diagnostics = (diagnostics + builder.session.failures).inOrder
    if let place = body.firstIndex(where: \.isFailure), case .failure(let told, _) = body[place] {
      body[place] = .failure(told, below: diagnostics.filter { !told.contains($0) })
    } else if !diagnostics.isEmpty {
      body.append(.failure(diagnostics, below: []))
    }
    return Document(
      header: header, blocks: body, checks: builder.checks,
      provenance: Document.Provenance(
        notebookDigest: Digest(of: source.bytes).hex, notebookName: source.fileName,
        parameters: settings.all.map { ($0.name, $0.value) }, seed: seed),
      parameters: builder.session.modelParameters, diagnostics: diagnostics,
      isStopped: builder.session.isStopped)
  }

  /// The names that curves show.
  private var curveNames: Set<String> {
    cells.reduce(into: []) { names, cell in
      if case .curve(let words, _) = cell.body { names.formUnion(words.map(\.name)) }
    }
  }

  /// The axes of the pictures that show paths.
  private var pathAxes: [AxisOption] {
    cells.flatMap { cell -> [AxisOption] in
      guard case .heatmap(_, let options) = cell.body, !options.paths.isEmpty else { return [] }
      return [options.x, options.y].compactMap(\.self)
    }
  }

  /// The epochs that any formula of the notebook names.
  private var namedEpochs: Set<Int> {
    var epochs: Set<Int> = []
    func collect(_ syntax: Syntax) {
      for node in syntax.nodes {
        if case .moment(_, let moment) = node.kind { epochs.formUnion(moment.epochs ?? []) }
      }
    }
    for extract in extracts {
      if case .value(let syntax, _) = extract.content { collect(syntax) }
    }
    for cell in cells {
      switch cell.body {
      case .table(let entries, _):
        entries.forEach { collect($0.syntax) }
      case .heatmap(let entries, let options):
        (entries.map(\.syntax) + (options.at?.formulas ?? [])).forEach(collect)
      case .plot(let entries, let options):
        (entries.map(\.syntax) + (options.at?.formulas ?? [])).forEach(collect)
      case .gradient(let formula, let at), .graph(let formula, let at):
        ([formula] + (at?.formulas ?? [])).forEach(collect)
      case .images(let formula, let options):
        collect(formula)
        options.prediction.map(collect)
      case .confusion(let prediction, let label):
        collect(prediction.syntax)
        collect(label.syntax)
      case .check(let conditions):
        for case .formula(let condition) in conditions { collect(condition) }
      case .model(let statements):
        for statement in statements {
          switch statement {
          case .definition(_, _, let syntax), .parameter(_, _, initial: let syntax): collect(syntax)
          case .input, .mistake: break
          }
        }
      case .train(let cell): cell.bodies.forEach { collect($0.formula) }
      case .data, .curve, .parameters: break
      }
    }
    return epochs
  }
}

extension Block {
  fileprivate var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}

/// What a run is doing.
public enum RunEvent: Sendable, Equatable {
  /// A cell begins: its kind, the line of the notebook it stands on, its number and that of all.
  case cell(kind: String, line: Int, number: Int, of: Int)
  /// So many epochs of a training are done, of so many.
  case epoch(Int, of: Int)
}

/// A `data` cell named a file, and nobody said how to read one.
public struct NoSuchFile: Error, CustomStringConvertible {
  /// The file as the cell names it.
  public let path: String

  /// Makes the error for a path.
  public init(path: String) {
    self.path = path
  }

  /// The reason, as it stands in a message.
  public var description: String { "there is no such file" }
}
