import Autodiff
import Training

/// The rows that a training learns from, and those it validates with.
struct TrainingRows {
  let training: Batch
  let validation: Batch?
  /// The rows of the data, counted from 0, that either has.
  let trainingRows: [Int]
  let validationRows: [Int]

  /// No data: one sample, which has no columns and is no row.
  init() {
    training = Batch()
    validation = nil
    (trainingRows, validationRows) = ([], [])
  }

  init(
    _ data: DataSet, _ plan: TrainingPlan, in session: Session, through sight: Sight
  ) throws(Diagnostic) {
    guard let fraction = plan.validation else {
      training = session.batch(of: data, through: sight)
      validation = nil
      (trainingRows, validationRows) = (Array(0..<data.count), [])
      return
    }
    // The rows' own numbers are divided as the rows are.
    let numbers = DataSet(
      columns: [DataSet.Column(name: "row", values: (0..<data.count).map(Double.init))])
    let parts = try session.divided(
      numbers, fraction, option: TrainingPlan.validation.name,
      seed: session.environment.randomSeed(plan.seed))
    trainingRows = parts.training.columns[0].values.map { Int($0) }
    validationRows = parts.validation.columns[0].values.map { Int($0) }
    training = session.batch(of: data.selecting(rows: trainingRows), through: sight)
    validation = session.batch(of: data.selecting(rows: validationRows), through: sight)
  }
}
