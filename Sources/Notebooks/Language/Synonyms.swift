/// What people write who know another tool, and what it is called here.
enum Synonyms {
  /// Functions and constants of other languages.
  static let functions = [
    "ln": "log", "logistic": "sigmoid", "average": "mean", "avg": "mean", "mse": "squared_error",
    "bce": "cross_entropy", "power": "pow", "lrelu": "leaky_relu", "fabs": "abs", "π": "pi",
    "linear": "dense", "conv2d": "conv", "infinity": "inf", "grad": "gradient", "if": "where",
    "ifelse": "where", "iif": "where", "cond": "where", "select": "where", "true": "1",
    "false": "0",
  ]

  /// Functions that the language does not have, by what they are made of, for an argument x or
  /// several.
  static let compositions = [
    "tan": "sin(x)/cos(x)", "cot": "cos(x)/sin(x)", "sec": "1/cos(x)", "csc": "1/sin(x)",
    "sinh": "(exp(x) - exp(-x))/2", "cosh": "(exp(x) + exp(-x))/2", "coth": "1/tanh(x)",
    "atanh": "log((1 + x)/(1 - x))/2", "arctanh": "log((1 + x)/(1 - x))/2",
    "log10": "log(x)/log(10)", "log2": "log(x)/log(2)", "lg": "log(x)/log(10)",
    "exp2": "2^x", "exp10": "10^x", "square": "x^2", "sqr": "x^2", "cube": "x^3",
    "cbrt": "sign(x)*abs(x)^(1/3)", "reciprocal": "1/x", "inv": "1/x", "logit": "log(x/(1 - x))",
    "rsqrt": "1/sqrt(x)", "hypot": "sqrt(x^2 + y^2)", "silu": "x*sigmoid(x)",
    "swish": "x*sigmoid(x)", "elu": "where(x > 0, x, exp(x) - 1)", "softsign": "x/(1 + abs(x))",
    "logsigmoid": "-softplus(-x)", "hardtanh": "min(max(x, -1), 1)", "relu6": "min(relu(x), 6)",
    "clip": "min(max(x, 0), 1)", "clamp": "min(max(x, 0), 1)", "heaviside": "(x > 0)",
    "step": "(x > 0)", "sgn": "sign(x)", "mae": "abs(x - y)", "absolute_error": "abs(x - y)",
    "add": "x + y", "sub": "x - y", "mul": "x*y", "div": "x/y", "neg": "-x",
  ]

  /// Names that mean a number elsewhere, by what it is here.
  private static let numbers = ["e": "e^x as exp(x), and e alone as exp(1)", "tau": "2*pi"]

  /// What to write in place of a name that means nothing here; nil if it is none that is known.
  static func advice(onName name: String) -> String? {
    if let number = numbers[name.lowercased()] { return "Write \(number)." }
    return advice(onFunction: name)
  }

  /// What to call in place of a function that there is not; nil if it is none that is known.
  static func advice(onFunction name: String) -> String? {
    let name = name.lowercased()
    return functions[name].map { "Did you mean \"\($0)\"?" }
      ?? compositions[name].map { "Write it as \($0)." }
  }

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
