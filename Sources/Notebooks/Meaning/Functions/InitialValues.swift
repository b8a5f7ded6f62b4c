import Autodiff
import Training

extension Session {
  /// `glorot()`, `he()`, `uniform(-1, 1)` or `normal(0, 0.1)`.
  func initializer(
    _ declaration: CallDeclaration<Initializer>, _ call: Call
  ) throws(Diagnostic) -> Initializer {
    let labels = declaration.labels
    guard call.values.count == labels.count else {
      throw argumentCount(call, expected: "\(labels.count)")
    }
    var given: [String: Double] = [:]
    for (place, argument) in call.arguments.enumerated() {
      if let label = argument.label, label != labels[place] {
        throw noSuchArgument(label, of: call.name, known: labels, at: argument.range)
      }
      given[labels[place]] = try value(call.values[place], parameters.now, at: argument.range)
    }
    do {
      return try declaration.value(given)
    } catch {
      let place = labels.firstIndex(of: error.argument)
      let range = place.map { call.arguments[$0].range } ?? call.range
      throw diagnostic(
        .wrongOption(
          key: place.map { labels[$0] } ?? call.name, found: source.text(range),
          expected: error.expected), range)
    }
  }
}
