import Testing

@testable import Notebooks

@Suite("Mistakes with shapes, layers and derivatives")
struct ArrayMistakeTests {
  /// The body stands behind the model `arrays` and begins on line 10.
  @Test(
    "Shapes that do not fit are told with the place and both shapes",
    arguments: [
      (
        "{= sum(W + [1, 2]) }", 10, 10,
        "\"+\" cannot take [3, 2] and [2]: they have to be the same, or one of them a scalar"
      ),
      (
        "{= max([1, 2], b) }", 10, 4,
        "\"max\" cannot take [2] and [3]: they have to be the same, or one of them a scalar"
      ),
      (
        "{= sum([1, [2, 3]]) }", 10, 8,
        "\"[…]\" cannot take scalar and [2]: the elements of a list have the same shape"
      ),
      ("{= W }", 10, 4, "\"W\" is [3, 2], and one number is wanted here"),
      ("{= W[3, 0] }", 10, 4, "there is no element [3, 0] in [3, 2]"),
      ("{= W[0] }", 10, 4, "\"W\" is [3, 2]: an element of it takes 2 indices, not 1"),
      ("{= b[0, 1] }", 10, 4, "\"b\" is [3]: an element of it takes 1 index, not 2"),
      ("{= seven[0] }", 10, 4, "\"seven\" is one number and has no element to take by 1 index"),
      ("{= b[-1] }", 10, 6, "\"-1\" is no index"),
      ("{= b[0.5] }", 10, 6, "\"0.5\" is no index"),
      (
        "{= W[seven, 0] }", 10, 6,
        "an index that is computed is for a vector, and this is [3, 2]"
      ),
      ("{= b[1 }", 10, 5, "this \"[\" is never closed"),
      ("{= sum([1, 2) }", 10, 13, "expected \"]\" or \",\" after an element, found \")\""),
      ("{= sum([]) }", 10, 9, "expected a formula, found \"]\""),
      (
        "{= argmax(seven) }", 10, 4,
        "\"argmax\" cannot take scalar: it takes a vector or another array"
      ),
      ("{= total(x: [1, 2, 3]) }", 10, 10, "\"x\" is [2], and what takes its place is [3]"),
      (
        "```{model}\nparameter c[2] = b\n```", 11, 18,
        "\"c\" is [2], and its initial value is [3]"
      ),
      (
        "```{model}\nparameter c[0] = 1\n```", 11, 13,
        "a dimension is a whole number from 1 to 10000000, not \"0\""
      ),
      (
        "```{model}\nparameter c[1.5] = 1\n```", 11, 13,
        "a dimension is a whole number from 1 to 10000000, not \"1.5\""
      ),
      (
        "```{model}\ninput c[10000, 10000]\n```", 11, 8,
        "[10000, 10000] has more than 10000000 elements"
      ),
      (
        "```{model}\ninput c[1, 1, 1, 1, 1]\n```", 11, 8,
        "[1, 1, 1, 1, 1] has more than 4 dimensions"
      ),
      (
        "```{model}\nl = [[[[[1]]]]]\n```", 11, 5, "[1, 1, 1, 1, 1] has more than 4 dimensions"
      ),
      ("{= leaky_relu(1, 2) }", 10, 18, "\"leaky_relu\" needs `slope:`"),
      ("{= leaky_relu(1, slop: 2) }", 10, 18, "\"leaky_relu\" has no argument named \"slop\""),
      (
        "{= softmax_cross_entropy(W, 1) }", 10, 4,
        "\"softmax_cross_entropy\" cannot take [3, 2] and scalar: the first is a vector of a number "
          + "for each class"
      ),
      (
        "{= squared_error(b, W) }", 10, 4,
        "\"squared_error\" cannot take [3] and [3, 2]: they have to be the same"
      ),
      ("{= cross_entropy(b, 1) }", 10, 18, "\"b\" is [3], and one number is wanted here"),
      (
        "```{plot}\nb\n```", 11, 1,
        "\"b\" is [3], and one number is wanted here"
      ),
      ("```{check}\nb == 0.5\n```", 11, 1, "\"b == 0.5\" is [3], and one number is wanted here"),
    ])
  func shapes(body: String, line: Int, column: Int, message: String) throws {
    try expectMistake(line: line, column: column, message: message) { _ = try run(arrays + body) }
  }

