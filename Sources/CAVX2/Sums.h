#ifndef CAVX2_SUMS_H
#define CAVX2_SUMS_H

#include "Vector.h"

BEGIN_AVX2

/// Loops over the sums that are held in registers; their bounds are literals.
#define EACH(i, count) _Pragma("clang loop unroll(full)") for (int i = 0; i < (count); i++)

/// The number that changes no other when added to it, not even the sign of a zero.
static const double nothing = -0.0;

/// (s0 + s1) + (s2 + s3) of each of four vectors.
INLINE Vector horizontalSums(Vector a, Vector b, Vector c, Vector d) {
  Vector ab = _mm256_hadd_pd(a, b);
  Vector cd = _mm256_hadd_pd(c, d);
  Vector lower = _mm256_permute2f128_pd(ab, cd, 0x20);
  Vector upper = _mm256_permute2f128_pd(ab, cd, 0x31);
  return lower + upper;
}

INLINE double horizontalSum(Vector a) { return (a[0] + a[1]) + (a[2] + a[3]); }

/// Adds to each number the sum of a row of `count` vectors.
INLINE void addRowSums(const double *g, double *numbers, ptrdiff_t rows, ptrdiff_t count) {
  ptrdiff_t row = 4 * count, j = 0;
  for (; j + 4 <= rows; j += 4) {
    Vector sums[4] = {nothing, nothing, nothing, nothing};
    for (ptrdiff_t v = 0; v < row; v += 4) EACH(i, 4) sums[i] += load(g + (j + i) * row + v);
    store(load(numbers + j) + horizontalSums(sums[0], sums[1], sums[2], sums[3]), numbers + j);
  }
  for (; j < rows; j++) {
    Vector sum = nothing;
    for (ptrdiff_t v = 0; v < row; v += 4) sum += load(g + j * row + v);
    numbers[j] += horizontalSum(sum);
  }
}

END_AVX2

#endif
