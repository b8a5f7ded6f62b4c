import Figures
import Notebooks

extension PageWriter {
  /// A training in a line; one that was run for several values with a line for each.
  static func fields(of summaries: [TrainingSummary]) -> TemplateFields {
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
    let results = summaries.map { fields(of: $0, format, isUniform: isUniform) }
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

  /// What the training for one value came to.
  private static func fields(
    of summary: TrainingSummary, _ format: NumberFormat, isUniform: Bool
  ) -> TemplateFields {
    let heldOut = summary.validation.map { validation -> TemplateFields in
      [
        "samples": .text(counted(validation.sampleCount, "sample")),
        "firstLoss": .text(format.text(validation.firstLoss)),
        "lastLoss": .text(format.text(validation.lastLoss)),
      ]
    }
    return [
      "variant": .text(summary.variant),
      "how": .text(
        isUniform ? nil : "\(counted(summary.epochs, "epoch")) by \(summary.optimizer)"),
      "firstLoss": .text(format.text(summary.firstLoss)),
      "lastLoss": .text(format.text(summary.lastLoss)),
      "validation": .list(
        heldOut.map { [$0] } ?? [], names: ["samples", "firstLoss", "lastLoss"]),
      "kept": .text(summary.keptEpoch.map { $0 == 1 ? "1 epoch" : "\($0) epochs" }),
      "brokeOff": .markup(summary.nonFinite?.explanation.markup()),
    ]
  }
}
