import Foundation
import TestSupport
import Testing

/// Rules of the package that no compiler checks.
@Suite("The architecture")
struct ArchitectureTests {
  /// The Swift files below `Sources`, as paths from there.
  static let sources: [String] = {
    let root = packageFolder.appending(path: "Sources").path
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted()
  }()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: packageFolder.appending(path: "Sources/\(path)"), encoding: .utf8)
  }

  @Test("A target imports only what Package.swift gives it, and that stands above it")
  func imports() throws {
    let manifest = try String(
      contentsOf: packageFolder.appending(path: "Package.swift"), encoding: .utf8)
    var above: Set<String> = []
    var allowed: [String: Set<String>] = [:]
    // A target's name is the first `name:` of its declaration, and what follows are dependencies.
    for declaration in manifest.split(separator: /\.(target|systemLibrary|executableTarget)\(/)
      .dropFirst()
    {
      let body = declaration.prefix(
        upTo: declaration.firstRange(of: "testTarget(")?.lowerBound ?? declaration.endIndex)
      let names = body.matches(of: /"([A-Za-z0-9]+)"/).map { String($0.1) }
      let target = try #require(names.first)
      guard target != "TestSupport" else { break }
      let own = names.dropFirst().filter { above.contains($0) }
      let products = body.matches(of: /\.product\(name: "([A-Za-z0-9]+)"/).map { String($0.1) }
      let later = names.dropFirst().filter { Self.targets.contains($0) && !above.contains($0) }
      #expect(later.isEmpty, "\(target) depends on \(later), which stand below it")
      allowed[target] = Set(own).union(products)
      above.insert(target)
    }
    #expect(above == Self.targets)
    for path in Self.sources {
      let target = String(path.prefix { $0 != "/" })
      for match in try Self.text(path).matches(
        of: /(?m)^(?:@\w+ |public |internal )*import (?:struct |enum )?(\w+)/)
      {
        let module = String(match.1)
        // What every Swift toolchain brings along.
        guard !["Foundation", "Synchronization"].contains(module) else { continue }
        #expect(
          allowed[target]?.contains(module) == true,
          "\(path) imports \(module), which Package.swift does not list for \(target)")
      }
    }
  }

  /// The folders of `Sources`.
  static let targets = Set(
    (try? FileManager.default.contentsOfDirectory(
      atPath: packageFolder.appending(path: "Sources").path)) ?? [])

  @Test("No gate is known by name outside the table of gates and the documentation")
  func gateNames() throws {
    let gate = /\b(AND|OR|XOR|NAND|NOR|XNOR)\b/
    // The example in the documentation of the data source.
    let example = "`gate(XOR)`"
    for path in Self.sources where path != "Training/Data/Gate.swift" {
      for line in try Self.text(path).split(separator: "\n") {
        let code = line.trimmingPrefix { $0 == " " }
        if code.hasPrefix("///") { continue }
        #expect(code.replacing(example, with: "").firstMatch(of: gate) == nil, "\(path): \(code)")
      }
    }
  }

  @Test("What a notebook is read with, and the document it comes to, know nothing of HTML")
  func withoutHTML() throws {
    let folders = ["Diagnostics/", "Documents/", "Notebooks/", "Typesetting/"]
    for path in Self.sources where folders.contains(where: path.hasPrefix) {
      for line in try Self.text(path).split(separator: "\n") {
        let code = line.trimmingPrefix { $0 == " " }
        if code.hasPrefix("//") || code.contains("<!--") { continue }
        #expect(code.firstMatch(of: /"<\/?[a-z]+/) == nil, "\(path): \(code)")
      }
    }
  }

  @Test("A file holds one idea: one of more than 400 lines is told, to be looked at again")
  func fileLengths() throws {
    for path in Self.sources {
      let lines = try Self.text(path).count { $0 == "\n" }
      if lines > 400 { Issue.record("\(path) has \(lines) lines", severity: .warning) }
    }
  }

  @Test(
    "The pages at the top link to files that exist",
    arguments: ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
  func links(page: String) throws {
    let text = try String(contentsOf: packageFolder.appending(path: page), encoding: .utf8)
    for match in text.matches(of: /\]\(([^)#]+)(?:#[^)]*)?\)/) where !match.1.hasPrefix("http") {
      let path = packageFolder.appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }
}
