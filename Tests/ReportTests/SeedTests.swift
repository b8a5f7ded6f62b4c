import Testing

@Suite("The book with other seeds")
struct SeedTests {
  @Test("Every check of every chapter holds", arguments: [1, 2])
  func checks(seed: Int) throws {
    try withTemporaryFolder { folder in
      let result = try CommandLineTool.run(["-q", "-P", "seed=\(seed)"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}