  @Test(
    "Layers stand in models only, one in a formula, with numbers that are known",
    arguments: [
      ("```{model}\nh = dense(W, units: 2)\n```", 11, 5, nil),
      (
        "```{model}\nh = dense(b)\n```", 11, 5, "\"dense\" needs `units:`"
      ),
      ("```{model}\nh = dense(b, 3)\n```", 11, 14, "\"dense\" needs `units:`"),
      (
        "```{model}\nh = dense(b, units: 0)\n```", 11, 21,
        "\"units\" takes a whole number from 1 to 1000000, not \"0\""
      ),
      (
        "```{model}\nh = dense(b, units: seven)\n```", 11, 21,
        "\"units\" takes a whole number from 1 to 1000000, not \"seven\""
      ),
      (
        "```{model}\nh = dense(b, unit: 3)\n```", 11, 14, "\"dense\" has no argument named \"unit\""
      ),
      (
        "```{model}\nh = dense(dense(b, units: 2), units: 1)\n```", 11, 11,
        "\"h\" has more than one layer, and their parameters would share a name"
      ),
      (
        "```{model}\nf(t) = dense(t, units: 2)\n```", 11, 8,
        "\"dense\" makes parameters, so it cannot stand in the function \"f\""
      ),
      (
        "{= sum(dense(b, units: 2)) }", 10, 8,
        "\"dense\" makes parameters, so it stands in a model cell"
      ),
      (
        "```{train}\nl = sum(dense(b, units: 2))\n```", 11, 9,
        "\"dense\" makes parameters, so it stands in a model cell"
      ),
      (
        "```{model}\nh = dense(b, units: 2, init: 3)\n```", 11, 30,
        "\"init\" takes glorot(), he(), uniform(a, b) or normal(mean, sd), not \"3\""
      ),
      (
        "```{model}\nh = dense(b, units: 2, init: uniform(1))\n```", 11, 30,
        "\"uniform\" takes 2 arguments, not 1"
      ),
      (
        "```{model}\nparameter c[2] = normal(0, -1)\n```", 11, 28,
        "\"sd\" takes a finite number from 0, not \"-1\""
      ),
      (
        "```{model}\nparameter c[2] = gloro()\n```", 11, 18, "there is no function named \"gloro\""
      ),
      ("```{model}\nc = he()\n```", 11, 5, "\"he\" is an initial value, not a formula"),
      (
        "```{model}\nc = conv(b, filters: 2, size: 2)\n```", 11, 5,
        "\"conv\" cannot take [3]: it takes an image, [height, width] or [channels, height, width]"
      ),
      (
        "```{model}\nc = conv(W, filters: 2, size: 3)\n```", 11, 5,
        "\"conv\" cannot take [3, 2]: filters of 3 × 3 do not fit into it"
      ),
      (
        "{= sum(max_pool(W, 3)) }", 10, 8,
        "\"max_pool\" cannot take [3, 2]: a window of 3 × 3 does not fit into it"
      ),
      ("{= sum(max_pool(W, 1.5)) }", 10, 20, nil),
      (
        "```{model}\nh = dense(b, units: 4000000)\n```", 11, 21,
        "\"units\" takes a whole number from 1 to 1000000, not \"4000000\""
      ),
      (
        "```{model}\ninput z[100]\nh = dense(z, units: 1000000)\n```", 12, 5,
        "[1000000, 100] has more than 10000000 elements"
      ),
      (
        "```{model}\ninput z[2000, 2000]\nh = conv(z, filters: 9, size: 2)\n```", 12, 5,
        "[9, 1999, 1999] has more than 10000000 elements"
      ),
      ("```{model}\nh.w = 3\n```", 11, 1, "\"h.w\" has a dot in it"),
      (
        "```{model}\nh = dense(b, units: 2)\nh = 3\n```", 12, 1,
        "\"h\" is defined on line 11 already"
      ),
      ("```{model}\nglorot = 3\n```", 11, 1, "\"glorot\" is built in and cannot be defined again"),
      (
        "```{model}\nh = dense(b, units: 2)\ng = h.weight[0, 0]\n```", 12, 5,
        "there is nothing named \"h.weight\""
      ),
      (
        "```{model}\nh = dense(b, units: 2)\n```\n```{data}\ny\n1\n```\n```{train}\nsum(b)*y\n```",
        18, 1, nil
      ),
    ] as [(String, Int, Int, String?)])
  func layers(body: String, line: Int, column: Int, message: String?) throws {
    try expectMistake(line: line, column: column, message: message) { _ = try run(arrays + body) }
  }

  @Test(
    "A derivative is by a variable or one element of it",
    arguments: [
      (
        "{= gradient(seven, W) }", 10, 20,
        "\"W\" is [3, 2], and a partial derivative is by one number"
      ),
      ("{= gradient(seven, 2*seven) }", 10, 20, "\"2*seven\" is nothing to differentiate by"),
      ("{= gradient(seven) }", 10, 4, "\"gradient\" takes 2 arguments, not 1"),
      (
        "```{data}\ny\n1\n```\n{= gradient(mean(seven*y), seven) }", 14, 13,
        "\"gradient\" cannot look into \"mean\", which runs over the rows of the data"
      ),
      ("{= gradient(sum(x), x[0]) + x[0] }", 10, 4, nil),
    ] as [(String, Int, Int, String?)])
  func derivatives(body: String, line: Int, column: Int, message: String?) throws {
    try expectMistake(line: line, column: column, message: message) { _ = try run(arrays + body) }
  }

  @Test("The advice names what to write instead")
  func advice() throws {
    let cases = [
      ("{= W }", "Take an element, as in W[0, 0], or sum(W), mean(W), min(W), max(W)."),
      ("{= W[3, 0] }", "Indices count from 0; the last element is [2, 1]."),
      ("{= b[0, 1] }", "Write b[0]."),
      ("```{model}\nc = gloro()\n```", "Did you mean \"glorot\"?"),
      (
        "```{model}\nh = dense(dense(b, units: 2), units: 1)\n```",
        "Give this one a name of its own in a line above, and use it here."
      ),
    ]
    for (body, advice) in cases {
      let error = #expect(throws: NotebookError.self) { try run(arrays + body) }
      #expect(error?.diagnostics.first?.advice == advice)
    }
  }

  @Test("A function that fits no argument is wrong where it is called")
  func functions() throws {
    let body = "```{model}\nf(v) = v[0] + v[1]\n```\n{= f([1, 2]) }\n\n{= f(3) }"
    try expectMistake(
      line: 11, column: 8,
      message: "\"v\" is one number and has no element to take by 1 index"
    ) { _ = try run(arrays + body) }
    #expect(throws: NotebookError.self) { try run(arrays + "```{model}\nf(v) = w[0]\n```\n") }
  }

  @Test("More shapes than a graph has room for are an error, not a crash")
  func manyShapes() throws {
    let inputs = (1...10_001).map { "input a\($0)[\($0)]" }.joined(separator: "\n")
    try expectMistake(
      line: 10_005, column: 7, message: "the notebook has more than 10000 different shapes"
    ) { _ = try run("```{model}\n\(inputs)\n```\n") }
  }
}
