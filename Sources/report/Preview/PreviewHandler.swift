import Diagnostics
import FlyingFox
import Foundation
import Publishing

/// Answers the requests of browsers: the files of the report, and whether there is a newer version.
///
/// Whatever a request names is looked up among the report's files in memory; no path reaches the
/// disk.
struct PreviewHandler: HTTPHandler {
  let report: LatestReport
  /// The notebook that is shown.
  let notebook: String
  /// How long a question for a newer version may stay open.
  ///
  /// Whoever does not come back leaves a connection behind for no longer than this.
  var patience: Duration = .seconds(10)

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    // A whole address in the request counts more than the host beside it (RFC 9112, section 3.2.2).
    let (named, path) = Self.parts(of: request.target.path())
    guard let host = named ?? request.headers[.host], Self.isLocal(host) else {
      return Self.response(.forbidden, text: "This is a preview for localhost alone.\n")
    }
    guard [.GET, .HEAD].contains(request.method) else {
      var response = Self.response(.methodNotAllowed, text: "Only GET and HEAD are answered.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    var response = try await answer(request, path)
    if request.method == .HEAD {
      response.headers[.contentLength] = try await String(response.bodyData.count)
      response.payload = .httpBody(HTTPBodySequence())
    }
    return response
  }

  /// The host that the target of a request names, if it is a whole address, and the path in it.
  private static func parts(of target: String) -> (host: String?, path: String) {
    let scheme = "http://"
    guard target.lowercased().hasPrefix(scheme) else { return (nil, target) }
    let rest = target.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    return (String(host), host.endIndex == rest.endIndex ? "/" : String(rest[host.endIndex...]))
  }

  private func answer(_ request: HTTPRequest, _ path: String) async throws -> HTTPResponse {
    if path == "/.changes" {
      let version = request.query.first { $0.name == "since" }?.value ?? ""
      let isNewer = try await report.waitForVersion(after: version, atMost: patience)
      return Self.response(isNewer ? .ok : .noContent)
    }
    let written = String(path.dropFirst())
    let name = path == "/" ? Publication.pageName : written.removingPercentEncoding ?? written
    guard path.hasPrefix("/"), let bytes = report.file(name) else {
      return Self.response(.notFound, text: missing(name))
    }
    return Self.response(
      .ok, type: Publication.mediaType(of: name), bytes,
      isPicture: Publication.isPictureName(name))
  }

  /// What to say of a file that is not there.
  private func missing(_ name: String) -> String {
    guard let other = report.notebook(at: name) else {
      return "There is no such file in the report.\n"
    }
    let folder = notebook.lastIndex(of: "/").map { notebook[...$0] } ?? ""
    let path = (folder + other).printable
    return """
      This preview shows \(notebook.printable) alone. The notebook that the link leads to has one of \
      its own:

      report preview \(shellWord(path))

      """
  }

  /// Whether a `Host` names this machine to itself.
  ///
  /// A page of some other host, whose name was made to lead here, asks with that name.
  static func isLocal(_ host: String) -> Bool {
    let name = host.lowercased().replacing(/:[0-9]+$/, with: "")
    return ["localhost", "127.0.0.1", "[::1]"].contains(name)
  }

  private static func response(_ status: HTTPStatusCode, text: String = "") -> HTTPResponse {
    response(status, type: "text/plain; charset=utf-8", Data(text.utf8))
  }

  private static func response(
    _ status: HTTPStatusCode, type: String, _ bytes: Data, isPicture: Bool = false
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type,
        // The name of a picture is a digest of its pixels, so it never has others.
        .cacheControl: isPicture ? "max-age=86400, immutable" : "no-store",
        // Pages of other hosts may not take pictures from here.
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ],
      body: HTTPBodySequence(data: bytes, suggestedBufferSize: max(bytes.count, 1)))
  }
}
