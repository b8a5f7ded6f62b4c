import Kernels

extension Block {
  /// Computes every value from the values before it.
  func evaluate() {
    var result = leafSize
    for index in steps.indices {
      evaluate(index, result: result)
      result += steps[index].size(details)
    }
  }

  /// Computes the value of one step.
  func evaluate(_ index: Int, result: Int) {
    let s = site(index, result: result)
    switch s.step.operation {
    case .constant, .input, .parameter, .flatten: break
    case .add: map(s) { x, y in x + y }
    case .subtract: map(s) { x, y in x - y }
    case .multiply: map(s) { x, y in x * y }
    case .divide: map(s) { x, y in x / y }
    case .power: map(s) { x, y in N.pow(x, y) }
    case .negate: map(s) { x in -x }
    case .less: map(s) { x, y in N.truth(x .< y) }
    case .lessOrEqual: map(s) { x, y in N.truth(x .<= y) }
    case .greater: map(s) { x, y in N.truth(x .> y) }
    case .greaterOrEqual: map(s) { x, y in N.truth(x .>= y) }
    case .equal: map(s) { x, y in N.truth(x .== y) }
    case .notEqual: map(s) { x, y in N.truth(x .!= y) }
    case .and: map(s) { x, y in N.truth((x .!= .zero) & (y .!= .zero), of: x, y) }
    case .or: map(s) { x, y in N.truth((x .!= .zero) | (y .!= .zero), of: x, y) }
    case .not: map(s) { x in N.truth(x .== .zero, of: x, x) }
    case .exp: map(s, byKernel: true) { x in N.exp(x) }
    case .log: map(s, byKernel: true) { x in N.log(x) }
    case .log1p: map(s) { x in N.log1p(x) }
    case .expm1: map(s) { x in N.expm1(x) }
    case .sqrt: map(s) { x in N.sqrt(x) }
    case .abs: map(s) { x in N.abs(x) }
    case .sign: map(s) { x in N.sign(x) }
    case .sin: map(s) { x in N.sin(x) }
    case .cos: map(s) { x in N.cos(x) }
    case .tanh: activate(s) { x in N.tanhAndSlope(x) }
    case .sigmoid: activate(s) { x in N.sigmoidAndSlope(x) }
    case .softplus: activate(s) { x in N.softplusAndSlope(x) }
    case .relu: map(s, byKernel: true) { x in N.relu(x) }
    case .sigmoidSlope: map(s) { x in N.sigmoidSlope(x) }
    case .custom: call(s) { f, x in N.call(f, x) }
    case .min: map(s) { x, y in N.min(x, y) }
    case .max: map(s) { x, y in N.max(x, y) }
    case .gate: map(s) { x, y in N.gate(x, y) }
    case .leakyRelu: map(s) { x, y in N.leakyRelu(x, y) }
    case .choose: choose(s) { c, x, y in N.choose(c, x, y) }
    case .powerDerivative: raise(s) { x, y, order in N.pow(x, y, order) }
    case .logAddExp: map(s) { x, y in N.logAddExp(x, y) }
    case .crossEntropy: map(s) { p, y in N.crossEntropy(p, y) }
    case .crossEntropyLogits: activate(s) { z, y in N.crossEntropyLogitsAndSlope(z, y) }
    case .sum: reduce(s, N.sum)
    case .minimum: reduce(s, N.least)
    case .maximum: reduce(s, N.largest)
    case .argmax: findLargest(s)
    case .logSumExp: sumExponentials(s)
    case .softmax: normalizeExponentials(s)
    case .element: pick(s)
    case .stack: concatenate(s)
    case .dense: dense(s)
    case .convolution: convolve(s)
    case .maxPool: findMaxima(s)
    case .meanPool: findMeans(s)
    case .neuron: sumProducts(s)
    }
  }
}
