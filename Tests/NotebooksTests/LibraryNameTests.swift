import Autodiff
import Testing
import Training

@testable import Notebooks

@Suite("The names that a program may add")
struct LibraryNameTests {
  @Test("Without the library neither is known")
  func withoutLibrary() throws {
    let source = SourceText(
      name: "test.md", text: "---\ntitle: T\n---\n{= square(2) }\n```{data}\nrows(count: 2)\n```")
    let found = Notebook(source).run().diagnostics.map(\.message)
    #expect(
      found == [
        "there is no function named \"square\"", "there is no data source named \"rows\"",
      ])
  }

  @Test(
    "A name that the language cannot have is refused",
    arguments: [
      ("sin", .builtIn), ("mean", .builtIn), ("pi", .builtIn), ("he", .builtIn),
      ("dense", .builtIn), ("gradient", .builtIn), ("square", .repeated), ("and", .notAName),
      ("2x", .notAName), ("a b", .notAName), ("a.b", .notAName), ("", .notAName),
      ("x₁", .notAName),
    ] as [(String, UnusableName.Reason)])
  func functionNames(name: String, reason: UnusableName.Reason) throws {
    var library = try SampleLibrary.make()
    #expect(throws: UnusableName(name: name, reason: reason)) {
      try library.add(ScalarFunction(name, value: { $0 }))
    }
    #expect(library.functions.added == [SampleLibrary.square])
  }

  @Test(
    "So are names of data sources and labels of arguments",
    arguments: [
      ("spiral", [:], "spiral", .builtIn), ("read", [:], "read", .builtIn),
      ("digits", [:], "digits", .builtIn), ("rows", [:], "rows", .repeated),
      ("my rows", [:], "my rows", .notAName), ("other", ["a": 1, "a": 2], "a", .repeated),
      ("other", ["1": 1], "1", .notAName),
    ] as [(String, KeyValuePairs<String, Double?>, String, UnusableName.Reason)])
  func sourceNames(
    name: String, arguments: KeyValuePairs<String, Double?>, wrong: String,
    reason: UnusableName.Reason
  ) throws {
    var library = try SampleLibrary.make()
    #expect(throws: UnusableName(name: wrong, reason: reason)) {
      try library.add(
        DataSource(name, arguments: arguments) { _, _ in DataSet(columns: []) })
    }
    #expect(library.dataSources.added.map(\.name) == ["rows"])
  }

  @Test("What is wrong with a name is told in a sentence")
  func unusableName() {
    func text(_ reason: UnusableName.Reason) -> String {
      "\(UnusableName(name: "f", reason: reason))"
    }
    #expect(text(.builtIn) == "\"f\" is built in and cannot be added")
    #expect(text(.repeated) == "\"f\" has been added already")
    #expect(text(.notAName).hasPrefix("\"f\" is no name: "))
  }

  @Test("A data source cannot ask for an argument that it does not have")
  func noSuchArgument() async {
    await #expect(processExitsWith: .failure) {
      var library = Library()
      try library.add(
        DataSource("odd") { arguments, _ in
          DataSet(columns: [DataSet.Column(name: "x", values: [arguments["points"]])])
        })
      let source = SourceText(name: "n.md", text: "---\ntitle: T\n---\n```{data}\nodd()\n```")
      _ = Notebook(source, options: Notebook.Options(library: library)).run()
    }
  }
}
