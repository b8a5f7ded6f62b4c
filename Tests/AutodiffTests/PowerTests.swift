import Autodiff
import Foundation
import Testing

@Suite("Derivatives of powers")
struct PowerTests {
  /// A partial derivative of xʸ as `Oracle/powers.py` has it.
  struct Row: Decodable, CustomStringConvertible {
    let base, exponent: Double
    let byBase, byExponent: Int
    let value: Double

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      base = try list.decode(Double.self)
      exponent = try list.decode(Double.self)
      byBase = try list.decode(Int.self)
      byExponent = try list.decode(Int.self)
      if let word = try? list.decode(String.self) {
        value = try #require(["nan": Double.nan, "inf": .infinity, "-inf": -.infinity][word])
      } else {
        value = try list.decode(Double.self)
      }
    }

    var description: String { "\(base)^\(exponent), by x \(byBase), by y \(byExponent)" }
  }

  static let rows: [Row] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/powers.json")
    do {
      return try JSONDecoder().decode([Row].self, from: Data(contentsOf: path))
    } catch {
      fatalError("\(error)")
    }
  }()

  private let graph = Graph()

  /// The derivative of xʸ as a formula, taken by `leaves` one after the other.
  private func derivative(of power: Formula, by leaves: [Formula]) -> Formula {
    leaves.reduce(power) { $0.derivative(by: $1) }
  }

  private func expectSame(_ found: Double, _ row: Row, _ mode: String) {
    let isSame =
      row.value.isNaN
      ? found.isNaN
      : found == row.value || abs(found - row.value) <= 1e-13 * max(1, abs(row.value))
    #expect(isSame, "\(row), \(mode): \(found), right is \(row.value)")
  }

  @Test("To the third order they are those of mpmath in every mode, whatever is taken first")
  func oracle() {
    let x = graph.parameter("x"), y = graph.parameter("y")
    #expect(Self.rows.count > 600)
    for byBase in 0...3 {
      for byExponent in 0...(3 - byBase) {
        let leaves =
          [Formula](repeating: x, count: byBase)
          + [Formula](repeating: y, count: byExponent)
        let rows = Self.rows.filter { $0.byBase == byBase && $0.byExponent == byExponent }
        for leaves in [leaves, leaves.reversed()] {
          let whole = Function(derivative(of: pow(x, y), by: leaves))
          for row in rows { expectSame(whole([x: row.base, y: row.exponent]), row, "formula") }
          guard let last = leaves.last else { continue }
          let before = Function(derivative(of: pow(x, y), by: leaves.dropLast()))
          let direction = last == x ? [1.0, 0] : [0, 1]
          for row in rows {
            let point = [row.base, row.exponent]
            let gradient = before.gradient([x: point[0], y: point[1]])
            expectSame(gradient[last] ?? 7, row, "reverse mode")
            let forward = before.meanDerivative(Batch(), parameters: point, along: direction)
            expectSame(forward.derivative, row, "forward mode")
            guard leaves.count > 1 else { continue }
            let sooner = Function(derivative(of: pow(x, y), by: leaves.dropLast(2)))
            let second = sooner.hessianVectorProduct(
              Batch(), parameters: point, direction: direction)
            let place = leaves[leaves.count - 2] == x ? 0 : 1
            expectSame(second.product[place], row, "product with the Hessian")
          }
        }
      }
    }
  }

  @Test("With a number as the exponent they are the same by the base, many samples at once")
  func constantExponent() {
    let x = graph.parameter("x"), shift = graph.input("shift")
    for row in Self.rows where row.byExponent == 0 {
      let leaves = [Formula](repeating: x, count: row.byBase)
      let formula = derivative(of: pow(x + shift, row.exponent), by: leaves)
      expectSame(
        Function(formula).mean(Batch([shift: 0]), parameters: [row.base]), row, "number")
      let batch = Batch(count: 9, columns: [shift: .init(repeating: 0, count: 9)])
      expectSame(Function(formula).values(batch, parameters: [row.base])[8], row, "lanes")
    }
  }

  @Test("The derivatives of a root at 0 cancel with a factor that is 0 there")
  func rootsTimesTheirBase() {
    let x = graph.parameter("x"), y = graph.parameter("y")
    let products: [Formula] = [
      x * pow(x, 0.5), pow(x, 0.5) * x, x * sqrt(x), 2 * x * sqrt(x), -x * sqrt(x),
      y * x * pow(x, 0.25), x * x * sqrt(x), pow(x, 0.7) * pow(x, 0.6), sqrt(x) * (x * y),
    ]
    for product in products {
      let function = Function(product)
      #expect(function.gradient([x: 0, y: 3])[x] == 0, "\(product)")
      let forward = function.meanDerivative(Batch(), parameters: [0, 3], along: [1, 0])
      #expect(forward.derivative == 0)
      #expect(Function(product.derivative(by: x))([x: 0, y: 3]) == 0)
      expectGradient(of: product, parameters: [1.7, 3])
    }
    // Here it is 1, which no rule for a single operation can tell.
    #expect(Function(sqrt(x) * sqrt(x)).gradient([x: 0])[x]?.isNaN == true)
    #expect(Function(x * pow(x, -0.5))([x: 0]).isNaN)
    #expect(Function(x * pow(x, 0.5))([x: -1]).isNaN)
  }
}
