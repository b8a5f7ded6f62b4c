import Foundation

/// Times the workloads and prints a line of JSON for each measurement.
///
/// Arguments choose among the workloads, by the beginnings of their names; without one, all run. A
/// wrong result ends the program with a sentence and an exit code that is not 0, since a wrong answer
/// has no speed.
@main
enum Benchmarks {
  private static let workloads: [(name: String, measure: @Sendable () throws -> Void)] = [
    ("W1", PerceptronWorkload.measure),
    ("W2", XORWorkload.measure),
    ("W3", SpiralWorkload.measure),
    ("W4", LongGraphWorkload.measure),
    ("W5", GridWorkload.measure),
    ("W8-digits", DigitsWorkload.measure),
    ("W8-28x28", ImagesWorkload.measure),
  ]

  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    if let unknown = wanted.first(where: { word in !workloads.contains { $0.name.hasPrefix(word) } }
    ) {
      let names = workloads.map(\.name).joined(separator: ", ")
      fail("There is no workload \"\(unknown)\". There are: \(names).", code: EX_USAGE)
    }
    for (name, measure) in workloads
    where wanted.isEmpty || wanted.contains(where: { name.hasPrefix($0) }) {
      do {
        try measure()
      } catch {
        fail("\(name): \(error)", code: EXIT_FAILURE)
      }
    }
  }

  private static func fail(_ sentence: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(sentence)\n".utf8))
    exit(code)
  }
}
