/// A row of the table of logarithms for each lane.
///
/// 32 intervals, equally wide in bit patterns, share a binade from 0.7396 to 1.4792. Each has the
/// reciprocal of its middle rounded to 9 bits, and minus the logarithm of that reciprocal in a
/// multiple of 2^-42 and a rest. The interval around 1 reaches equally far both ways, and there
/// the reciprocal is 1. Made by `coefficients.py` beside the tests' tables.
struct PowerTable {
  var inverse: Lanes
  var logarithm: Lanes
  var logarithmRest: Lanes

  /// The bit pattern at which the first interval begins.
  static let start: UInt64 = 0x3FE7_AAAA_AAAA_AAAB

  /// Looks up a row for each lane, counted from 0 to 31.
  @inline(__always)
  init(_ rows: SIMD4<UInt64>) {
    let row0 = PowerTable.rows[Int(truncatingIfNeeded: rows[0])]
    let row1 = PowerTable.rows[Int(truncatingIfNeeded: rows[1])]
    let row2 = PowerTable.rows[Int(truncatingIfNeeded: rows[2])]
    let row3 = PowerTable.rows[Int(truncatingIfNeeded: rows[3])]
    inverse = Lanes(row0.x, row1.x, row2.x, row3.x)
    logarithm = Lanes(row0.y, row1.y, row2.y, row3.y)
    logarithmRest = Lanes(row0.z, row1.z, row2.z, row3.z)
  }

  private static let rows: [SIMD4<Double>] = [
    SIMD4(0x1.568p+0, -0x1.2a1499f763p-2, 0x1.0dbbf51f3aadcp-44, 0),
    SIMD4(0x1.4f8p+0, -0x1.14ef67f887p-2, 0x1.e97a65dfc9794p-44, 0),
    SIMD4(0x1.49p+0, -0x1.00e6c45ad5p-2, -0x1.cc68d52e01203p-50, 0),
    SIMD4(0x1.428p+0, -0x1.d8ef91af32p-3, 0x1.5105fc364c784p-46, 0),
    SIMD4(0x1.3cp+0, -0x1.af3c94e80cp-3, 0x1.a4e633fcd9066p-52, 0),
    SIMD4(0x1.36p+0, -0x1.87fa06520cp-3, -0x1.22120401202fcp-44, 0),
    SIMD4(0x1.308p+0, -0x1.6350a28aaap-3, -0x1.d5ec0ab8163afp-45, 0),
    SIMD4(0x1.2bp+0, -0x1.3dfc2b0eccp-3, -0x1.8a72a62b8c13fp-45, 0),
    SIMD4(0x1.258p+0, -0x1.17f6458fcap-3, -0x1.843fad093c8dcp-45, 0),
    SIMD4(0x1.208p+0, -0x1.e98b54967p-4, -0x1.4677489c50e97p-44, 0),
    SIMD4(0x1.1b8p+0, -0x1.a1ef1d806p-4, -0x1.cd4176df97bcbp-44, 0),
    SIMD4(0x1.168p+0, -0x1.590cafdfp-4, -0x1.c284f5722abaap-44, 0),
    SIMD4(0x1.12p+0, -0x1.16536eea38p-4, 0x1.47c5e768fa309p-46, 0),
    SIMD4(0x1.0d8p+0, -0x1.a4fe9ffa4p-5, 0x1.6e584a0402925p-44, 0),
    SIMD4(0x1.09p+0, -0x1.1b0d98924p-5, 0x1.3401e9ae889bbp-44, 0),
    SIMD4(0x1.05p+0, -0x1.3cea44347p-6, 0x1.6a2c432d6a40bp-44, 0),
    SIMD4(0x1p+0, 0x0p+0, 0x0p+0, 0),
    SIMD4(0x1.f3p-1, 0x1.a55f548c6p-6, -0x1.de0709f2d03c9p-45, 0),
    SIMD4(0x1.e4p-1, 0x1.ccb73cddd8p-5, 0x1.965c36e09f5fep-44, 0),
    SIMD4(0x1.d6p-1, 0x1.5e95a4d978p-4, 0x1.1cb7ce1d17171p-44, 0),
    SIMD4(0x1.c9p-1, 0x1.d179788218p-4, 0x1.36433b5efbeedp-44, 0),
    SIMD4(0x1.bdp-1, 0x1.1f3b925f26p-3, -0x1.5f74e9b083633p-46, 0),
    SIMD4(0x1.b1p-1, 0x1.5737cc9018p-3, 0x1.9baa7a6b887f6p-44, 0),
    SIMD4(0x1.a6p-1, 0x1.8beafeb39p-3, -0x1.73d54aae92cd1p-47, 0),
    SIMD4(0x1.9bp-1, 0x1.c2028ab18p-3, -0x1.92e0ee55c7ac6p-45, 0),
    SIMD4(0x1.91p-1, 0x1.f474b134ep-3, -0x1.bae49f1df7b5ep-44, 0),
    SIMD4(0x1.88p-1, 0x1.1178e8227ep-2, 0x1.1ef78ce2d07f2p-44, 0),
    SIMD4(0x1.7fp-1, 0x1.2941afb187p-2, -0x1.210c2b730e28bp-44, 0),
    SIMD4(0x1.76p-1, 0x1.419b423d5fp-2, -0x1.ce379226de3ecp-44, 0),
    SIMD4(0x1.6dp-1, 0x1.5a8cadbbeep-2, -0x1.7c79b0af7ecf8p-48, 0),
    SIMD4(0x1.65p-1, 0x1.713e33a46ap-2, 0x1.7b9b2617e9472p-46, 0),
    SIMD4(0x1.5ep-1, 0x1.85855776ddp-2, -0x1.015486666443bp-44, 0),
  ]
}
