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
    "asinh": "log(x + sqrt(x^2 + 1))", "arcsinh": "log(x + sqrt(x^2 + 1))",
    "acosh": "log(x + sqrt(x^2 - 1))", "arccosh": "log(x + sqrt(x^2 - 1))", "add": "x + y",
    "sub": "x - y", "mul": "x*y", "div": "x/y", "neg": "-x",
  ]

  /// The same for functions of arrays.
  static let arrayCompositions = [
    "argmin": "argmax(-x)", "norm": "sqrt(sum(x*x))", "dot": "sum(x*y)",
  ]

  /// Functions of other tools that the language has nothing for: a name that is near to theirs would
  /// be another function.
  private static let missing: Set = [
    "asin", "acos", "atan", "atan2", "arcsin", "arccos", "arctan", "arctan2", "erf", "erfc", "gelu",
    "gamma", "lgamma", "floor", "ceil", "ceiling", "round", "trunc", "mod", "fmod", "remainder",
    "median", "mode", "quantile", "percentile", "prod", "product", "cumsum", "cumprod", "sort",
    "rank", "concat", "range", "arange", "linspace", "reshape", "matmul", "argsort", "len",
    "length",
    "random", "rand", "randn", "diff", "det", "trace", "eye", "zeros", "ones", "map", "zip",
  ]

  /// Words of other languages that stand between values, by what is written here.
  static let words = [
    "if": "Write a choice as where(condition, a, b).",
    "then": "Write a choice as where(condition, a, b).",
    "else": "Write a choice as where(condition, a, b).",
    "let": "A model cell gives names without a word before them: y = 2*x.",
    "var": "A model cell gives names without a word before them: y = 2*x.",
    "const": "A model cell gives names without a word before them: y = 2*x.",
    "def": "A model cell defines functions without a word before them: f(x) = 2*x.",
    "func": "A model cell defines functions without a word before them: f(x) = 2*x.",
    "lambda": "A model cell defines functions without a word before them: f(x) = 2*x.",
    "return": "A formula is its value: leave the word out.",
    "is": "Write == to compare.",
    "xor": "Write (a and not b) or (b and not a).",
    "mod": "There is no remainder of a division.", "div": "Write a division as a/b.",
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
      ?? (compositions[name] ?? arrayCompositions[name]).map { "Write it as \($0)." }
  }

  /// Whether a function is one of another tool that the language has nothing for.
  static func isMissing(_ name: String) -> Bool { missing.contains(name.lowercased()) }

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
