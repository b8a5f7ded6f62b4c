import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("Embedded files")
struct EmbeddedFileTests {
  private static let folder = packageFolder.appending(path: "Templates")

  @Test("Every template, style sheet, script and notebook is built in, and nothing else")
  func completeness() throws {
    let paths = try #require(FileManager.default.subpaths(atPath: Self.folder.path))
    let files = paths.filter { path in
      ["mustache", "css", "js", "md"].contains { path.hasSuffix("." + $0) }
    }
    #expect(Templates.embedded.map(\.name) == files.sorted())
  }

  @Test("What is built in is what lies in the folder")
  func contents() throws {
    for (name, text) in Templates.embedded {
      let file = try Data(contentsOf: Self.folder.appendingPathComponent(name))
      #expect(Data(text.utf8) == file, "\(name) was not built in again")
    }
  }

  @Test("The notebooks are found by their names")
  func notebooks() {
    #expect(Templates.notebooks.map(\.name).contains("and-gate"))
    #expect(Templates.notebooks.allSatisfy { $0.text.hasPrefix("---\n") })
  }

  @Test("The style sheet stays small")
  func styleSheetSize() {
    #expect(Templates.builtIn.styleSheet.utf8.count <= 17_408)
  }
}
