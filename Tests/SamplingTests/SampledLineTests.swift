import Foundation
import Sampling
import Testing

@Suite("Lines of a formula")
struct SampledLineTests {
  private func sampled(
    _ range: ClosedRange<Double> = -1...1, view: SampledLine.View? = nil,
    of function: @escaping (Double) -> Double
  ) -> SampledLine {
    SampledLine(
      nodes: 401, parts: 64, view: view ?? .init(range: nil, isLogarithmic: false),
      node: Axis(name: "x", range: range).node
    ) { $0.map(function) }
  }

  @Test(
    "What a line through the nodes shows as it is has no more places than these",
    arguments: [
      { $0 * $0 }, { sin(10 * $0) }, { 1 / (1 + exp(-100 * $0)) }, { _ in 3 }, { max($0, 0) },
      { $0 > 0.1234 ? 1 : 0 }, { abs($0 - 0.1234) }, { _ in .nan }, { log($0) }, { exp(1000 * $0) },
    ] as [@Sendable (Double) -> Double])
  func nodes(function: @escaping @Sendable (Double) -> Double) {
    let axis = Axis(name: "x", range: -1...1)
    let line = sampled(of: function)
    #expect(line.places == (0..<401).map { axis.node($0, of: 401) })
    #expect(line.values.map(\.bitPattern) == line.places.map(function).map(\.bitPattern))
    #expect(line.placeCount == 25_601)
    #expect(line.poles.filter { $0 != 0 }.isEmpty)
  }

