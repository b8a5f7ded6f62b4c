import Testing

@testable import Kernels

/// Values that take every branch of a comparison, the two zeros and NaN among them.
private let samples: [Double] = [
  0, -0.0, 1, -1, 0.5, -2.5, 0x1p-1074, -0x1p-1074, 1e308, -1e308, .infinity, -.infinity, .nan,
]

@Suite("Lanes")
struct LanesTests {
  @Test("Lanes are read from and written to memory that is aligned for one double only")
  func memory() {
    var values = (0..<9).map(Double.init)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for offset in 0..<4 {
        Lanes(loading: start + offset).store(to: start + offset + 1)
      }
    }
    // Each store moves four values up by one, and the next load reads the moved ones.
    #expect(values == [0, 0, 0, 0, 0, 1, 2, 3, 8])
  }

  @Test("Arithmetic in a lane has the bits of the scalar operation")
  func arithmetic() {
    for a in samples {
      for b in samples {
        let x = Lanes(1, a, 2, 3)
        let y = Lanes(b)
        #expect(isSame((x + y)[1], a + b) && isSame((x - y)[1], a - b), "\(a), \(b)")
        #expect(isSame((x * y)[1], a * b) && isSame((x / y)[1], a / b), "\(a), \(b)")
        var z = x
        z += y
        z -= y
        z *= y
        z /= y
        #expect(isSame(z[1], (a + b - b) * b / b), "\(a), \(b)")
      }
    }
  }

  @Test("Negation flips the sign bit of zeros and NaN too", arguments: samples)
  func negation(x: Double) {
    #expect((-Lanes(x))[2].bitPattern == x.bitPattern ^ (1 << 63))
  }

  @Test("The magnitude clears the sign bit and nothing else", arguments: samples)
  func magnitude(x: Double) {
    #expect(abs(Lanes(-x))[0].bitPattern == x.bitPattern & ~(1 << 63))
  }

  @Test("The square root is the scalar one", arguments: samples)
  func squareRoot(x: Double) {
    #expect(isSame(sqrt(Lanes(4, 9, x, 2))[2], x.squareRoot()))
  }

  @Test(
    "The sign is 1, −1, the zero itself, or NaN",
    arguments: [
      (2.5, 1.0), (-0x1p-1074, -1), (0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1),
      (.nan, .nan),
    ] as [(Double, Double)])
  func signs(x: Double, expected: Double) {
    #expect(isSame(sign(Lanes(x))[3], expected))
  }

  @Test(
    "The rectifier gives +0 for both zeros and keeps NaN",
    arguments: [
      (2.5, 2.5), (-2.5, 0), (0, 0), (-0.0, 0), (.infinity, .infinity), (-.infinity, 0),
      (.nan, .nan),
    ] as [(Double, Double)])
  func rectifier(x: Double, expected: Double) {
    #expect(isSame(relu(Lanes(x))[1], expected))
  }

  @Test("Minimum and maximum never swallow NaN and order −0 below +0")
  func extremes() {
    for a in samples {
      for b in samples {
        // The standard's `minimum` and `maximum`, which the scalar functions here spell out.
        let isNaN = a.isNaN || b.isNaN
        let isOrdered = a < b || (a == b && a.sign == .minus)
        let least = isNaN ? .nan : (isOrdered ? a : b)
        let most = isNaN ? .nan : (isOrdered ? b : a)
        #expect(isSame(min(Lanes(a), Lanes(b))[0], least), "min(\(a), \(b))")
        #expect(isSame(max(Lanes(a), Lanes(b))[3], most), "max(\(a), \(b))")
      }
    }
  }

  @Test("A lane is read and written by its number")
  func lanes() {
    var x: Lanes = 1.5
    x[2] = -4
    #expect([x[0], x[1], x[2], x[3]] == [1.5, 1.5, -4, 1.5])
    #expect(Lanes(2)[3] == 2 && Lanes(SIMD4(1, 2, 3, 4))[1] == 2)
  }
}

@Suite("Lane masks")
struct LaneMaskTests {
  @Test("A comparison agrees with the scalar one, with NaN on either side too")
  func comparisons() {
    for a in samples {
      for b in samples {
        let x = Lanes(0, 0, 0, a)
        let y = Lanes(b)
        #expect((x .< y)[3] == (a < b) && (x .<= y)[3] == (a <= b), "\(a), \(b)")
        #expect((x .> y)[3] == (a > b) && (x .>= y)[3] == (a >= b), "\(a), \(b)")
        #expect((x .== y)[3] == (a == b) && (x .!= y)[3] == (a != b), "\(a), \(b)")
      }
    }
  }

  @Test("Masks combine lane by lane")
  func combination() {
    let low = Lanes(0, 0, 1, 1) .== 1.0
    let even = Lanes(0, 1, 0, 1) .== 1.0
    #expect(truths(low & even) == [false, false, false, true])
    #expect(truths(low | even) == [false, true, true, true])
    #expect(truths(!low) == [true, true, false, false])
    #expect(truths(LaneMask(SIMD4<Double>(1, 2, 3, 4) .< 3)) == [true, true, false, false])
  }

  @Test("A single lane decides whether any or all hold", arguments: 0..<4)
  func anyAndAll(lane: Int) {
    var x: Lanes = 0.0
    x[lane] = 1
    #expect((x .== 1.0).any && !(x .== 1.0).all)
    #expect((x .== 0.0).any && !(x .== 0.0).all)
    #expect(!(x .> 1.0).any && (x .>= 0.0).all)
  }

  @Test("A selection takes the bits of either side unchanged", arguments: samples)
  func selection(x: Double) {
    let chosen = select(Lanes(1, 0, 1, 0) .== 1.0, Lanes(x), Lanes(7))
    #expect(isSame(chosen[0], x) && chosen[1] == 7 && isSame(chosen[2], x) && chosen[3] == 7)
    let other = select(Lanes(1, 0, 1, 0) .== 1.0, Lanes(7), Lanes(x))
    #expect(other[0] == 7 && isSame(other[1], x) && other[2] == 7 && isSame(other[3], x))
  }

  private func truths(_ mask: LaneMask) -> [Bool] {
    (0..<Lanes.count).map { mask[$0] }
  }
}
