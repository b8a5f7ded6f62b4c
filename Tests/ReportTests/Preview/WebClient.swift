import FlyingSocks
import Foundation

/// Asks a server on this machine, byte for byte as a test wants it: no client tidies the path, the
/// host or the method.
struct WebClient {
  struct Reply {
    var status: Int
    /// The values by their names in small letters.
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct NoReply: Error {}

  var address = "127.0.0.1"
  var port: UInt16

  func send(
    _ path: String, method: String = "GET", host: String? = "localhost", body: String? = nil
  ) throws -> Reply {
    let socket = try Socket(domain: Int32(sockaddr_in.family))
    defer { try? socket.close() }
    try socket.connect(to: sockaddr_in.inet(ip4: address, port: port))
    var head = ["\(method) \(path) HTTP/1.1", "Connection: close"]
    if let host { head.append("Host: \(host)") }
    if let body { head.append("Content-Length: \(body.utf8.count)") }
    let request = Data((head.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
    var sent = 0
    while sent < request.count { sent = try socket.write(request, from: sent) }
    var received = Data()
    do {
      while true { received.append(contentsOf: try socket.read(atMost: 65_536)) }
    } catch SocketError.disconnected {
      return try Self.reply(received)
    }
  }

  private static func reply(_ data: Data) throws -> Reply {
    guard let end = data.firstRange(of: Data("\r\n\r\n".utf8)) else { throw NoReply() }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw NoReply()
    }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (
        parts[0].lowercased(), parts.dropFirst().joined().trimmingCharacters(in: .whitespaces)
      )
    }
    return Reply(
      status: status, headers: Dictionary(headers) { $1 }, body: Data(data[end.upperBound...]))
  }
}
