import Foundation

/// The memory of this process that is in use.
enum ResidentMemory {
  /// The bytes of its pages that are in memory; nil where the system is not asked.
  ///
  /// From `/proc/self/statm`, whose second number is the resident pages (proc(5)).
  static var bytes: Int? {
    #if os(Linux)
      // What was freed is given back first, or it would be taken again without being seen. The
      // function is glibc's own, and no Swift module has it.
      if let symbol = dlsym(nil, "malloc_trim") {
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
      }
      guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii),
        let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
      else { return nil }
      return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    #else
      return nil
    #endif
  }
}
