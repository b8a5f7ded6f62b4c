/// A call with named arguments as an author writes it, such as `adam(rate: 0.01, beta1: 0.8)`.
struct Call: CustomStringConvertible {
  let description: String

  /// Writes the arguments whose value is not the usual one; one without a usual value always.
  init(_ name: String, _ arguments: (label: String, value: Double, usual: Double?)...) {
    let written = arguments.filter { $0.value != $0.usual }
      .map { "\($0.label): \($0.value.spelling)" }
    description = "\(name)(\(written.joined(separator: ", ")))"
  }
}
