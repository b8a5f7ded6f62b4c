import Figures
import Testing

@testable import Notebooks

/// f = w·x is to be 2·x; at rate 0.25 each epoch halves the error, and the loss is a quarter.
private let halving = """
  ```{data}
  x
  1
  ```
  ```{model}
  input x
  parameter w = 0
  f = w*x
  ```

  """

private func training(_ options: String, _ loss: String) -> String {
  let lines = options.split(separator: "\n").map { "#| \($0)\n" }.joined()
  return "```{train}\n\(lines)#| optimizer: gradient_descent(rate: 0.25)\n\(loss)\n```\n"
}

@Suite("How many epochs a training took to a level of its loss")
struct RunningEpochsTests {
  private let first = training("name: first\nepochs: 4", "loss = (f - 2*x)^2")

  @Test("It is the first epoch whose recorded loss is at most the level, 0 at once, inf if none is")
  func levels() throws {
    // The losses are 4, 1, 0.25, 0.0625, 0.015625.
    let text = [5, 4, 3.9, 1, 0.9, 0.25, 0.02, 0.015625, 0.01].map { level in
      "{= epochs_to(loss, \(level)) }"
    }.joined(separator: " ")
    let document = try run(halving + first + text + " {= epochs_to(loss, nan) }")
    #expect(document.prose == "0 0 1 1 2 2 4 4 ∞ ∞")
  }

  @Test("The level may be a formula, with parameters of the moment that is meant")
  func computedLevel() throws {
    let document = try run(
      halving + first + training("restart: true\nepochs: 1", "other = (f - 4*x)^2")
        + "{= epochs_to(loss, loss@first[0] / 10) } {= epochs_to(loss, 2 * w@first[1]) } "
        // w is 1.875 at the end of the first training and 2 now; w − 1.9 is below 0 then.
        + "{= epochs_to(loss, w - 1.9) } {= epochs_to(loss, w - 1.9)@first }")
    #expect(document.prose == "2 1 3 ∞")
  }

  @Test("A training is meant by its name, or the last one of that loss, whatever was trained since")
  func whichTraining() throws {
    let document = try run(
      halving + first + training("name: second\nepochs: 3", "loss")
        + training("name: other\nepochs: 2", "other = (f - 3*x)^2")
        + "{= epochs_to(loss, 0.001) } {= epochs_to(loss@second, 0.001) } "
        + "{= epochs_to(loss@first, 0.001) } {= epochs_to((loss)@first, 1) } "
        + "{= epochs_to(loss, 1)@first } {= epochs_to(other, 0.5) }")
    #expect(document.prose == "2 2 ∞ 1 1 1")
  }

  @Test("Each of several values has its own, in checks, in tables and where one is chosen")
  func several() throws {
    let rates = "each: rate = [0.25, 0.125]\nname: rates\nepochs: 9"
    let each = "```{train}\n#| \(rates.replacing("\n", with: "\n#| "))\n"
    let document = try run(
      halving + each + "#| optimizer: gradient_descent(rate: ${rate})\nloss = (f - 2*x)^2\n```\n"
        + "```{check}\nepochs_to(loss, 1) <= 3\nepochs_to(loss@rates, 1) > 2\n```\n"
        + "```{table}\n#| by: rates\nepochs_to(loss, 1), epochs_to(loss, rate)\n```\n"
        + "{= epochs_to(loss@rates[rate: 0.125], 1) } {= epochs_to(loss, 1)@rates[rate: 0.25] }"
        + " {= epochs_to(loss@[rate: 0.125], 1) }",
      front: "title: T\nparameters:\n  rate: 1")
    #expect(
      document.checks.map(\.variant) == [
        "rate = 0.25", "rate = 0.125", "rate = 0.25", "rate = 0.125",
      ])
    #expect(document.checks.map(\.sides?.left) == [1, 3, 1, 3])
    #expect(document.checks.map(\.held) == [true, true, false, true])
    let table = try #require(document.tables.last)
    #expect(table.columns[1].cells == .numbers([1, 3]))
    #expect(table.columns[2].cells == .numbers([2, 7]))
    #expect(document.prose == "3 1 3")
  }

  @Test("It needs nothing of the data that are at hand by now")
  func otherData() throws {
    let document = try run(halving + first + "```{data}\nz\n1\n```\n{= epochs_to(loss, 1) }")
    #expect(document.prose == "1")
  }

  @Test(
    "What is no trained loss, or no place for it, is told",
    arguments: [
      ("{= epochs_to(loss + 1, 1) }", 14, "\"loss + 1\" is no loss that was trained above"),
      ("{= epochs_to(f, 1) }", 14, "\"f\" is no loss that was trained above"),
      ("{= epochs_to(los, 1) }", 14, "\"los\" is no loss that was trained above"),
      ("{= epochs_to(loss@frist, 1) }", 14, "no training above is named \"frist\""),
      ("{= epochs_to(f@first, 1) }", 14, "\"first\" was not trained on \"f\""),
      (
        "{= epochs_to(loss@2, 1) }", 4,
        "\"epochs_to\" looks at all epochs of a training, and here one is named"
      ),
      (
        "{= (1 + epochs_to(loss, 1))@first[2] }", 9,
        "\"epochs_to\" looks at all epochs of a training, and here one is named"
      ),
      (
        "{= epochs_to(loss@[seed: 2], 1) }", 20,
        "first was not run for seed = 2"
      ),
      ("{= epochs_to(loss) }", 4, "\"epochs_to\" takes 2 arguments, not 1"),
      (
        "{= epochs_to(loss, level: 1) }", 20, "\"epochs_to\" has no argument named \"level\""
      ),
      ("{= epochs_to(loss, x) }", 20, "\"x\" depends on x, which has no value here"),
      (
        "{= epochs_to(loss, 1) : math }", 4,
        "\"epochs_to\" tells of a whole training, in checks and in prose only"
      ),
    ])
  func mistakes(text: String, column: Int, message: String) throws {
    try expectMistake(line: 19, column: column, message: message) {
      _ = try run(halving + first + text)
    }
  }
}