  @Test(
    "A narrow peak between nodes is found with its height, and a trough too", arguments: [1, -2.0])
  func peak(height: Double) throws {
    let line = sampled { height * exp(-pow(($0 - 0.00123) / 1e-4, 2)) }
    let extreme = try #require(line.values.max { abs($0) < abs($1) })
    #expect(abs(extreme - height) < 1e-6)
    #expect(line.poles.isEmpty && line.places.count == 402)
    #expect(zip(line.places, line.places.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("A narrow window is found, and a pole within one too")
  func window() {
    let line = sampled { abs($0 - 0.00123) < 1e-4 ? 1 : 0 }
    #expect(line.values.max() == 1 && line.places.count == 402 && line.poles.isEmpty)
    #expect(sampled { abs($0 - 0.00123) < 1e-4 ? 1 / ($0 - 0.00123) : 0 }.poles.count == 1)
  }

  @Test("What swings between the nodes fills its height")
  func fast() {
    let line = sampled { sin(3000 * $0) }
    #expect(line.values.count { $0 > 0.999 } > 300 && line.values.count { $0 < -0.999 } > 300)
    #expect(line.poles.isEmpty && !line.isRough)
    #expect(sampled { sin(3e5 * $0) }.isRough)
  }

  @Test(
    "A pole is found wherever it lies, with either sign, also a logarithmic one",
    arguments: [
      { 1 / ($0 - 0.1234) }, { 1 / abs($0 - 0.1234) }, { -1 / pow($0 - 0.1234, 2) },
      { log(abs($0 - 0.1234)) }, { $0 > 0.1234 ? 1 / ($0 - 0.1234) : -1 },
      { 1 / ($0 - 0.1234).squareRoot() }, { $0 + 1e-3 / ($0 - 0.1234) },
    ] as [@Sendable (Double) -> Double])
  func poles(function: @escaping @Sendable (Double) -> Double) {
    let line = sampled { function($0).isNaN ? 0 : function($0) }
    #expect(line.poles.count == 1 && abs(line.poles[0] - 0.1234) < 1e-9)
    #expect(line.places.count == 401)
  }

  @Test("Poles show at any height of the axis, and where a node is as good as one")
  func tangent() {
    for view in [-5.0...5, -1e-3...1e-3].map({ SampledLine.View(range: $0, isLogarithmic: false) })
    {
      for end in [2, Double.pi] {
        let line = sampled(-end...end, view: view) { sin($0) / cos($0) }
        #expect(line.poles.count == 2)
        #expect(zip(line.poles, [-Double.pi / 2, .pi / 2]).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }
  }

  @Test("An infinite value at a single node is a pole, many in a row are none")
  func infinite() {
    #expect(sampled { 1 / $0 }.poles == [0])
    #expect(sampled(0...1) { log($0) }.poles == [0])
    #expect(sampled { exp(1e3 * $0) }.poles.isEmpty)
  }

  @Test(
    "A logarithmic pole is found where a node is as good as it, too, but once",
    arguments: [
      { log(abs($0 - 0.3)) }, { -log(abs($0 - 0.3)) }, { 1 / ($0 - 0.3) },
      { 1 / abs($0 - 0.3).squareRoot() }, { log(abs($0 - 0.3)) + 50 * $0 },
    ] as [@Sendable (Double) -> Double])
  func poleAtNode(function: @escaping @Sendable (Double) -> Double) {
    let line = sampled(of: function)
    #expect(line.poles.count == 1 && line.poles.allSatisfy { abs($0 - 0.3) < 1e-12 })
    #expect(line.extremes == nil)
  }

  @Test(
    "A pole at the edge of where there are values is found, at a node and between nodes",
    arguments: [0, 0.1234])
  func poleAtEdge(edge: Double) {
    func poles(isLogarithmic: Bool = false, of function: @escaping (Double) -> Double) -> [Double] {
      sampled(view: .init(range: nil, isLogarithmic: isLogarithmic), of: function).poles
    }
    for line in [
      poles { log($0 - edge) }, poles { log(edge - $0) }, poles { 1 / ($0 - edge).squareRoot() },
      poles(isLogarithmic: true) { 1 / ($0 - edge) },
      poles(isLogarithmic: true) { -log($0 - edge) },
    ] {
      #expect(line.count == 1 && line.allSatisfy { abs($0 - edge) < 1e-12 })
    }
    #expect(poles { ($0 - edge).squareRoot() }.isEmpty)
    #expect(poles(isLogarithmic: true) { $0 - edge }.isEmpty)
  }

  @Test(
    "The smallest value and the largest are searched for between the places, too",
    arguments: [
      ({ abs($0 - 0.30003) }, 0.30003, 1e-16), ({ pow($0 - 0.30003, 2) }, 0.30003, 1e-16),
      ({ pow($0 - 0.33333, 2) - 5 }, 0.33333, 1e-7),
      ({ pow($0, 3) - $0 }, 1 / 3.0.squareRoot(), 1e-7),
      ({ ($0 - 0.1234).squareRoot() }, 0.1234, 1e-16), ({ $0 }, -1, 0), ({ abs($0) }, 0, 0),
    ] as [(@Sendable (Double) -> Double, Double, Double)])
  func extremes(function: @escaping @Sendable (Double) -> Double, x: Double, precision: Double)
    throws
  {
    for sign in [1.0, -1] {
      let extremes = try #require(sampled { sign * function($0) }.extremes)
      let extreme = sign > 0 ? extremes.minimum : extremes.maximum
      #expect(abs(extreme.x - x) <= precision)
      #expect(
        extreme.y * sign <= function(x) + 4 * function(x).ulp
          && extreme.y * sign == function(extreme.x))
    }
  }

  @Test("Rounding makes no extreme beyond the ends of a line, and nothing does where it is rough")
  func noExtremes() throws {
    let flat = try #require(
      sampled(1...3) { $0 < 2 ? 0 : $0 > 2.501 && $0 < 2.502 ? 1.0.nextUp : 1 }.extremes)
    #expect(flat.maximum.y == 1)
    // Where nearly all digits cancel, as beside 0, rounding goes up to 1 and more.
    let cancelling = try #require(sampled { (1 - cos($0)) / ($0 * $0) }.extremes)
    #expect(abs(cancelling.maximum.y - 0.5) < 1e-6)
    #expect(sampled { sin(3e5 * $0) }.extremes == nil)
    #expect(sampled { _ in .nan }.extremes == nil)
  }

  @Test(
    "A cusp, a jump and a fast swing without end are no poles",
    arguments: [
      { abs($0 - 0.1234).squareRoot() }, { -pow(abs($0 - 0.1234), 0.25) },
      { -pow(abs($0 - 0.3), 0.15) },
      { sin(1 / ($0 - 0.1234)) }, { ($0 * 10).rounded(.down) }, { $0 - $0.rounded(.down) },
    ] as [@Sendable (Double) -> Double])
  func cusps(function: @escaping @Sendable (Double) -> Double) {
    #expect(sampled(of: function).poles.isEmpty)
  }

  @Test("Noise is left as the nodes have it", arguments: [false, true])
  func noise(isLogarithmic: Bool) {
    // What is left of a difference when nearly all digits cancel.
    let line = sampled(1e-9...1e-7, view: .init(range: nil, isLogarithmic: isLogarithmic)) {
      abs((sin(1 + $0) - sin(1 - $0)) / (2 * $0) - cos(1.0)) + 1e-300
    }
    #expect(line.poles.isEmpty && line.places.count == 401 && line.isRough)
  }

  @Test("On a logarithmic axis a zero is no pole, and a pole is one")
  func logarithmic() {
    let view = SampledLine.View(range: nil, isLogarithmic: true)
    #expect(sampled(view: view) { abs($0 - 0.1234) }.places.count == 401)
    #expect(sampled(view: view) { abs($0 - 0.1234) }.poles.isEmpty)
    #expect(sampled(view: view) { 1 / abs($0 - 0.1234) }.poles.count == 1)
    #expect(sampled(view: view) { $0 }.places.count == 401)
  }
}
