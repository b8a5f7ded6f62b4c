import Diagnostics
import Documents

// What the page says about what went wrong.
extension PageWriter {
  /// The end of a page that could not be completed: every message as the command prints it.
  mutating func html(
    of diagnostics: [Diagnostic], below: [Diagnostic]
  ) throws(PublishingError) -> String {
    func messages(_ diagnostics: [Diagnostic]) -> TemplateValue {
      .list(
        diagnostics.map { diagnostic in
          [
            "headline": .text(diagnostic.headline), "excerpt": .text(diagnostic.excerpt),
            "advice": .text(diagnostic.advice),
          ]
        }, names: ["headline", "excerpt", "advice"])
    }
    let fields: TemplateFields = [
      "failureAnchor": .text(failureAnchor), "messages": messages(diagnostics),
      "hasMore": .flag(!below.isEmpty), "messagesBelow": messages(below),
    ]
    return try templates.render("failure", fields).trimmingLastNewline
  }

  /// What stands at the top of the page: that it ends early, and the checks that failed.
  var failureFields: TemplateFields {
    let failed = document.checks.filter { !$0.held }
    let problems = document.diagnostics.map { diagnostic -> TemplateFields in
      ["place": .text("line \(diagnostic.place.line)"), "message": .text(diagnostic.message)]
    }
    return [
      "failures": .text(document.failureSummary),
      "failureAnchor": .text(failureAnchor),
      "problems": .list(problems, names: ["place", "message"]),
      "failedChecks": .list(
        failed.map { check in
          ["condition": .text(check.title), "target": .text(resources.checkTargets[check.line])]
        }, names: ["condition", "target"]),
    ]
  }
}

extension Document {
  /// "1 of 9 checks failed.", "The notebook has 2 mistakes."; nil when all is well.
  var failureSummary: String? {
    var sentences: [String] = []
    if !diagnostics.isEmpty {
      sentences.append(
        diagnostics.count == 1
          ? "The notebook has a mistake." : "The notebook has \(diagnostics.count) mistakes.")
    }
    if !allChecksHeld { sentences.append(checkSummary) }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// How the checks went, such as 1 of 9 checks failed.
  var checkSummary: String {
    let failed = checks.count { !$0.held }
    switch (failed, checks.count) {
    case (0, 1): return "The only check held."
    case (0, let count): return "All \(count) checks held."
    case (_, let count): return "\(failed) of \(counted(count, "check")) failed."
    }
  }
}
