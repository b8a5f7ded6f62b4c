import Kernels

extension Block {
  /// Adds to every derivative what the steps after it pass back, from the output on.
  ///
  /// In a rule, `g` is the derivative by the result `r`, and `x` and `y` are the operands; the rule
  /// gives what is added to the derivative by one of them: g·∂r/∂x or g·∂r/∂y (reverse accumulation;
  /// Linnainmaa, 1970).
  func differentiate() {
    var result = size
    for index in steps.indices.reversed() {
      result -= steps[index].size(details)
      let s = site(index, result: result)
      switch s.step.operation {
      case .constant, .input, .parameter, .flatten: break
      case .add: left(s) { g, x, y, r in g }; right(s) { g, x, y, r in g }
      case .subtract: left(s) { g, x, y, r in g }; right(s) { g, x, y, r in -g }
      case .multiply: left(s) { g, x, y, r in g * y }; right(s) { g, x, y, r in g * x }
      case .divide: left(s) { g, x, y, r in g / y }; right(s) { g, x, y, r in -(g * r / y) }
      case .power:
        left(s) { g, x, y, r in g * N.pow(x, y, .byBase) }
        right(s) { g, x, y, r in g * N.pow(x, y, .byExponent) }
      case .negate: left(s) { g, x, r in -g }
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: break
      case .and, .or, .not: break
      case .exp: left(s) { g, x, r in g * r }
      case .log: left(s) { g, x, r in g / N.logarithmic(x) }
      case .log1p: left(s) { g, x, r in g / N.logarithmic(.one + x) }
      case .expm1: left(s) { g, x, r in g * N.exp(x) }
      case .sqrt: left(s) { g, x, r in g * N(0.5) / N.unsigned(r) }
      case .abs: left(s) { g, x, r in g * N.sign(x) }
      case .sign: break
      case .sin: left(s) { g, x, r in g * N.cos(x) }
      case .cos: left(s) { g, x, r in -(g * N.sin(x)) }
      case .tanh, .sigmoid, .softplus: leftBySlope(s)
      case .relu:
        left(s, byKernel: differentiateReluByKernel) { g, x, r in N.passed(g, x .> .zero, x .== x) }
      case .sigmoidSlope: left(s) { g, x, r in -(g * r * N.tanh(N(0.5) * x)) }
      case .custom: callLeft(s) { g, f, x in g * N.call(f.derivative, x) }
      case .min:
        left(s) { g, x, y, r in N.chosen(g, x .<= y, x, y) }
        right(s) { g, x, y, r in N.chosen(g, y .<= x, x, y) }
      case .max:
        left(s) { g, x, y, r in N.chosen(g, x .>= y, x, y) }
        right(s) { g, x, y, r in N.chosen(g, y .>= x, x, y) }
      case .gate: left(s) { g, x, y, r in N.passed(g, if: y) }
      case .leakyRelu:
        left(s) { g, x, y, r in N.leaked(g, x, y) }
        right(s) { g, x, y, r in N.passed(g * x, x .<= .zero, x .== x) }
      case .choose:
        second(s) { g, c in N.passed(g, if: c) }
        third(s) { g, c in N.passed(g, unless: c) }
      case .powerDerivative:
        base(s) { g, x, y, order in g * N.pow(x, y, order.byBase) }
        exponent(s) { g, x, y, order in g * N.pow(x, y, order.byExponent) }
      case .logAddExp:
        left(s) { g, x, y, r in g * N.sigmoid(N.difference(x, y)) }
        right(s) { g, x, y, r in g * N.sigmoid(N.difference(y, x)) }
      case .crossEntropy:
        left(s) { g, p, y, r in g * N.crossEntropyByProbability(p, y) }
        right(s) { g, p, y, r in g * N.crossEntropyByLabel(p, y) }
      case .crossEntropyLogits:
        leftBySlope(s)
        right(s) { g, z, y, r in g * N.crossEntropyLogitsByLabel(z, y) }
      case .sum: left(s) { g, x, r in g }
      case .minimum, .maximum: shareAmongEqual(s)
      case .argmax: break
      case .logSumExp: leftBySlopes(s)
      case .softmax: differentiateSoftmax(s)
      case .element: spread(s)
      case .stack: separate(s)
      case .dense: differentiateDense(s)
      case .convolution: differentiateConvolution(s)
      case .maxPool: differentiateMaxPool(s)
      case .meanPool: differentiateMeanPool(s)
      case .neuron: differentiateNeuron(s)
      }
    }
  }
}
