/// The command line that makes a file of another, for advice: `` `tr ';' ',' < p.csv > p-commas.csv` ``.
///
/// - Parameters:
///   - command: Reads the standard input.
///   - file: Unpacked before, if its name says that it is packed with gzip.
///   - suffix: What the name of the new file has more.
package func shellCommand(_ command: String, on file: String, naming suffix: String) -> String {
  let isPacked = file.hasSuffix(".gz")
  let plain = isPacked ? String(file.dropLast(3)) : file
  let nameStart = plain.lastIndex(of: "/").map(plain.index(after:)) ?? plain.startIndex
  let stemEnd = plain[nameStart...].lastIndex(of: ".") ?? plain.endIndex
  let result = shellWord(plain[..<stemEnd] + suffix + plain[stemEnd...])
  return isPacked
    ? "`gzip -dc \(shellWord(file)) | \(command) > \(result)`"
    : "`\(command) < \(shellWord(file)) > \(result)`"
}

/// A file's name as a command line has it.
package func shellWord(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-./".utf8.contains(byte)
    }
  }
  return isPlain && !name.hasPrefix("-") ? name : "'\(name.replacing("'", with: "'\\''"))'"
}
