import Autodiff
import Foundation
import TestSupport
import Testing

@testable import Typesetting

@Suite("Typesetting large formulas")
struct LargeFormulaTests {
  @Test("A long sum shows its first three terms and its last")
  func longSum() {
    let graph = Graph()
    let x = graph.input("x"), a = graph.parameter("a")
    let left = (1...100_000).reduce(x) { $0 + a * Double($1) }
    let right = (1...100_000).reduce(x) { a * Double($1) + $0 }
    let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
    #expect(typesetter.typeset(left).line == "x + a · 1 + a · 2 + ⋯ + a · 100000")
    #expect(typesetter.typeset(right).line == "a · 100000 + a · 99999 + a · 99998 + ⋯ + x")
    #expect(typesetter.typeset(left * 2).line == "… · 2")
    #expect(
      typesetter.typeset((1...1000).reduce(x) { max($0, a + Double($1)) }).line
        == "max (x , [a + 1] , [a + 2] , … , [a + 1000])")
  }

  @Test("Up to the limit of nodes a formula is set in full, with one more it is abridged")
  func nodeLimit() {
    let graph = Graph()
    let x = graph.input("x"), limit = FormulaTypesetter.nodeLimit
    // n − 1 additions of n operands are 2n − 1 nodes.
    let sum = (1..<limit / 2).reduce(x) { sum, _ in sum + x }
    let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
    #expect(typesetter.typeset(sum).line.filter { $0 == "x" }.count == limit / 2)
    #expect(typesetter.typeset(sum + x).line == "x + x + x + ⋯ + x")
    #expect(
      FormulaTypesetter(FormulaNotation(names: [sum: "sum"])).typeset(sum + x).line == "sum + x")
  }

  @Test("A chain 200,000 deep and shared terms without end are set on a stack of 512 KiB")
  func deep() async {
    let lines = await withCheckedContinuation { continuation in
      let thread = Thread {
        let graph = Graph()
        let x = graph.input("x")
        let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
        let chain = (1...200_000).reduce(x) { formula, _ in sin(formula) }
        let doubled = (1...200).reduce(x) { formula, _ in formula + formula }
        let power = (1...1000).reduce(x) { formula, _ in pow(formula, 2) }
        continuation.resume(
          returning: [chain, chain + 1, doubled, power].map { typesetter.typeset($0).line })
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(lines == ["sin ~ …", "… + 1", "x + x + x + ⋯ + x", "…^2"])
  }

  @Test("The deepest formula set in full gives a tree of at most 200 levels, on a small stack")
  func depthLimit() async {
    let depths = await withCheckedContinuation { continuation in
      let thread = Thread {
        let graph = Graph()
        let x = graph.input("x")
        let typesetter = FormulaTypesetter(FormulaNotation(names: [:]))
        let steps: [(Formula) -> Formula] = [
          { pow($0, 2) }, { pow(2, $0) }, { x - ($0 - x) }, { exp(-$0) }, { expm1($0) },
          { log1p($0) }, { max(x, -min(x, $0)) }, { x / $0 }, { sigmoid($0 + 1) }, { !$0 },
          { x - $0 }, { -$0 }, { 2 * (x + $0) },
        ]
        let formulas = steps.flatMap { step in
          [30, 38, 39, 40, 41, 60, 190].map { count in
            (0..<count).reduce(x) { formula, _ in step(formula) }
          }
        }
        continuation.resume(returning: formulas.map { typesetter.typeset($0).depth })
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(depths.max() ?? 0 <= 200)
    #expect(depths.max() ?? 0 > 40)
  }
}
