import Foundation
import Publishing
import Testing

/// What other programs read of `results.json`.
struct Results: Decodable {
  /// A number, or a text.
  struct Value: Decodable {
    var number: Double?
    var text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      number = try? container.decode(Double.self)
      text = try? container.decode(String.self)
    }
  }

  struct Table: Decodable {
    struct Column: Decodable {
      var heading: String
      var values: [Value]
    }
    var kind: String
    var anchor: String?
    var columns: [Column]

    func numbers(_ heading: String) -> [Double]? {
      columns.first { $0.heading == heading }?.values.compactMap(\.number)
    }

    func texts(_ heading: String) -> [String]? {
      columns.first { $0.heading == heading }?.values.compactMap(\.text)
    }
  }

  struct Curve: Decodable {
    struct Series: Decodable { var y: [Double] }
    var series: [Series]
  }

  struct Parameter: Decodable {
    var name: String
    var value: Elements

    /// One number, or those of an array.
    struct Elements: Decodable {
      var numbers: [Double]

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          numbers = [number]
        } else {
          numbers = try container.decode([Double].self)
        }
      }
    }
  }

  struct Training: Decodable {
    var name: String?
    var variant: String?
    var samples: Int
    var firstLoss: Double
    var lastLoss: Double
  }

  struct Confusion: Decodable { var accuracy: Double }

  var tables: [Table]
  var curves: [Curve]
  var modelParameters: [Parameter]
  var trainings: [Training]
  var confusions: [Confusion]

  init(_ publication: Publication) throws {
    let file = try #require(publication.files.first { $0.path == "results.json" })
    self = try JSONDecoder().decode(Self.self, from: Data(file.bytes))
  }

  /// The value of a parameter that is one number, or the elements of an array.
  func parameter(_ name: String) throws -> [Double] {
    try #require(modelParameters.first { $0.name == name }, "\(name)").value.numbers
  }

  /// A table by its label.
  func table(_ label: String) throws -> Table {
    try #require(tables.first { $0.anchor == label }, "\(label)")
  }
}
