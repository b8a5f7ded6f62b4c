import Foundation

/// A terminal that nobody sits at, for the command's standard error.
struct PseudoTerminal {
  /// What the command writes comes out of this end.
  private let primary: Int32
  /// What the command takes for a terminal.
  private let path: String

  /// Opens a terminal of some width.
  init?(columns: UInt16) {
    #if os(Linux)
      primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      // TIOCSPTLCK and TIOCGPTN, which Swift does not see.
      var (lock, number): (Int32, Int32) = (0, 0)
      guard primary >= 0, ioctl(primary, 0x4004_5431, &lock) == 0,
        ioctl(primary, 0x8004_5430, &number) == 0
      else { return nil }
      path = "/dev/pts/\(number)"
    #else
      primary = posix_openpt(O_RDWR | O_NOCTTY)
      guard primary >= 0, grantpt(primary) == 0, unlockpt(primary) == 0,
        let name = ptsname(primary)
      else { return nil }
      path = String(cString: name)
    #endif
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(primary, UInt(TIOCSWINSZ), &size) == 0 else { return nil }
  }

  /// Runs the command with the terminal as its standard error; returns the exit code and everything
  /// that was written there.
  ///
  /// - Parameter isEnough: Whether what was written so far is enough; the command is interrupted then.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    until isEnough: (String) -> Bool = { _ in false }
  ) throws -> (status: Int32, text: String) {
    let secondary = open(path, O_RDWR | O_NOCTTY)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLineTool.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables.merge(["TERM": "xterm"]) { $1 }
    variables["NO_COLOR"] = nil
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: secondary, closeOnDealloc: false)
    try process.run()
    close(secondary)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(primary, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // The other end is closed: an error on Linux, the end of the file on macOS.
      guard count > 0 else { break }
      text += buffer.prefix(count)
      if isEnough(String(decoding: text, as: UTF8.self)) { process.interrupt() }
    }
    process.waitUntilExit()
    close(primary)
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
