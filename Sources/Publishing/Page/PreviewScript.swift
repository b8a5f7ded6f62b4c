import Figures

/// The script in the page of a preview, and what the page's policy has to allow for it.
struct PreviewScript {
  /// The name of the page's version, which the script compares with the newest.
  let version: String

  private var text: String { Templates.previewScript }

  /// The script as an element; it says which version of the page it stands in.
  var element: String {
    "\n<script data-version=\"\(Markup.escaped(version))\">" + text + "</script>"
  }

  /// This very script may run, and may ask the server it came from.
  var policy: String { "; script-src 'sha256-\(Digest(of: text).base64)'; connect-src 'self'" }
}
