import ArgumentParser
import Figures
import Kernels
import Notebooks

/// `report eval`: a formula's value and derivatives, without a notebook.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate and differentiate a formula.",
    discussion: """
      Prints the formula's value and its derivative by every name that is given one:

        report eval 'sigmoid(w*x)' w=0.5 x=2
        report eval 'a^2 + 1' --let 'a=3*x' x=2 --json

      The formula language is the one of notebooks. A formula may begin with a minus; one that \
      begins with two goes behind `--`: report eval -- '--x' x=3.
      """)

  @Argument(help: "The formula.")
  var formula: String

  @Argument(help: "Values, each as name=value.")
  var values: [String] = []

  @Option(
    name: .customLong("let"), parsing: .singleValue,
    help: ArgumentHelp(
      "A named formula to use in the formula; may be repeated.", valueName: "name=formula"))
  var definitions: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    var names: Set<String> = []
    for assignment in values + definitions {
      let name = try Self.definition(assignment).name
      guard names.insert(name).inserted else {
        throw ValidationError("\"\(name)\" is given twice.")
      }
    }
  }

  func run() throws {
    do {
      let evaluation = try Evaluation(
        SourceText(name: "formula", text: formula), values: values.map(Self.definition),
        definitions: definitions.map(Self.definition))
      try Console.result(json ? Self.json(evaluation) : Self.text(evaluation))
    } catch let error as NotebookError {
      Console.say(error.diagnostics)
      throw ExitCode.wrong
    }
  }

  /// The arguments of the command with the options of `eval` in front and a formula that begins with
  /// a minus, which would be taken for an option, behind `--`.
  static func separated(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, !arguments.contains("--") else {
      return arguments
    }
    var options: [String] = [], others: [String] = []
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--let" {
        options += [argument] + [rest.popFirst()].compactMap(\.self)
      } else if argument.hasPrefix("--") || argument == "-h" {
        options.append(argument)
      } else {
        others.append(argument)
      }
    }
    guard others.contains(where: { $0.hasPrefix("-") }) else { return arguments }
    return [arguments[0]] + options + ["--"] + others
  }

  /// Splits `name=formula`.
  private static func definition(_ text: String) throws -> Evaluation.Definition {
    guard let sign = text.firstIndex(of: "=") else {
      throw ValidationError("\"\(text)\" is no assignment: write name=value.")
    }
    let name = String(text[..<sign])
    guard Evaluation.isName(name) else {
      throw ValidationError("\"\(name)\" is no name: write name=value, with a letter first.")
    }
    let formula = String(text[text.index(after: sign)...])
    return Evaluation.Definition(name: name, formula: SourceText(name: name, text: formula))
  }

  private static func text(_ evaluation: Evaluation) -> String {
    let rows =
      [("value", evaluation.value)] + evaluation.gradient.map { ("d/d\($0.name)", $0.value) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { label, value in
      label + String(repeating: " ", count: width - label.count) + "  " + value.spelling
    }.joined(separator: "\n")
  }

  private static func json(_ evaluation: Evaluation) -> String {
    let gradient = evaluation.gradient.map { "\"\($0.name)\": \(NumberFormat.json($0.value))" }
    let value = NumberFormat.json(evaluation.value)
    return "{\"value\": \(value), \"gradient\": {\(gradient.joined(separator: ", "))}}"
  }
}
