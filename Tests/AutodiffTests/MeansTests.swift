import Autodiff
import Testing

@Suite("Means for many settings of parameters")
struct MeansTests {
  @Test(
    "Each is the mean by itself to the last bit, whatever the number of threads and rows",
    arguments: [1, 3, 200, 3000], [1, 2, 5])
  func sameBits(rows: Int, threads: Int) {
    let graph = Graph()
    let x = graph.input("x")
    let w = graph.parameter("w", Shape([3])), b = graph.parameter("b")
    let function = Function(tanh(w[0] * x + w[1]) * w[2] + b)
    let batch = Batch(count: rows, columns: [x: (0..<rows).map { Double($0) / 7 }])
    let start = [0.3, -0.2, 1.5, 0.1]
    let settings = [(0..<50).map { Double($0) / 9 }, (0..<50).map { 2 - Double($0) / 11 }]
    let means = function.means(
      batch, parameters: start, varying: [3, 1], settings: settings, threads: threads)
    for place in 0..<50 {
      let parameters = [0.3, settings[1][place], 1.5, settings[0][place]]
      #expect(means[place] == function.mean(batch, parameters: parameters))
    }
  }
}
