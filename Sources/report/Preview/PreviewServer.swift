import ArgumentParser
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// The server of a preview, on the loopback address alone.
enum PreviewServer {
  /// The port where nobody asked for one, and how many after it are tried when it is taken.
  static let defaultPort: UInt16 = 4321
  private static let attempts: UInt16 = 100

  /// Starts the server, which then runs until the program ends.
  ///
  /// - Parameter port: The port, 0 for any that is free, nil for the default or the next free one.
  /// - Returns: The port.
  /// - Throws: `ValidationError` when the port cannot be had.
  static func start(_ handler: PreviewHandler, port: UInt16?) throws -> UInt16 {
    let ports = port.map { $0...$0 } ?? defaultPort...defaultPort + attempts - 1
    for candidate in ports {
      do {
        return try start(handler, on: candidate)
      } catch SocketError.failed(_, EADDRINUSE, _) where candidate < ports.upperBound {
        continue
      } catch SocketError.failed(_, EADDRINUSE, _) {
        throw ValidationError(
          port == nil
            ? "All ports from \(ports.lowerBound) to \(ports.upperBound) are taken: name another "
              + "one with --port."
            : "Port \(candidate) is taken: name another one with --port, or leave the choice to "
              + "the command.")
      } catch SocketError.failed(_, let code, _) {
        throw ValidationError(
          "Port \(candidate) cannot be used: \(String(cString: strerror(code))).")
      }
    }
    throw ValidationError("There is no port to use.")
  }

  /// Starts the server on one port, on both addresses by which a machine calls itself.
  ///
  /// A browser may take `localhost` for either. The second may be missing: a machine may have no IPv6,
  /// or another program the port there.
  private static func start(_ handler: PreviewHandler, on port: UInt16) throws -> UInt16 {
    let port = try start(handler, at: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
    _ = try? start(handler, at: sockaddr_in6.inet6(ip6: "::1", port: port))
    return port
  }

  /// Starts the server at one address; returns its port.
  ///
  /// The server has the threads of Swift's tasks to itself; the thread that calls this one renders.
  private static func start(_ handler: PreviewHandler, at address: some SocketAddress) throws
    -> UInt16
  {
    let server = HTTPServer(address: address, logger: .disabled, handler: handler)
    let start = Start()
    let waiting = Task.detached {
      try await server.waitUntilListening(timeout: 60)
      switch await server.listeningAddress {
      case .ip4(_, let port), .ip6(_, let port): start.decide(.success(port))
      case .unix, nil: break
      }
    }
    Task.detached {
      do {
        try await server.run()
      } catch {
        waiting.cancel()
        guard !start.decide(.failure(error)) else { return }
        Console.say("report: the server of the preview ended: \(error.localizedDescription)")
        _exit(1)
      }
    }
    return try start.wait()
  }

  /// What becomes of a start, for a thread that waits for it.
  private final class Start: Sendable {
    private let outcome = Mutex<Result<UInt16, any Error>?>(nil)
    private let isDecided = DispatchSemaphore(value: 0)

    /// Takes the first outcome; tells whether this is it.
    @discardableResult
    func decide(_ result: Result<UInt16, any Error>) -> Bool {
      let isFirst = outcome.withLock { outcome in
        guard outcome == nil else { return false }
        outcome = result
        return true
      }
      if isFirst { isDecided.signal() }
      return isFirst
    }

    /// Waits for the outcome, the port.
    func wait() throws -> UInt16 {
      while true {
        isDecided.wait()
        if let outcome = outcome.withLock(\.self) { return try outcome.get() }
      }
    }
  }
}
