import Diagnostics
import Documents
import Figures

/// A training in a line; one that was run for several values with a line for each.
struct TrainingContent: PublishedContent {
  let summaries: [TrainingSummary]

  let template = "cell-train"
  let boxName = "Output"
  let thumbnails: Thumbnails? = nil

  func fields(in cell: CellOutput, _ page: inout PageResources) -> TemplateFields {
    let losses = summaries.flatMap { summary in
      [summary.firstLoss, summary.lastLoss]
        + (summary.validation.map { [$0.firstLoss, $0.lastLoss] } ?? [])
    }
    let format = NumberFormat.suiting(losses)
    // What is the same for all is told once, the rest with each value.
    func common<Value: Equatable>(_ part: (TrainingSummary) -> Value) -> Value? {
      let first = part(summaries[0])
      return summaries.allSatisfy { part($0) == first } ? first : nil
    }
    let common = TrainingSummary.Circumstances(
      epochs: common(\.epochs), sampleCount: common(\.sampleCount), optimizer: common(\.optimizer),
      options: summaries[0].options.filter { option in
        summaries.allSatisfy { $0.options.contains(option) }
      })
    let results = summaries.map { $0.fields(format, besides: common) }
    return [
      "name": .text(summaries[0].name),
      "loss": .text(summaries[0].lossName),
      "optimizer": .text(common.optimizer),
      "epochs": .text(common.epochs.map { counted($0, "epoch") }),
      "samples": .text(common.sampleCount.flatMap(TrainingSummary.samples)),
      "options": .list(common.options.map { ["option": .text($0)] }, names: ["option"]),
      "isSeveral": .flag(summaries.count > 1),
      "results": .list(
        results,
        names: [
          "variant", "how", "words", "code", "firstLoss", "lastLoss", "validation", "samples",
          "kept", "brokeOff",
        ]),
    ]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    summaries.map { Results.Item(.trainings, $0.members) }
  }

  var plainText: String { summaries.map(\.line).joined(separator: "\n") }
}

extension TrainingSummary {
  /// How a training was done, as far as it is the same for all that a cell tells of.
  fileprivate struct Circumstances {
    var epochs: Int?
    var sampleCount: Int?
    var optimizer: String?
    var options: [String]
  }

  /// A number of samples in words; nil where there are none.
  fileprivate static func samples(_ count: Int) -> String? {
    count == 0 ? nil : counted(count, "sample")
  }

  /// How the training was done, besides what holds for all.
  private func how(besides common: Circumstances) -> [TemplateFields] {
    var words: [String?] = []
    if common.epochs == nil { words.append(counted(epochs, "epoch")) }
    if common.sampleCount == nil { words.append(Self.samples(sampleCount)) }
    let codes =
      (common.optimizer == nil ? [optimizer] : [])
      + options.filter { !common.options.contains($0) }
    return words.compactMap(\.self).map { ["words": .text($0), "code": .absent] }
      + codes.map { ["words": .absent, "code": .text($0)] }
  }

  /// What the training for one value came to.
  fileprivate func fields(
    _ format: NumberFormat, besides common: Circumstances
  ) -> TemplateFields {
    let heldOut = validation.map { validation -> TemplateFields in
      [
        "samples": .text(counted(validation.sampleCount, "sample")),
        "firstLoss": .text(format.text(validation.firstLoss)),
        "lastLoss": .text(format.text(validation.lastLoss)),
      ]
    }
    return [
      "variant": .text(variant),
      "how": .list(how(besides: common), names: ["words", "code"]),
      "firstLoss": .text(format.text(firstLoss)),
      "lastLoss": .text(format.text(lastLoss)),
      "validation": .list(
        heldOut.map { [$0] } ?? [], names: ["samples", "firstLoss", "lastLoss"]),
      "kept": .text(keptEpoch.map { counted($0, "epoch") }),
      "brokeOff": .markup(nonFinite?.explanation.markup(.words)),
    ]
  }

  /// The members of its item; what it does not have is left out.
  fileprivate var members: [JSON.Member] {
    var members: [JSON.Member] = [("name", .optional(name))]
    if let variant { members.append(("variant", .text(variant))) }
    members += [
      ("loss", .text(lossName)),
      ("optimizer", .text(optimizer)),
      ("epochs", .integer(epochs)),
      ("samples", .integer(sampleCount)),
      ("firstLoss", .number(firstLoss)),
      ("lastLoss", .number(lastLoss)),
    ]
    if !options.isEmpty { members.append(("options", .array(options.map(JSON.text)))) }
    if let validation {
      let held: [JSON.Member] = [
        ("samples", .integer(validation.sampleCount)),
        ("firstLoss", .number(validation.firstLoss)),
        ("lastLoss", .number(validation.lastLoss)),
      ]
      members.append(("validation", .object(held)))
    }
    if let keptEpoch { members.append(("keptEpoch", .integer(keptEpoch))) }
    if let nonFinite {
      let told: [JSON.Member] = [
        ("epoch", .integer(nonFinite.epoch)),
        ("explanation", .text(nonFinite.explanation.plainText)),
      ]
      members.append(("nonFinite", .object(told)))
    }
    return members
  }

  /// The training in a line of plain text, and on the next how it broke off if it did.
  fileprivate var line: String {
    let held = validation.map {
      "held out \($0.firstLoss.sixDigits) → \($0.lastLoss.sixDigits) (rows: \($0.sampleCount))"
    }
    let words = [name, variant].compactMap(\.self).map { "\($0): " }.joined()
    let parts: [String?] = [
      "\(lossName) \(firstLoss.sixDigits) → \(lastLoss.sixDigits)", "epochs: \(epochs)",
      sampleCount == 0 ? nil : "rows: \(sampleCount)", held, optimizer,
      options.isEmpty ? nil : options.joined(separator: ", "),
      keptEpoch.map { "kept: epoch \($0)" },
    ]
    return words + parts.compactMap(\.self).joined(separator: ", ")
      + (nonFinite.map { "\n  \($0.explanation.plainText)" } ?? "")
  }
}
