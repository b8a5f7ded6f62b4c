import Figures

extension Notebook {
  /// Runs the cells from top to bottom, sets the values of the prose, and returns what the page
  /// shows.
  ///
  /// Whatever is wrong, there is a document: it goes as far as the first failure and tells it there.
  ///
  /// - Parameters:
  ///   - neighbors: The other notebooks whose reports are made together with this one's, beside it or
  ///     in the same book.
  ///   - readFile: Gives the bytes of a file that a `data` cell names, or that the prose shows or
  ///     leads to, by its path below the notebook's folder.
  ///   - report: Told what the run is doing; false stops it.
  public func run(
    neighbors: [SourceText] = [],
    readFile: @escaping (String) throws -> [UInt8] = { throw NoSuchFile(path: $0) },
    report: @escaping (RunEvent) -> Bool = { _ in true }
  ) -> Document {
    var builder = DocumentBuilder(
      notebook: self, neighbors: neighbors,
      session: Session(
        source: source, settings: settings,
        environment: RunEnvironment(
          limits: options.limits, functions: options.library.functions, seed: seed,
          readFile: readFile, report: report),
        wanted: wantedHistory))
    var body = builder.page(blocks)
    builder.noteUntrainedParameters()
    let diagnostics = (diagnostics + builder.session.failures.told).inOrder
    if let place = body.firstIndex(where: \.isFailure), case .failure(let told, _) = body[place] {
      body[place] = .failure(told, below: diagnostics.filter { !told.contains($0) })
    } else if !diagnostics.isEmpty {
      body.append(.failure(diagnostics, below: []))
    }
    return Document(
      header: header, blocks: body, files: builder.files.found, values: builder.values,
      checks: builder.checks,
      provenance: Document.Provenance(
        notebookDigest: Digest(of: source.bytes).hex, notebookName: source.fileName,
        parameters: settings.all.map { ($0.name, $0.value) }, seed: seed,
        sweeps: builder.session.trainings.sweeps),
      parameters: builder.session.modelParameters, diagnostics: diagnostics,
      isStopped: builder.session.isStopped)
  }

  /// What every training has to note.
  private var wantedHistory: WantedHistory {
    let contents = cells.map(\.content)
    let inProse = extracts.compactMap { extract in
      if case .value(let syntax, _) = extract.content { syntax } else { nil }
    }
    let epochs = (inProse + contents.flatMap { $0.formulas }).flatMap(\.namedEpochs)
    return WantedHistory(
      epochs: Set(epochs), names: Set(contents.flatMap { $0.followedNames }),
      axes: contents.flatMap { $0.followedAxes })
  }
}

extension Syntax {
  /// The epochs that a formula names.
  fileprivate var namedEpochs: [Int] {
    nodes.flatMap { node -> [Int] in
      if case .moment(_, let moment) = node.kind { moment.epochs ?? [] } else { [] }
    }
  }
}

extension Block {
  fileprivate var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}
