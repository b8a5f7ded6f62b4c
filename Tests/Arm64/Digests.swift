// Prints a digest of what each kernel gives for many inputs, one line for each thousand of them, with
// every NaN counted as the same. Two processors agree when they print the same.
//
// `Scripts/test-arm64` compiles it twice: with the kernels of the tests, and in one module with their
// sources as Embedded Swift, which has no C library but what it is linked with.

#if !ONE_MODULE
  import Kernels
#endif

/// Numbers to put into the kernels, the same on every processor.
struct Inputs {
  /// Knuth's MMIX generator.
  private var state: UInt64 = 1

  static let specials: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, -0x1p-1074, 0x1p-1022, 0x1.8p-1023,
    .greatestFiniteMagnitude, 1, -1, 0.5, 2, 0.625, 22, 354, 400, 708, 709.782712893384, 710,
    -745.1332191019412, -746, 36.7, 37, 40, 0x1p20, 0x1p52, 0x1p60, 1e22, 0.7853981633974483,
    1.5707963267948966, 182.84091340401687, 0x1.6a09e667f3bcdp0,
  ]

  mutating func bits() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 32
  }

  /// A special number, one of any magnitude, or one of an ordinary one.
  mutating func next() -> Double {
    let choice = bits()
    let number = bits() << 32 | bits()
    switch choice % 8 {
    case 0:
      let special = Self.specials[Int(number % UInt64(Self.specials.count))]
      return choice & 8 == 0 ? special : choice & 16 == 0 ? special.nextUp : special.nextDown
    case 1: return Double(bitPattern: number)
    default:
      let unit = Double(number >> 11) * 0x1p-53 * 2 - 1
      return unit * Self.scales[Int(choice >> 8) % Self.scales.count]
    }
  }

  private static let scales: [Double] = [0.01, 0.5, 1, 2, 5, 20, 50, 400, 800, 1e6]

  mutating func lanes() -> Lanes { Lanes(next(), next(), next(), next()) }
}

/// A digest of numbers in their order (Fowler, Noll and Vo's FNV-1a, on words).
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ x: Double) {
    let bits = x.isNaN ? Double.nan.bitPattern : x.bitPattern
    value = (value ^ bits) &* 0x100_0000_01B3
    value ^= value >> 29
  }

  mutating func add(_ x: Lanes) {
    for lane in 0..<Lanes.count { add(x[lane]) }
  }
}

struct Run {
  #if LONG
    static let count = 800_000
  #else
    static let count = 100_000
  #endif
  /// Numbers to a line.
  static let step = 1_000

  /// A kernel of one or two numbers, four at a time.
  static func digest(_ name: StaticString, _ kernel: (Lanes, Lanes) -> Lanes) {
    var inputs = Inputs()
    for start in stride(from: 0, to: count, by: step) {
      var digest = Digest()
      for _ in 0..<step / Lanes.count { digest.add(kernel(inputs.lanes(), inputs.lanes())) }
      line(name, start, digest)
    }
  }

  /// A loop over rows, of `size` vectors each time.
  static func digest(
    _ name: StaticString, rows size: Int,
    _ loop: (
      _ x: UnsafeMutablePointer<Lanes>, _ y: UnsafeMutablePointer<Lanes>,
      _ result: UnsafeMutablePointer<Lanes>, _ other: UnsafeMutablePointer<Lanes>
    ) -> Void
  ) {
    var inputs = Inputs()
    let rows = UnsafeMutablePointer<Lanes>.allocate(capacity: 4 * size)
    for start in stride(from: 0, to: count, by: step) {
      var digest = Digest()
      for _ in 0..<step / (Lanes.count * size) {
        for place in 0..<2 * size { rows[place] = inputs.lanes() }
        for place in 2 * size..<4 * size { rows[place] = 0.0 }
        loop(rows, rows + size, rows + 2 * size, rows + 3 * size)
        for place in 2 * size..<4 * size { digest.add(rows[place]) }
      }
      line(name, start, digest)
    }
    rows.deallocate()
  }

