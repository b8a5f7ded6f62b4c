import Testing

@testable import Notebooks

/// Parameters that are arrays, and an input that is one.
let arrays = """
  ```{model}
  input x[2]
  parameter W[3, 2] = [[1, 2], [3, 4], [5, 6]]
  parameter b[3] = 0.5, one[1] = 7, seven = 7
  total = sum(W) + x[0] - x[1] + mean(one) - max(one)
  ```

  """

/// What a formula comes to after a model, as prose shows it.
func shown(_ formula: String, after model: String = arrays) throws -> String {
  try run(model + "\n{= \(formula) }\n").prose
}

@Suite("Vectors and arrays")
struct RunningArrayTests {
  @Test(
    "Elements, lists and functions of their elements have the values that hand arithmetic gives",
    arguments: [
      ("W[0, 0]", "1"), ("W[2, 1]", "6"), ("b[2]", "0.5"), ("W[3 - 2, 1 - 1]", "3"),
      ("[4, 5, 6][1]", "5"), ("[[1, 2], [3, 4]][1, 0]", "3"), ("(W*2 - 1)[2, 0]", "9"),
      ("sum(W)", "21"), ("mean(W)", "3.5"), ("min(W)", "1"), ("max(W)", "6"), ("argmax(W)", "5"),
      ("argmax([2, 9, 9])", "1"), ("abs(sum(softmax([1, 2, 3])) - 1) < 1e-15", "1"),
      ("softmax([2, 2])[0]", "0.5"),
      ("all(W > 0)", "1"), ("all(W > 1)", "0"), ("any(W > 5)", "1"), ("any(W > 6)", "0"),
      ("count(W > 2)", "4"), ("sum(b * [1, 2, 3])", "3"), ("sum(-W)", "−21"),
      ("sum(not (W > 2))", "2"), ("pow([1, 3], 2)[1]", "9"), ("([1, 3]^2)[1]", "9"),
      ("max(1, [5, -1])[0]", "5"), ("max(1, [5, -1])[1]", "1"), ("min([1, 5], [4, 2], 3)[1]", "2"),
      ("leaky_relu(-2)", "−0.02"), ("leaky_relu(-2, slope: 0.5)", "−1"), ("leaky_relu(2)", "2"),
      ("leaky_relu([-4, 4], slope: 0.25)[0]", "−1"), ("sum(sqrt([4, 9]))", "5"),
      ("total(x: [5, 2])", "24"), ("sum(flatten(W) * [1, 0, 0, 0, 0, 1])", "7"),
      ("all([1, nan] > 0)", "0"), ("count([0/0, 1])", "NaN"),
    ])
  func values(formula: String, expected: String) throws {
    #expect(try shown(formula) == expected)
  }

  @Test(
    "A value of one element counts as a number",
    arguments: [
      ("one", "7"), ("one + 1", "8"), ("one == seven", "1"), ("sum(one * W)", "147"),
      ("sum([one, 2])", "9"), ("[one, one][1]", "7"), ("[[1], [2]][1, 0]", "2"),
      ("max(one, 9)", "9"), ("sigmoid(one - 7)", "0.5"), ("squared_error(one, 5)", "4"),
    ])
  func singles(formula: String, expected: String) throws {
    #expect(try shown(formula) == expected)
  }

  @Test(
    "Of an array, be it of one element, sum and count are those of its elements; of a column, over the rows"
  )
  func overElements() throws {
    let data =
      "```{data}\nx\n1\n2\n3\n```\n```{model}\ninput x\nparameter v[1] = 3\np = dense(x*[1], units: 1)\n```\n"
    for (formula, expected) in [
      ("sum(v)", "3"), ("count(v)", "1"), ("sum([5])", "5"), ("sum([1] + [4])", "5"),
      ("sum(x)", "6"), ("count(p == p)", "3"),
    ] {
      #expect(try shown(formula, after: data) == expected, "\(formula)")
    }
  }

