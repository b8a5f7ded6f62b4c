import Foundation
import Notebooks
import Publishing
import Testing

/// Chapters beside what other programs, in the folder `Oracle`, compute of the same models.
@Suite("Chapters and other programs")
struct OracleTests {
  /// What a script has written.
  private static func oracle<T: Decodable>(_ type: T.Type, _ name: String) throws -> T {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/\(name).json")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }

  /// The results of a chapter with seed 1.
  private static func results(_ name: String) throws -> Results {
    let source = SourceText(name: "\(name).md", text: try BundledReportTests.bundled(name))
    return try Results(Publication(of: Notebook(source).run()))
  }

  @Test("With another name, other labels and other weights the notebook meets numpy's results")
  func renamedGate() throws {
    struct Oracle: Decodable {
      var parameters: [String: Double]
      var losses: [String: Double]
      var untrained: [Double]
      var trained: [Double]
    }
    let oracle = try Self.oracle(Oracle.self, "renamed_gate")
    let text = try BundledReportTests.andGate()
      .replacing("w1 = 1, w2 = 1, b1 = 0", with: "w1 = 0.25, w2 = -0.5, b1 = 0.125")
      .replacing("0,  1,  0", with: "0,  1,  1").replacing("1,  0,  0", with: "1,  0,  1")
      .replacing("AND", with: "EITHER")
    let document = try BundledReportTests.document(text)
    let publication = try Publication(of: document)
    let results = try Results(publication)

    let parameters = try #require(results.tables.first { $0.kind == "parameters" })
    let names = parameters.columns[0].values.compactMap(\.text)
    let after = try #require(parameters.numbers("after"))
    #expect(names == ["w1", "w2", "b1"])
    for (name, value) in zip(names, after) {
      let expected = try #require(oracle.parameters[name])
      #expect(abs(value - expected) < 1e-12, "\(name)")
    }
    let losses = try #require(results.curves.first?.series.first).y
    for (epoch, expected) in oracle.losses {
      let epoch = try #require(Int(epoch))
      #expect(abs(losses[epoch] - expected) < 1e-12, "loss after \(epoch) epochs")
    }
    let table = try #require(results.tables.last)
    #expect(table.numbers("EITHER") == [0, 1, 1, 1])
    for (heading, expected) in [("untrained", oracle.untrained), ("trained", oracle.trained)] {
      let found = try #require(table.numbers(heading))
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(heading)")
    }
    // The prose followed, and the checks, which know the AND gate's numbers, did not hold.
    let page = try #require(publication.files.last)
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("EITHER"))
    #expect(!html.contains("AND"))
    #expect(html.contains(">7.6070<"))
    #expect(!document.allChecksHeld)
  }

  @Test("The line through the receipts is that of numpy and scikit-learn")
  func straightLine() throws {
    struct Oracle: Decodable {
      var rows: Int
      var slope: Double
      var intercept: Double
      var loss: Double
    }
    let oracle = try Self.oracle(Oracle.self, "straight_line")
    let results = try Self.results("straight-line")
    let fit = try #require(results.trainings.last)
    #expect(fit.samples == oracle.rows)
    #expect(abs(try results.parameter("m")[0] - oracle.slope) < 1e-9)
    #expect(abs(try results.parameter("b")[0] - oracle.intercept) < 1e-9)
    #expect(abs(fit.lastLoss - oracle.loss) < 1e-12)
  }

  @Test("All sixteen gates come to what numpy makes of them, and those fail that no line separates")
  func sixteenGates() throws {
    struct Gate: Decodable {
      var w1: Double
      var w2: Double
      var b: Double
      var loss: Double
      var separable: Bool
    }
    let oracle = try Self.oracle([String: Gate].self, "sixteen_gates")
    let results = try Self.results("sixteen-gates")
    let table = try results.table("tbl-lessons")
    let names = try #require(table.texts("gate"))
    #expect(Set(names) == Set(oracle.keys))
    #expect(names.count == 16)
    for (heading, expected) in [
      ("w1", \Gate.w1), ("w2", \.w2), ("b", \.b), ("loss", \.loss),
    ] as [(String, KeyPath<Gate, Double>)] {
      let found = try #require(table.numbers(heading))
      for (name, value) in zip(names, found) {
        let gate = try #require(oracle[name])
        #expect(abs(value - gate[keyPath: expected]) < 1e-12, "\(heading) of \(name)")
      }
    }
    let losses = try #require(table.numbers("loss"))
    for (name, loss) in zip(names, losses) { #expect((loss < 0.1) == oracle[name]?.separable) }
  }

  @Test("The linear reader of digits is numpy's, and comes near scikit-learn's lowest loss")
  func linearDigits() throws {
    struct Oracle: Decodable {
      var rows: Int
      var firstLoss: Double
      var lastLoss: Double
      var heldOutAccuracy: Double
      var bias: [Double]
      var penalisedLoss: Double
      var lowestPenalisedLoss: Double
      var heldOutAccuracyAtLowest: Double
    }
    let oracle = try Self.oracle(Oracle.self, "digits_linear")
    let results = try Self.results("handwritten-digits")
    let training = try #require(results.trainings.first { $0.name == "templates" })
    #expect(training.samples == oracle.rows)
    #expect(abs(training.firstLoss - oracle.firstLoss) < 1e-12)
    #expect(abs(training.lastLoss - oracle.lastLoss) < 1e-9)
    let bias = try results.parameter("linear.bias")
    #expect(bias.count == 10)
    #expect(zip(bias, oracle.bias).allSatisfy { abs($0 - $1) < 1e-9 })
    let accuracy = try #require(results.confusions.first).accuracy
    #expect(accuracy == oracle.heldOutAccuracy)
    #expect(oracle.penalisedLoss > oracle.lowestPenalisedLoss)
    #expect(oracle.penalisedLoss < 1.1 * oracle.lowestPenalisedLoss)
    #expect(abs(accuracy - oracle.heldOutAccuracyAtLowest) < 0.02)
  }
}
