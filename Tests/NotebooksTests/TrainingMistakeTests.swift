import Testing

@testable import Notebooks

@Suite("Mistakes in the options of a training")
struct TrainingMistakeTests {
  @Test(
    "A bad option is told with its place, and with what there is",
    arguments: [
      (
        "optimizer: adm(rate: 1)", 15, "there is no optimizer named \"adm\"",
        "Did you mean \"adam\"?"
      ),
      (
        "optimizer: sgd(rate: 1)", 15, "there is no optimizer named \"sgd\"",
        "Known are gradient_descent, momentum, nesterov, rmsprop, adam and adamw."
      ),
      (
        "optimizer: 3", 15,
        "expected an optimizer, such as gradient_descent(rate: 0.1), found \"3\"", nil
      ),
      (
        "optimizer: gradient_descent", 31,
        "expected \"(\" and the rate, as in gradient_descent(rate: 0.1), found the end of the formula",
        nil
      ),
      (
        "optimizer: momentum(momentum: 0.5)", 15, "\"momentum\" needs `rate:`",
        "Write rate: 0.1."
      ),
      (
        "optimizer: adam(lr: 0.1)", 20, "\"adam\" has no argument named \"lr\"",
        "It has rate, beta1, beta2 and epsilon."
      ),
      (
        "optimizer: adam(beta: 0.1)", 20, "\"adam\" has no argument named \"beta\"",
        "Did you mean \"beta1\"?"
      ),
      (
        "optimizer: adam(rate: 1, rate: 2)", 29, "two arguments are named \"rate\"",
        "Keep one of them."
      ),
      (
        "optimizer: adam(rate: -1)", 26, "\"rate\" takes a finite number above 0, not \"-1\"", nil
      ),
      (
        "optimizer: adam(beta1: 1)", 27,
        "\"beta1\" takes a number from 0 up to but not 1, not \"1\"", nil
      ),
      (
        "optimizer: adam(0.1)", 20, "expected `rate:`, found \"0.1\"", nil
      ),
      ("optimizer: adam(rate 0.1)", 25, "expected \":\" after `rate`, found \"0.1\"", nil),
      ("optimizer: adam() 3", 22, "expected the end of the option, found \"3\"", nil),
      (
        "schedule: cosin()", 14, "there is no schedule named \"cosin\"", "Did you mean \"cosine\"?"
      ),
      ("schedule: step(every: 2.5)", 26, "\"every\" takes a whole number from 1, not \"2.5\"", nil),
      (
        "schedule: exponential()", 14, "\"exponential\" needs `factor:`",
        "Write factor: 0.1."
      ),
      ("batch: 0", 11, "\"batch\" takes a whole number from 1 to 1000000000, not \"0\"", nil),
      ("l2: -1", 8, "\"l2\" takes a number from 0, not \"-1\"", nil),
      (
        "validation: 1.5", 16,
        "\"validation\" takes a part of the rows between 0 and 1, not \"1.5\"", nil
      ),
      (
        "validation: 0.1", 16,
        "\"validation\" takes a fraction that leaves at least one of 3 rows on either side, not \"0.1\"",
        nil
      ),
      (
        "stop: never", 10, "there is no rule for stopping named \"never\"", "Known is patience."
      ),
      (
        "stop: patience(0)", 19, "\"patience\" takes a whole number of epochs from 1, not \"0\"",
        nil
      ),
      ("restart: yes", 13, "\"restart\" takes `true`, `false`, not \"yes\"", nil),
      (
        "epoch: 3", 4, "a train cell has no option \"epoch\"", "Did you mean \"epochs\"?"
      ),
    ] as [(String, Int, String, String?)])
  func mistakes(option: String, column: Int, message: String, advice: String?) throws {
    let error = #expect(throws: NotebookError.self) { try run(trainedLine("#| \(option)")) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.message == message)
    #expect(first.advice == advice)
    #expect(first.place == SourceText.Place(line: 15, column: column))
  }
}
