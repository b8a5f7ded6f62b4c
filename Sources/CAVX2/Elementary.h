#ifndef CAVX2_ELEMENTARY_H
#define CAVX2_ELEMENTARY_H

// Exponential and logarithm, step by step as Exponential.swift and Logarithm.swift have them; these
// explain them. `isModerate` is a literal, so that the compiler leaves out what it excludes.

#include "Group.h"

BEGIN_AVX2

/// A power of two as a product of two.
typedef struct {
  Group first, second;
  int isNormal;
} PowerOfTwo;

INLINE PowerOfTwo powerOfTwo(Bits exponent, int isNormal) {
  if (isNormal) return (PowerOfTwo){(Group)((exponent - 1023) << 52), 1.0, 1};
  Bits half = shiftedRight(exponent, 1);
  return (PowerOfTwo){(Group)(half << 52), (Group)((exponent - half) << 52), 0};
}

INLINE Group scaling(PowerOfTwo power, Group value) {
  return power.isNormal ? value * power.first : (value * power.first) * power.second;
}

/// e^x as the power of two times the sum of the parts.
typedef struct {
  Group high, low;
  PowerOfTwo scale;
} Exponential;

INLINE Group exponentialCurve(Group r, Group r2) {
  Group r4 = r2 * r2;
  Group p0 = cubic(r, r2, 0x1.5555555555556p-3, 0x1.5555555555555p-5, 0x1.11111111109b4p-7,
                  0x1.6c16c16c167e1p-10);
  Group p4 = cubic(r, r2, 0x1.a01a01a7c3d59p-13, 0x1.a01a01a47adc4p-16, 0x1.71de0daf7a6ccp-19,
                  0x1.27e4e1f5246c7p-22);
  Group p8 = 0x1.af38a71a18cb9p-26 + 0x1.1f66de051eb02p-29 * r;
  return p0 + r4 * (p4 + r4 * p8);
}

INLINE Exponential exponential(Group x, int isModerate) {
  Group floored = isModerate ? x : choose(x < -746.0, -746.0, x);
  Group bounded = isModerate ? x : choose(floored > 710.0, 710.0, floored);
  Group shifted = bounded * 0x1.71547652b82fep0 + 0x1.8p52;
  Group k = shifted - 0x1.8p52;
  Bits biasedExponent = bits(shifted) - (0x4338000000000000 - 2046);

  Group near = bounded - k * 0x1.62e42fefa38p-1;
  Group rest = 0.0 - k * 0x1.ef35793c7673p-45;
  Group r = near + rest;
  Group lost = (near - r) + rest;
  Group r2 = r * r;
  Group curve = r * exponentialCurve(r, r2);
  Pair sum = exactSum(1.0, r);
  Group low = sum.low + (lost * sum.high + r2 * (0.5 + curve));
  return (Exponential){sum.high, low, powerOfTwo(biasedExponent, isModerate)};
}

INLINE Group sum(Exponential parts) { return scaling(parts.scale, parts.high + parts.low); }

INLINE Exponential normalized(Exponential parts) {
  Pair sum = exactSum(parts.high, parts.low);
  return (Exponential){sum.high, sum.low, parts.scale};
}

INLINE Group logarithm(Group k, Group f, Group tail) {
  Group s = f / (f + 2.0);
  Group z = s * s;
  Group z2 = z * z;
  Group p0 = cubic(z, z2, 0x1.5555555555558p-1, 0x1.99999999952e2p-2, 0x1.2492492df148dp-2,
                  0x1.c71c62e5800a1p-3);
  Group p4 = 0x1.7462b4ab2ef6bp-3 + 0x1.39fe606542ddep-3 * z;
  Group p = p0 + (p4 + 0x1.2b584aae78a57p-3 * z2) * (z2 * z2);
  Group half = (f * 0.5) * f;
  Group bend = half - s * (half + z * p);

  Pair sum = exactSum(k * 0x1.62e42fefa38p-1, f);
  Group slope = 1.0 - f * (1.0 - f);
  Group small = k * 0x1.ef35793c7673p-45 + (sum.low + tail * slope);
  return sum.high + (small - bend);
}

INLINE Group logarithmOnePlusFraction(Group x, Group tail) {
  Pair sum = exactSum(1.0, x);
  Bits isUpper = sum.high >= 0x1.6a09e667f3bcdp0;
  Group unit = choose(isUpper, 0.5, 1.0);
  Group near = sum.high * unit - 1.0;
  Group carried = sum.low * unit;
  Group f = near + carried;
  Group rest = (carried - (f - near)) + tail * unit;
  return logarithm(choose(isUpper, 1.0, 0.0), f, rest);
}

END_AVX2

#endif
