#if arch(x86_64)
  internal import CAVX2
#endif

/// The instructions that the inner loops use; each gives the same bits.
///
/// A row is an element of an array for a block of samples: `vectors` consecutive `Lanes`, a sample in
/// each lane. An array of n elements is n rows one after another. The loops are methods of an
/// instruction set; they allocate nothing and check no pointers, and what they write must not overlap
/// what they read unless they say so.
public enum InstructionSet: Sendable, CaseIterable, Hashable {
  /// What every processor of the architecture has, through Swift's vectors.
  case portable
  /// 256-bit vectors on x86-64; on a processor without them its loops must not be called.
  ///
  /// On another architecture its loops are the portable ones.
  case avx2

  /// The sets that this machine has, the portable one first.
  public static let available: [InstructionSet] = {
    #if arch(x86_64)
      if cavx2_is_supported() != 0 { return [.portable, .avx2] }
    #endif
    return [.portable]
  }()

  /// The fastest set that this machine has.
  public static let best = available.contains(.avx2) ? InstructionSet.avx2 : .portable
}
