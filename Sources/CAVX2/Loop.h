#ifndef CAVX2_LOOP_H
#define CAVX2_LOOP_H

#include "Steps.h"

BEGIN_AVX2

/// Runs a step over `count` vectors, a multiple of VECTORS.
INLINE void loop(Step *step, const double *x, const double *y, ptrdiff_t count, double *result,
                 double *slopes) {
  for (ptrdiff_t i = 0; i < 4 * count; i += 4 * VECTORS) {
    Group argument = loadGroup(x + i);
    Result both = step(argument, y == NULL ? argument : loadGroup(y + i));
    storeGroup(both.value, result + i);
    if (slopes != NULL) storeGroup(both.slope, slopes + i);
  }
}

/// The same as two loops; in the one without derivatives the compiler drops their part of the step.
INLINE void loops(Step *step, const double *x, const double *y, ptrdiff_t count, double *result,
                  double *slopes) {
  if (slopes == NULL) {
    loop(step, x, y, count, result, NULL);
  } else {
    loop(step, x, y, count, result, slopes);
  }
}

END_AVX2

#endif
