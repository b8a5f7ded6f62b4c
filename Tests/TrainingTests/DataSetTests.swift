import Testing

@testable import Training

@Suite("Data sets")
struct DataSetTests {
  /// Three rows of a number, an image of 1 × 2 and a text.
  static let data = DataSet(columns: [
    DataSet.Column(name: "x", values: [1, 2, 3]),
    DataSet.Column(name: "image", values: [10, 11, 20, 21, 30, 31], shape: [1, 2]),
    DataSet.Column(name: "kind", values: [0, 1, 0], labels: ["rose", "lily"]),
  ])

  @Test("A column's rows are as large as its shape")
  func shapes() {
    #expect(Self.data.count == 3)
    #expect(Self.data.column("image")?.rowSize == 2)
    #expect(Self.data.column("image")?.count == 3)
    #expect(Self.data.column("x")?.shape == [])
    #expect(Self.data.column("y") == nil)
  }

  @Test("Selected rows come in the order asked for, with their shapes and labels")
  func selecting() {
    let rows = Self.data.selecting(rows: [2, 0, 2])
    #expect(rows["x"] == [3, 1, 3])
    #expect(rows["image"] == [30, 31, 10, 11, 30, 31])
    #expect(rows.column("image")?.shape == [1, 2])
    #expect(rows.column("kind")?.labels == ["rose", "lily"])
  }

  private static let hundred = DataSet(columns: [
    DataSet.Column(name: "x", values: (0..<100).map(Double.init))
  ])

  @Test("A shuffle keeps every row, and depends on the seed only")
  func shuffled() throws {
    let first = try #require(Self.hundred.shuffled(seed: 1)["x"])
    #expect(first != Self.hundred["x"])
    #expect(first.sorted() == Self.hundred["x"])
    #expect(first == Self.hundred.shuffled(seed: 1)["x"])
    #expect(first != Self.hundred.shuffled(seed: 2)["x"])
  }

  @Test("A split shares out all rows at random, in their order")
  func split() throws {
    let (training, validation) = try Self.hundred.split(validation: 0.2, seed: 1)
    let (kept, held) = (try #require(training["x"]), try #require(validation["x"]))
    #expect(kept.count == 80 && held.count == 20)
    #expect(Set(kept + held).count == 100)
    #expect(kept == kept.sorted() && held == held.sorted())
    // Not the last twenty or another stretch.
    #expect(held[19] - held[0] > 19)
    #expect(try Self.hundred.split(validation: 0.2, seed: 2).validation["x"] != held)
  }

  @Test("A split that leaves no row on one side is refused", arguments: [0, 0.1, 0.9, 1, -1, .nan])
  func badSplit(fraction: Double) {
    #expect {
      _ = try Self.data.split(validation: fraction, seed: 1)
    } throws: {
      let error = $0 as? ArgumentOutOfRange
      return error?.argument == "validation"
        && error?.expected == "a fraction that leaves at least one of 3 rows on either side"
    }
  }

  @Test("Columns that do not fit are a programmer's mistake")
  func traps() async {
    await #expect(processExitsWith: .failure) {
      _ = DataSet.Column(name: "image", values: [1, 2, 3], shape: [2])
    }
    await #expect(processExitsWith: .failure) {
      _ = DataSet(columns: [
        DataSet.Column(name: "a", values: [1, 2]),
        DataSet.Column(name: "b", values: [1, 2], shape: [2]),
      ])
    }
    await #expect(processExitsWith: .failure) {
      _ = DataSet.Column(name: "kind", values: [0, 2], labels: ["a", "b"])
    }
    await #expect(processExitsWith: .failure) { _ = DataSetTests.data.selecting(rows: [3]) }
  }
}

@Suite("The digits")
struct DigitsTests {
  @Test("There are 1,797 images of 8 × 8 pixels between 0 and 1, with their digits")
  func digits() throws {
    let data = Digits.dataSet()
    let pixels = try #require(data.column("pixels")), labels = try #require(data["label"])
    #expect(data.count == 1797)
    #expect(pixels.shape == [8, 8])
    #expect(pixels.values.allSatisfy { (0...1).contains($0) && ($0 * 16).rounded() == $0 * 16 })
    // The numbers that the University of California at Irvine gives for this part of the data.
    let counts = (0..<10).map { digit in labels.count { $0 == Double(digit) } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    // The first image, as scikit-learn shows it, is a 0.
    #expect(pixels.values[..<8].map { $0 * 16 } == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(pixels.values[56..<64].map { $0 * 16 } == [0, 0, 6, 13, 10, 0, 0, 0])
    #expect(labels[..<10] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(pixels.values.reduce(0, +) * 16 == 561718)
  }
}
