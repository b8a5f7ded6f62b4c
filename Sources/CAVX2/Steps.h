#ifndef CAVX2_STEPS_H
#define CAVX2_STEPS_H

// exp, log, tanh, sigmoid, softplus, the cross-entropy and their derivatives, step by step as Swift
// has them: Logarithm.swift, Slopes.swift, CrossEntropy.swift and the parts that these name.

#include "Elementary.h"

BEGIN_AVX2

// The short form of a step is for ordinary arguments; the long one stays out of its way.
#define COMMONLY(condition) __builtin_expect(condition, 1)

typedef struct {
  Group value, slope;
} Result;

/// A function of x, or of x and y, and its derivative by x.
typedef Result Step(Group x, Group y);

INLINE Result exponentialStep(Group x, Group y) {
  (void)y;
  int isModerate = COMMONLY(all(magnitude(x) < 708.0));
  Group value = isModerate ? sum(exponential(x, 1)) : sum(exponential(x, 0));
  return (Result){value, value};
}

INLINE Result logarithmStep(Group x, Group y) {
  (void)y;
  Bits isTiny = x < 0x1p-1022;
  Group scaled = choose(isTiny, x * 0x1p54, x);
  // A positive normal number as 2^k times a number from √½ to √2.
  Bits shifted = bits(scaled) + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
  Bits biased = shiftedRight(shifted, 52);
  Group significand = (Group)((shifted & 0x000FFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD);
  Group exponent = (Group)(biased | 0x4330000000000000) - (0x1p52 + 1023.0);
  Group k = exponent + choose(isTiny, -54.0, 0.0);
  Group value = logarithm(k, significand - 1.0, 0.0);
  Group limited = choose(x < __builtin_inf(), value, x);
  Group defined = choose(x < 0.0, __builtin_nan(""), limited);
  return (Result){choose(x == 0.0, -__builtin_inf(), defined), 0.0};
}

INLINE Result hyperbolic(Group a, Group doubled) {
  Bits isSmall = a < 0.625;
  Group z = a * a;
  Group z2 = z * z;
  Group upper = z * cubic(z, z2, 11486475.0, 810810.0, 12870.0, 44.0);
  Group lower = cubic(z, z2, 34459425.0, 16216200.0, 945945.0, 13860.0) + (45.0 * z2) * z2;
  Group bend = sum(exponential(doubled, 1)) + 1.0;
  Group quotient = choose(isSmall, upper, 2.0) / choose(isSmall, lower, bend);
  Group value = choose(isSmall, a - a * quotient, 1.0 - quotient);
  Group factor = choose(isSmall, value, quotient);
  return (Result){value, choose(isSmall, 1.0, quotient + quotient) - factor * factor};
}

INLINE Result hyperbolicTangent(Group x, int isModerate) {
  Group a = magnitude(x);
  if (isModerate) {
    Result result = hyperbolic(a, a + a);
    return (Result){addingSign(result.value, x), result.slope};
  }
  Bits isLarge = a >= 354.0;
  Result result = hyperbolic(a, choose(isLarge, 44.0, a + a));
  Group root = 2.0 * sum(exponential(-choose(a > 400.0, 400.0, a), 1));
  return (Result){addingSign(result.value, x), choose(isLarge, root * root, result.slope)};
}

INLINE Result hyperbolicTangentStep(Group x, Group y) {
  (void)y;
  return COMMONLY(all(magnitude(x) < 354.0)) ? hyperbolicTangent(x, 1) : hyperbolicTangent(x, 0);
}

INLINE Result logistic(Group x, int isModerate) {
  Bits isNegative = x < 0.0;
  Exponential parts = normalized(exponential(-magnitude(x), isModerate));
  Pair denominator = exactSum(1.0, scaling(parts.scale, parts.high));
  Group lost = denominator.low + scaling(parts.scale, parts.low);
  Group numerator = choose(isNegative, parts.high, 1.0);
  Group rest = choose(isNegative, parts.low, 0.0);
  Group quotient = numerator / denominator.high;
  Group inverse = 0x1.697p0 - 0x1.e1ep-2 * denominator.high;
  Group fraction = quotient + (rest - quotient * lost) * inverse;
  Group smaller = choose(isNegative, fraction, fraction * parts.high);
  return (Result){choose(isNegative, scaling(parts.scale, fraction), fraction),
                  scaling(parts.scale, smaller * (1.0 - scaling(parts.scale, smaller)))};
}

INLINE Result logisticStep(Group x, Group y) {
  (void)y;
  return COMMONLY(all(magnitude(x) < 708.0)) ? logistic(x, 1) : logistic(x, 0);
}

typedef struct {
  Group positive, negative;       // softplus of the number and of its opposite
  Group probability, complement;  // sigmoid of the two
} BinaryLoss;

INLINE BinaryLoss binaryLoss(Group z, int isModerate) {
  Bits isNegative = z < 0.0;
  Exponential parts = normalized(exponential(-magnitude(z), isModerate));
  Group value = scaling(parts.scale, parts.high);
  Group bend = logarithmOnePlusFraction(value, scaling(parts.scale, parts.low));
  Group larger = 1.0 / (1.0 + value);
  Group smaller = scaling(parts.scale, parts.high * larger);
  return (BinaryLoss){choose(z > 0.0, z, 0.0) + bend, choose(isNegative, -z, 0.0) + bend,
                      choose(isNegative, smaller, larger), choose(isNegative, larger, smaller)};
}

INLINE Result softplus(Group x, int isModerate) {
  BinaryLoss parts = binaryLoss(x, isModerate);
  return (Result){parts.positive, parts.probability};
}

INLINE Result softplusStep(Group x, Group y) {
  (void)y;
  return COMMONLY(all(magnitude(x) < 708.0)) ? softplus(x, 1) : softplus(x, 0);
}

INLINE Result crossEntropy(Group z, Group y, int isModerate) {
  BinaryLoss parts = binaryLoss(z, isModerate);
  Group rest = 1.0 - y;
  Group first = choose(y == 0.0, 0.0, y * parts.negative);
  return (Result){first + choose(rest == 0.0, 0.0, rest * parts.positive),
                  rest * parts.probability - y * parts.complement};
}

INLINE Result crossEntropyStep(Group z, Group y) {
  return COMMONLY(all(magnitude(z) < 708.0)) ? crossEntropy(z, y, 1) : crossEntropy(z, y, 0);
}

END_AVX2

#endif
