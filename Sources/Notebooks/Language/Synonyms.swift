/// What people write who know another tool, and what it is called here.
enum Synonyms {
  /// Functions and constants of other languages.
  static let functions = [
    "ln": "log", "logistic": "sigmoid", "average": "mean", "avg": "mean", "mse": "squared_error",
    "bce": "cross_entropy", "power": "pow", "lrelu": "leaky_relu", "fabs": "abs", "π": "pi",
    "linear": "dense", "conv2d": "conv", "infinity": "inf", "grad": "gradient", "true": "1",
    "false": "0",
  ]

  /// Options of Quarto and of training libraries.
  static let options = [
    "fig-cap": "caption", "tbl-cap": "caption", "fig-alt": "alt", "tbl-alt": "alt",
    "code-fold": "echo", "include": "output", "eval": "output", "batch_size": "batch",
    "batchsize": "batch", "weight_decay": "l2", "early_stopping": "stop", "patience": "stop",
    "title": "caption", "levels": "contour", "cmap": "colors", "lr": "optimizer",
    "rate": "optimizer", "id": "label", "test": "split",
  ]

  /// Keys of Quarto's front matter.
  static let keys = [
    "author": "authors", "params": "parameters", "language": "lang",
    "number-sections": "numbering", "description": "subtitle", "abstract": "subtitle",
  ]
}
