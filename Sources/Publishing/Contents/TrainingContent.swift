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
    let summary = summaries[0]
    // What is the same for all is told once, the rest with each value.
    let isUniform = summaries.allSatisfy {
      $0.optimizer == summary.optimizer && $0.epochs == summary.epochs
    }
    let results = summaries.map { $0.fields(format, isUniform: isUniform) }
    return [
      "name": .text(summary.name),
      "loss": .text(summary.lossName),
      "optimizer": .text(isUniform ? summary.optimizer : nil),
      "epochs": .text(isUniform ? counted(summary.epochs, "epoch") : nil),
      "samples": .text(
        summary.sampleCount == 0 ? nil : counted(summary.sampleCount, "sample")),
      "options": .list(summary.options.map { ["option": .text($0)] }, names: ["option"]),
      "isSeveral": .flag(summaries.count > 1),
      "results": .list(
        results,
        names: [
          "variant", "how", "firstLoss", "lastLoss", "validation", "samples", "kept", "brokeOff",
        ]),
    ]
  }

  func results(in cell: CellOutput, _ pictures: PictureStore) -> [Results.Item] {
    summaries.map { Results.Item(.trainings, $0.members) }
  }

  var plainText: String { summaries.map(\.line).joined(separator: "\n") }
}

extension TrainingSummary {
  /// What the training for one value came to.
  fileprivate func fields(_ format: NumberFormat, isUniform: Bool) -> TemplateFields {
    let heldOut = validation.map { validation -> TemplateFields in
      [
        "samples": .text(counted(validation.sampleCount, "sample")),
        "firstLoss": .text(format.text(validation.firstLoss)),
        "lastLoss": .text(format.text(validation.lastLoss)),
      ]
    }
    return [
      "variant": .text(variant),
      "how": .text(isUniform ? nil : "\(counted(epochs, "epoch")) by \(optimizer)"),
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