  @Test("An index may be a formula; where there is no such element, the value is NaN")
  func computedIndices() throws {
    #expect(try shown("[10, 20, 30][b[0] * 4]") == "30")
    #expect(try shown("[10, 20, 30][seven]") == "NaN")
    #expect(try shown("[10, 20, 30][b[0]]") == "NaN")
  }

  @Test("Arrays have the parameters of the moment that is asked for")
  func moments() throws {
    let document = try run(
      arrays + """
        ```{data}
        y
        2
        ```
        ```{train}
        #| epochs: 1
        #| optimizer: gradient_descent(rate: 1)
        loss = W[0, 1] * y + sum(b) + one + seven
        ```
        {= W[0, 1] } {= W@0[0, 1] } {= W[0, 1]@0 } {= sum(W - W@0) } {= sum(b) } {= sum(b@0) }
        {= (one - one@0)[0] } {= loss@0 - loss }
        """)
    // The derivatives are 2 by one element of W, 1 by each of the others.
    #expect(document.prose == "0 2 2 −2 −1.5 1.5 −1 9")
  }

  @Test("A function takes arrays as well as numbers, and means them where it is called")
  func functions() throws {
    let functions =
      arrays + """
        ```{model}
        square(t) = t^2
        norm(v) = sqrt(sum(square(v)))
        first(v, n) = v[n] + seven
        shifted(x, t) = total + t
        ```

        """
    #expect(try shown("square(3)", after: functions) == "9")
    #expect(try shown("sum(square([1, 2]))", after: functions) == "5")
    #expect(try shown("norm([3, 4])", after: functions) == "5")
    #expect(try shown("first(n: 1, v: [5, 6])", after: functions) == "13")
    #expect(try shown("shifted([5, 2], 1)", after: functions) == "25")
    #expect(try shown("sum(square(W))", after: functions) == "91")
  }

  @Test("The names in a function are those of its own place, not of the one that calls it")
  func lexicalScope() throws {
    let functions =
      arrays + """
        ```{model}
        scaled(v) = v * seven
        outer(t) = sum(scaled([t, 1]))
        twice(v) = scaled(v) + v
        hidden(seven) = sum(scaled([seven, 1]))
        ```

        """
    #expect(try shown("hidden(2)", after: functions) == "21")
    #expect(try shown("outer(2)", after: functions) == "21")
    #expect(try shown("sum(twice([1, 1]))", after: functions) == "16")
  }

  @Test("A parameter may begin with a list of its shape or with another's elements")
  func initialLists() throws {
    let more =
      arrays + "```{model}\nparameter V[3, 2] = W * 2\nparameter c[2] = [5, 6]\n```\n"
    #expect(try shown("sum(V)", after: more) == "42")
    #expect(try shown("c[1] - c[0]", after: more) == "1")
  }

  @Test("An array with an element that is not a number has no smallest and no largest one")
  func parametersWithNaN() throws {
    for place in [0, 8, 16] {
      let elements = (0..<17).map { $0 == place ? "log(-1)" : "\($0)" }.joined(separator: ", ")
      let document = try run(
        "```{model}\nparameter w[17] = [\(elements)]\n```\n```{parameters}\n```\n")
      guard case .numbers(let values) = document.tables[0].columns[1].cells else {
        Issue.record("no numbers")
        return
      }
      #expect(values.count == 2 && values.allSatisfy(\.isNaN))
    }
  }

  @Test("A table of parameters lists elements, of a large array the smallest and the largest")
  func parameterTable() throws {
    let document = try run(
      """
      ```{model}
      parameter a = 3, v[2] = [1, 2], W[5, 5] = 4
      ```
      ```{parameters}
      a, v, W
      ```
      """)
    #expect(
      document.tables[0].text == """
        parameter    value
        ------------------
        a                3
        v[0]             1
        v[1]             2
        W, smallest      4
        W, largest       4

        """)
    #expect(document.parameters.map(\.shape) == [[], [2], [5, 5]])
    #expect(document.parameters[1].values == [1, 2])
  }
}
