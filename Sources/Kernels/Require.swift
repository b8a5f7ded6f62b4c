/// Stops the program with a sentence if a condition that its programmer must meet does not hold.
///
/// `precondition` says nothing in an optimised build, and the targets that compute are always
/// optimised.
@inlinable @inline(__always)
public func require(
  _ condition: Bool, _ sentence: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { fatalError(sentence(), file: file, line: line) }
}
