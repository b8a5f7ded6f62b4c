import Testing

@testable import Notebooks

/// A notebook run with files of text.
private func run(_ body: String, with files: [String: String]) throws -> Document {
  try notebook(body).sound { path in
    guard let text = files[path] else { throw NoSuchFile(path: path) }
    return Array(text.utf8)
  }
}

extension Document {
  /// What the page says under the previews of data, each cell's sentences in one.
  fileprivate var dataNotes: [String] {
    cells.compactMap { cell in
      if case .data(_, _, let notes) = cell.content { notes.joined(separator: " ") } else { nil }
    }
  }
}

@Suite("Words have one numbering in a notebook")
struct ClassNumberTests {
  private let files = [
    "train.csv": "x,kind\n0,cat\n1,dog\n", "test.csv": "x,kind\n1,dog\n2,emu\n0,cat\n",
    "more.csv": "x,kind\n3,fox\n4,emu\n",
  ]

  @Test("A column keeps its numbers in later data, and new words come after the known ones")
  func later() throws {
    let document = try run(
      """
      ```{data}
      #| name: train
      read("train.csv")
      ```
      ```{data}
      #| name: test
      read("test.csv")
      ```
      {= accuracy(x, kind) } {= accuracy(x, kind, over: train) } {= sum(kind) }

      ```{data}
      read("more.csv")
      ```
      ```{data}
      x, kind
      1, dog
      0, cat
      ```
      {= accuracy(x, kind) }

      ```{confusion}
      #| over: train
      x, kind
      ```
      """, with: files)
    #expect(document.prose == "1 1 3\n1")
    #expect(
      document.dataNotes == [
        "", "New in kind, numbered after the words of the data above: emu (2).",
        "New in kind, numbered after the words of the data above: fox (3).", "",
      ])
    #expect(document.tables[1].columns[1].texts == ["dog (1)", "emu (2)", "cat (0)"])
    guard case .confusion(let matrix)? = document.cells.last?.content else {
      Issue.record("no confusion")
      return
    }
    #expect(matrix.classes == ["cat", "dog", "emu", "fox"])
    #expect(matrix.counts == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
  }

  @Test("Rows held out have the numbers of all")
  func heldOut() throws {
    let rows = (0..<20).map { "\($0 % 3), \(["ant", "bee", "cow"][$0 % 3])" }
    let document = try run(
      """
      ```{data}
      #| split: 0.5
      #| shuffle: true
      x, kind
      \(rows.joined(separator: "\n"))
      ```
      {= accuracy(x, kind) } {= accuracy(x, kind, over: test) }
      """)
    #expect(document.prose == "1 1")
  }

  @Test("The order can be declared, for words, for what looks like numbers, and for class numbers")
  func declared() throws {
    let document = try run(
      """
      ```{data}
      #| classes: kind = [dog, cat], "passed" = [FALSE, TRUE], 3rd one = ["a, b", c d]
      kind, passed, 3rd one
      cat, TRUE, c d
      dog, FALSE, "a, b"
      ```
      {= count(kind == 0) + 10*sum(kind*passed) }

      ```{data}
      kind
      1
      0
      ```
      ```{data}
      #| classes: label = [outer, inner]
      circles(points: 2, noise: 0)
      ```
      """)
    #expect(document.prose == "11")
    #expect(
      document.tables[0].columns.map(\.texts) == [
        ["cat (1)", "dog (0)"], ["TRUE (1)", "FALSE (0)"], ["c d (1)", "a, b (0)"],
      ])
    #expect(document.tables[1].columns[0].texts == ["cat (1)", "dog (0)"])
    #expect(document.tables[2].columns[2].texts == ["outer (0)", "inner (1)"])
  }

  @Test("Numbers that can be no classes have nothing to do with words of their name")
  func otherNumbers() throws {
    let document = try run(
      """
      ```{data}
      label
      ham
      spam
      ```
      ```{data}
      label
      0
      7
      ```
      {= sum(label) }
      """)
    #expect(document.prose == "7")
  }

  @Test(
    "What could mean two things, or is not declared, is a mistake",
    arguments: [
      (
        "```{data}\nkind\n0\n1\n```\n```{data}\nkind\ndog\ncat\n```", 10, 1,
        "the column \"kind\" has words here and numbers in data above, which may not mean the same",
        "Say which word has which number, from 0: `#| classes: kind = [dog, cat]`; or choose another "
          + "heading."
      ),
      (
        "```{data}\nkind\ndog\ncat\n```\n```{data}\nkind\n0\n1\n```", 10, 1,
        "the column \"kind\" has numbers here and words in data above, which may not mean the same",
        nil
      ),
      (
        "```{data}\n#| classes: kind = [cat, dog]\nkind\ndog\nemu\nemu\n```", 8, 1,
        "\"emu\" in column \"kind\" is none of its classes, and 1 more value is none either", nil
      ),
      (
        "```{data}\n#| classes: kind = [cat]\nkind\ncat\n```\n```{data}\nkind\ncat\nemu\n```", 12,
        1,
        "\"emu\" in column \"kind\" is none of its classes", nil
      ),
      (
        "```{data}\n#| classes: label = [outer]\ncircles(points: 2)\n```", 6, 1,
        "\"1\" in column \"label\" is none of its classes", nil
      ),
      (
        "```{data}\nkind\ndog\ncat\n```\n```{data}\n#| classes: kind = [cat, dog]\nkind\ncat\n```",
        10, 13, "the words of \"kind\" have numbers already: dog 0 and cat 1", nil
      ),
      (
        "```{data}\n#| classes: kinds = [cat, dog]\nkind\ncat\n```", 5, 13,
        "the data have no column \"kinds\"", "Did you mean \"kind\"?"
      ),
      (
        "```{data}\n#| classes: kind = [cat, cat]\nkind\ncat\n```", 5, 26,
        "\"cat\" is among the values already", nil
      ),
      ("```{data}\n#| classes: kind = cat\nkind\ncat\n```", 5, 13, nil, nil),
      ("```{data}\n#| classes: kind = [cat,]\nkind\ncat\n```", 5, 13, nil, nil),
      (
        "```{data}\nkind, said\ndog, cat\ncat, dog\n```\n{= accuracy(said, kind) }", 9, 4,
        "the words of \"said\" and \"kind\" are numbered differently, so they cannot be compared",
        "Number them alike in the data cell: `#| classes: said = [cat, dog], kind = [cat, dog]`."
      ),
      (
        "```{data}\nkind, said\ndog, cat\ncat, dog\n```\n{= count(said != kind) }", 9, 10, nil, nil
      ),
      (
        "```{data}\nkind, said\ndog, cat\ncat, dog\n```\n{= mean(abs(said - kind)) }", 9, 13, nil,
        nil
      ),
      (
        "```{data}\nkind, said\ndog, cat\ncat, dog\n```\n{= mean(squared_error(said, kind)) }", 9,
        9,
        nil, nil
      ),
      (
        "```{data}\nkind, said\ndog, cat\ncat, dog\n```\n```{confusion}\nsaid, kind\n```", 10, 1,
        nil,
        nil
      ),
    ] as [(String, Int, Int, String?, String?)])
  func mistakes(
    body: String, line: Int, column: Int, message: String?, advice: String?
  ) throws {
    let error = #expect(throws: NotebookError.self) { try run(body) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.place == SourceText.Place(line: line, column: column))
    if let message { #expect(first.message == message) }
    if let advice { #expect(first.advice == advice) }
  }

  @Test(
    "The advice on words that may mean two things can be followed",
    arguments: [
      ("0\n1", "dog\ncat", "dog, cat"), ("dog\ncat", "0\n1", "dog, cat"),
    ])
  func advice(first: String, second: String, words: String) throws {
    let document = try run(
      """
      ```{data}
      kind
      \(first)
      ```
      ```{data}
      #| classes: kind = [\(words)]
      kind
      \(second)
      ```
      {= sum(kind) }
      """)
    #expect(document.prose == "1")
  }

  @Test("A row that breaks a training off is told with its words")
  func brokenOff() throws {
    let error = #expect(throws: NotebookError.self) {
      try run(
        """
        ```{data}
        x, kind
        0, ant
        1, bee
        2, cow
        ```
        ```{model}
        input x
        z = dense([x], units: 2)
        ```
        ```{train}
        loss = softmax_cross_entropy(z, kind)
        ```
        """)
    }
    let advice = try #require(error?.diagnostics.first?.advice)
    #expect(advice.contains("In row 3 of the data (x = 2, kind = 2, \"cow\")"))
  }
}
