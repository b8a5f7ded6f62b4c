import Figures

extension Notebook {
  /// Runs the cells from top to bottom, sets the values of the prose, and returns what the page
  /// shows.
  ///
  /// - Parameters:
  ///   - readFile: Gives the bytes of a file that a `data` cell names, by its path below the
  ///     notebook's folder.
  ///   - progress: Told after every epoch of a training how many are done, and of how many.
  /// - Throws: `NotebookError` at the first cell or formula that cannot be run.
  public func run(
    readFile: @escaping (String) throws -> [UInt8] = { throw NoSuchFile(path: $0) },
    progress: @escaping (_ epoch: Int, _ epochs: Int) -> Void = { _, _ in }
  ) throws(NotebookError) -> Document {
    var builder = DocumentBuilder(
      notebook: self,
      session: Session(
        source: source, settings: settings, seed: seed, namedEpochs: namedEpochs,
        readFile: readFile,
        progress: progress))
    let body: [Block]
    do {
      body = try builder.build(blocks)
    } catch {
      throw NotebookError([error])
    }
    let untrained = builder.session.untrainedParameters()
    guard untrained.isEmpty else { throw NotebookError(untrained) }
    return Document(
      header: header, blocks: body, checks: builder.checks,
      provenance: Document.Provenance(
        notebookDigest: Digest(of: source.bytes).hex,
        notebookName: source.name.split(separator: "/").last.map(String.init) ?? source.name,
        parameters: settings.all.map { ($0.name, $0.value) }, seed: seed),
      parameters: builder.session.modelParameters)
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
      case .table(let entries, _, _), .heatmap(let entries, _):
        entries.forEach { collect($0.syntax) }
      case .check(let conditions): conditions.forEach(collect)
      case .model(let statements):
        for statement in statements {
          switch statement {
          case .definition(_, _, let syntax), .parameter(_, _, initial: let syntax): collect(syntax)
          case .input: break
          }
        }
      case .train(let body): collect(body.formula)
      case .data, .curve, .parameters: break
      }
    }
    return epochs
  }
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
