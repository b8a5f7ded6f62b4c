import Figures

/// The style sheet inside every page, and the policy that lets nothing else in.
struct StyleSheet {
  private let text: String
  /// The script that follows the notebook; nil in a report.
  private let script: PreviewScript?

  init(_ templates: Templates, script: PreviewScript? = nil) throws(PublishingError) {
    self.script = script
    // A browser reads every line end as a line feed, and the digest is of what it reads.
    text = String(templates.styleSheet.map { $0.isNewline ? "\n" : $0 })
    if text.lowercased().contains("</style") {
      throw .unsafeStyleSheet(file: templates.path(of: Templates.styleSheetName))
    }
  }

  /// The fields of the head of a page.
  ///
  /// The policy forbids everything but this very style sheet and pictures beside the page: scripts,
  /// frames, forms, requests to other hosts. The script of a preview comes with the style sheet, so
  /// that a head of an author's own has it too.
  func head(title: String, language: String) -> TemplateFields {
    let policy =
      "default-src 'none'; img-src 'self' data:; "
      + "style-src 'sha256-\(Digest(of: text).base64)'; base-uri 'none'; form-action 'none'"
      + (script?.policy ?? "")
    return [
      "title": .text(title),
      "language": .text(Self.isLanguageTag(language) ? language : "und"),
      "direction": .text(WritingDirection(language: language).isRightToLeft ? "rtl" : nil),
      "policy": .text(policy),
      "styleElement": .html("<style>" + text + "</style>" + (script?.element ?? "")),
      "version": .text(Gradbook.version),
    ]
  }

  /// Whether a text has the form of a language tag (BCP 47): words of one to eight letters and
  /// digits.
  ///
  /// A page in no known language is "undetermined".
  private static func isLanguageTag(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }
}
