#ifndef CAVX2_GROUP_H
#define CAVX2_GROUP_H

// One or two vectors that go through the same steps together; VECTORS says how many. The steps of
// an elementary function wait for one another, and with a second vector the processor has something
// to do meanwhile: a third of the time is saved. The functions are those of Lanes.

#include "Vector.h"

typedef double Group __attribute__((ext_vector_type(4 * VECTORS)));
typedef double StoredGroup __attribute__((ext_vector_type(4 * VECTORS), aligned(8), may_alias));

// A comparison of doubles gives a vector of `long`, which is the 64-bit integer of x86-64.
typedef long Bits __attribute__((ext_vector_type(4 * VECTORS)));
typedef unsigned long Unsigned __attribute__((ext_vector_type(4 * VECTORS)));

typedef struct {
  Group high, low;
} Pair;

BEGIN_AVX2

INLINE Group loadGroup(const double *source) {
#if VECTORS == 1
  // Swift writes a vector in halves. A single one is read at once after that, and the processor
  // passes on what is still being written to loads of the same size only.
  return (Group)_mm256_loadu2_m128d(source + 2, source);
#else
  return *(const StoredGroup *)source;
#endif
}
INLINE void storeGroup(Group x, double *destination) { *(StoredGroup *)destination = x; }

INLINE Bits bits(Group x) { return (Bits)x; }
INLINE Bits shiftedRight(Bits x, int count) { return (Bits)((Unsigned)x >> count); }
INLINE Group choose(Bits mask, Group a, Group b) { return mask ? a : b; }
INLINE Group magnitude(Group x) { return (Group)(bits(x) & INT64_MAX); }
INLINE Group addingSign(Group x, Group other) {
  return (Group)(bits(x) | (bits(other) & INT64_MIN));
}
INLINE int all(Bits mask) {
#if VECTORS == 2
  return _mm256_movemask_pd((__m256d)(mask.lo & mask.hi)) == 15;
#else
  return _mm256_movemask_pd((__m256d)mask) == 15;
#endif
}

INLINE Pair exactSum(Group larger, Group smaller) {
  Group high = larger + smaller;
  return (Pair){high, smaller - (high - larger)};
}

INLINE Group cubic(Group x, Group x2, double c0, double c1, double c2, double c3) {
  Group lower = c0 + c1 * x;
  Group upper = c2 + c3 * x;
  return lower + upper * x2;
}

END_AVX2

#endif