  static func line(_ name: StaticString, _ start: Int, _ digest: Digest) {
    print(name, terminator: " ")
    print(start, terminator: " ")
    print(digest.value)
  }
}

@main
struct Digests {
  static func main() {
    functions()
    slopes()
    rows()
    sums()
  }

  static func functions() {
    Run.digest("exp") { x, _ in exp(x) }
    Run.digest("expm1") { x, _ in expm1(x) }
    Run.digest("log") { x, _ in log(x) }
    Run.digest("log1p") { x, _ in log1p(x) }
    Run.digest("sin") { x, _ in sin(x) }
    Run.digest("cos") { x, _ in cos(x) }
    Run.digest("tanh") { x, _ in tanh(x) }
    Run.digest("sigmoid") { x, _ in sigmoid(x) }
    Run.digest("softplus") { x, _ in softplus(x) }
    Run.digest("pow") { x, y in pow(x, y) }
    Run.digest("sqrt") { x, _ in sqrt(x) }
    Run.digest("relu") { x, _ in relu(x) }
    Run.digest("sign") { x, _ in sign(x) }
    Run.digest("min") { x, y in min(x, y) }
    Run.digest("max") { x, y in max(x, y) }
    Run.digest("arithmetic") { x, y in (x + y) * (x - y) / y }
  }

  static func slopes() {
    Run.digest("tanh'") { x, _ in tanhAndSlope(x).slope }
    Run.digest("sigmoid'") { x, _ in sigmoidAndSlope(x).slope }
    Run.digest("softplus'") { x, _ in softplusAndSlope(x).slope }
    Run.digest("cross_entropy_logits") { z, y in crossEntropyLogitsAndSlope(z, y).value }
    Run.digest("cross_entropy_logits'") { z, y in crossEntropyLogitsAndSlope(z, y).slope }
  }

  static func rows() {
    let set = InstructionSet.best
    Run.digest("rows of tanh", rows: 10) { x, _, r, s in set.tanh(x, count: 10, into: r, slopes: s)
    }
    Run.digest("rows of sigmoid", rows: 10) { x, _, r, s in
      set.sigmoid(x, count: 10, into: r, slopes: s)
    }
    Run.digest("rows of softplus", rows: 10) { x, _, r, s in
      set.softplus(x, count: 10, into: r, slopes: s)
    }
    Run.digest("rows of cross_entropy_logits", rows: 10) { x, y, r, s in
      set.crossEntropyLogits(x, y, count: 10, into: r, slopes: s)
    }
    Run.digest("rows of exp and log", rows: 10) { x, _, r, s in
      set.exp(x, count: 10, into: r)
      set.log(x, count: 10, into: s)
    }
  }

  static func sums() {
    let set = InstructionSet.best
    // Five inputs, five outputs, two vectors: ten rows, and numbers of the others as weights.
    Run.digest("dense", rows: 10) { x, y, r, s in
      UnsafeMutableRawPointer(y).withMemoryRebound(to: Double.self, capacity: 40) { weights in
        set.dense(
          weights: weights, bias: weights + 30, x: x, into: r, inputs: 5, outputs: 5, vectors: 2)
        set.denseInputs(
          weights: weights, g: x, addingTo: s, inputs: 5, outputs: 5, vectors: 2)
      }
    }
    Run.digest("weights of dense", rows: 10) { x, y, r, s in
      UnsafeMutableRawPointer(r).withMemoryRebound(to: Double.self, capacity: 40) { weights in
        set.denseWeights(
          g: y, x: x, addingTo: weights, bias: weights + 30, inputs: 5, outputs: 5, vectors: 2)
      }
    }
    Run.digest("compensated sums", rows: 10) { x, y, r, s in
      var sum = CompensatedSum<Lanes>()
      for place in 0..<10 {
        sum.add(x[place])
        r[place] = sum.value
      }
      s[0] = Lanes(sum.total.value)
    }
  }
}
