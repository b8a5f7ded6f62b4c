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
    var isWhole: Bool { (headers["content-length"].flatMap { Int($0) } ?? 0) <= body.count }
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
      while true {
        received.append(contentsOf: try socket.read(atMost: 65_536))
        // Not every server closes the connection, whatever it was asked.
        if let reply = Self.reply(received), reply.isWhole { return reply }
      }
    } catch SocketError.disconnected {
      throw NoReply()
    }
  }

  /// What has come of a reply, nil before the end of its head.
  private static func reply(_ data: Data) -> Reply? {
    guard let end = data.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (
        parts[0].lowercased(), parts.dropFirst().joined().trimmingCharacters(in: .whitespaces)
      )
    }
    return Reply(
      status: lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0,
      headers: Dictionary(headers) { $1 }, body: Data(data[end.upperBound...]))
  }
}
