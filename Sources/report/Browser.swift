import Foundation

/// The program that shows pages.
enum Browser {
  #if os(macOS)
    private static let opener = "open"
  #else
    private static let opener = "xdg-open"
  #endif

  /// Opens a page and does not wait; whatever happens, the report has been written.
  static func open(_ page: String, isQuiet: Bool) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A path and never an option or an address, whatever its first letters are.
    process.arguments = [opener, URL(fileURLWithPath: page).path]
    // What the browser says is not what the command says.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let isThere = Self.isThere
    if isThere, (try? process.run()) != nil { return }
    if !isQuiet { Console.fail("there is no \(opener) to open \(page) with") }
  }

  /// Whether the opener is in one of the folders that programs are looked for in.
  private static var isThere: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(opener)", X_OK) == 0 }
  }
}
