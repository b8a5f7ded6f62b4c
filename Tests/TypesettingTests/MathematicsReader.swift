import Foundation

@testable import Typesetting

/// Reads a typeset formula as a mathematician would, and computes its value.
///
/// It knows nothing of the graph. What could be read in two ways is an error: a letter before a
/// bracket, a number after a factor, a factor behind a function's argument.
struct MathematicsReader {
  enum Mistake: Error, Equatable {
    case ambiguous(String)
    case unreadable(String)
  }

  private let items: [Mathematics]
  private var position = 0
  private let values: [String: Double]

  static func value(of formula: Mathematics, _ values: [String: Double]) throws -> Double {
    var reader = MathematicsReader(items: flat(formula), values: values)
    let value = try reader.disjunction()
    guard reader.next == nil else { throw Mistake.unreadable(formula.line) }
    return value
  }

  private init(items: [Mathematics], values: [String: Double]) {
    self.items = items
    self.values = values
  }

  /// The parts of a row; rows in it, which nobody sees, and thin spaces are none.
  private static func flat(_ formula: Mathematics) -> [Mathematics] {
    guard case .row(let parts) = formula else { return formula == Atom.thinSpace ? [] : [formula] }
    return parts.flatMap(flat)
  }

  private var next: Mathematics? { position < items.count ? items[position] : nil }

  private mutating func take(_ symbols: String...) -> String? {
    guard case .symbol(let symbol)? = next, symbols.contains(symbol) else { return nil }
    position += 1
    return symbol
  }

  private mutating func disjunction() throws -> Double {
    var value = try conjunction()
    while take("∨") != nil {
      let right = try conjunction()
      value = Self.truth(value, right) { $0 || $1 }
    }
    return value
  }

  private mutating func conjunction() throws -> Double {
    var value = try comparison()
    while take("∧") != nil {
      let right = try comparison()
      value = Self.truth(value, right) { $0 && $1 }
    }
    return value
  }

  /// What logic makes of two numbers; NaN on either side stays NaN.
  private static func truth(
    _ a: Double, _ b: Double, _ join: (Bool, Bool) -> Bool
  ) -> Double {
    a.isNaN || b.isNaN ? .nan : join(a != 0, b != 0) ? 1 : 0
  }

  private mutating func comparison() throws -> Double {
    if take("¬") != nil {
      let operand = try factor()
      return Self.truth(operand, 0) { a, _ in !a }
    }
    let left = try sum()
    guard let sign = take("<", "≤", ">", "≥", "=", "≠") else { return left }
    let right = try sum()
    let holds =
      switch sign {
      case "<": left < right
      case "≤": left <= right
      case ">": left > right
      case "≥": left >= right
      case "=": left == right
      default: left != right
      }
    return holds ? 1 : 0
  }

  private mutating func sum() throws -> Double {
    var value = take("−") == nil ? try product() : -(try product())
    while let sign = take("+", "−") {
      let term = try product()
      value = sign == "+" ? value + term : value - term
    }
    return value
  }

  private mutating func product() throws -> Double {
    var value = try factor()
    while let right = next {
      if take("/") != nil {
        value /= try factor()
        continue
      }
      let left = items[position - 1]
      if take("·") == nil {
        if case .symbol = right { break }
        if !Self.isClear(left, right, isApplied: position > 1 && isFunction(items[position - 2])) {
          throw Mistake.ambiguous(Mathematics.row(items).line)
        }
      }
      value *= try factor()
    }
    return value
  }

  /// Whether two factors side by side are nothing but a product.
  private static func isClear(
    _ left: Mathematics, _ right: Mathematics, isApplied: Bool
  ) -> Bool {
    switch (left, right) {
    case (_, .number), (_, .scripts(base: .number, _, _)): false
    case (.identifier, .fenced), (.scripts(base: .identifier, _, _), .fenced): false
    case (.fenced("|", _, _), .fenced("|", _, _)): false
    case (.number, .fraction): false
    default: !isApplied
    }
  }

  private func isFunction(_ part: Mathematics) -> Bool {
    switch part {
    case .identifier(let name): Self.functions.contains(name)
    case .scripts(base: let base, lower: _?, upper: nil): isFunction(base)
    default: false
    }
  }

  private static let functions: Set = [
    "log", "sin", "cos", "tanh", "σ", "ReLU", "LeakyReLU", "softplus", "sign", "min", "max", "exp",
  ]

  private mutating func factor() throws -> Double {
    guard let part = next else { throw Mistake.unreadable(Mathematics.row(items).line) }
    position += 1
    switch part {
    case .number(let digits): return Double(digits) ?? .nan
    case _ where isFunction(part): return try application(part)
    case .identifier(let name): return values[name] ?? .nan
    case .fraction(let a, let b): return try value(a) / value(b)
    case .squareRoot(let a): return try value(a).squareRoot()
    case .fenced("(", let a, ")"), .fenced("[", let a, "]"): return try value(a)
    case .fenced("|", let a, "|"): return abs(try value(a))
    case .scripts(let base, let lower, let upper): return try power(base, lower, upper)
    default: throw Mistake.unreadable(part.line)
    }
  }

  private func value(_ formula: Mathematics) throws -> Double {
    try Self.value(of: formula, values)
  }

  /// A function without brackets takes all factors behind it.
  private mutating func application(_ head: Mathematics) throws -> Double {
    var arguments: [Double] = []
    if case .fenced("(", let inside, ")")? = next {
      position += 1
      arguments = try Self.flat(inside).split(separator: .symbol(",")).map {
        try value(.row(Array($0)))
      }
    } else {
      arguments = [try product()]
    }
    let x = arguments[0]
    switch head {
    case .scripts(_, let slope?, _): return x > 0 ? x : try x * value(slope)
    case .identifier("log"): return log(x)
    case .identifier("sin"): return sin(x)
    case .identifier("cos"): return cos(x)
    case .identifier("tanh"): return tanh(x)
    case .identifier("σ"): return 1 / (1 + exp(-x))
    case .identifier("exp"): return exp(x)
    case .identifier("ReLU"): return x < 0 ? 0 : x
    case .identifier("softplus"): return log(1 + exp(x))
    case .identifier("sign"): return x > 0 ? 1 : x < 0 ? -1 : 0
    case .identifier("min"):
      return arguments.contains(where: \.isNaN) ? .nan : arguments.min() ?? .nan
    case .identifier("max"):
      return arguments.contains(where: \.isNaN) ? .nan : arguments.max() ?? .nan
    default: throw Mistake.unreadable(head.line)
    }
  }

  private func power(
    _ base: Mathematics, _ lower: Mathematics?, _ upper: Mathematics?
  ) throws -> Double {
    var number: Double
    if let lower {
      number = values[Mathematics.scripts(base: base, lower: lower, upper: nil).line] ?? .nan
    } else if base == .identifier("e") {
      number = M_E
    } else {
      // σ(x)² is the square of a function; any other row would need brackets.
      let parts = Self.flat(base)
      let isTight = parts.count == 1 || parts.count == 2 && isFunction(parts[0])
      if case .fraction = base { throw Mistake.ambiguous(base.line) }
      guard isTight else { throw Mistake.ambiguous(base.line) }
      number = try value(base)
    }
    if let upper { number = pow(number, try value(upper)) }
    return number
  }
}
