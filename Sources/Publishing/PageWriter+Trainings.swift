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
    let results = summaries.map { fields(of: $0, format) }
    return [
      "name": .text(summary.name),
      "loss": .text(summary.lossName),
      "optimizer": .text(summary.optimizer),
      "epochs": .text(counted(summaries.map(\.epochs).max() ?? 0, "epoch")),
      "samples": .text(counted(summary.sampleCount, "sample")),
      "options": .list(summary.options.map { ["option": .text($0)] }, names: ["option"]),
      "isSeveral": .flag(summaries.count > 1),
      "results": .list(
        results,
        names: ["variant", "firstLoss", "lastLoss", "validation", "samples", "kept", "epochs"]),
    ]
  }

  /// What the training for one value came to.
  private static func fields(of summary: TrainingSummary, _ format: NumberFormat) -> TemplateFields
  {
    let heldOut = summary.validation.map { validation -> TemplateFields in
      [
        "samples": .text(counted(validation.sampleCount, "sample")),
        "firstLoss": .text(format.text(validation.firstLoss)),
        "lastLoss": .text(format.text(validation.lastLoss)),
      ]
    }
    return [
      "variant": .text(summary.variant),
      "epochs": .text(counted(summary.epochs, "epoch")),
      "firstLoss": .text(format.text(summary.firstLoss)),
      "lastLoss": .text(format.text(summary.lastLoss)),
      "validation": .list(
        heldOut.map { [$0] } ?? [], names: ["samples", "firstLoss", "lastLoss"]),
      "kept": .text(summary.keptEpoch.map { $0 == 1 ? "1 epoch" : "\($0) epochs" }),
    ]
  }
}
