#include "CAVX2.h"

#if defined(__x86_64__)

#include "Pairs.h"

#define VECTORS 1
#include "Loop.h"

BEGIN_AVX2

/// The first vector of an odd number here, the others in pairs.
///
/// A single vector, as in a model with four samples, is done without another call.
INLINE void split(Step *step, Pairs *pairs, const double *x, const double *y, ptrdiff_t count,
                  double *result, double *slopes) {
  ptrdiff_t odd = count & 1;
  loops(step, x, y, odd, result, slopes);
  if (count < 2) return;
  pairs(x + 4 * odd, y == NULL ? NULL : y + 4 * odd, count - odd, result + 4 * odd,
        slopes == NULL ? NULL : slopes + 4 * odd);
}

void cavx2_exp(const void *x, ptrdiff_t count, void *result) {
  split(exponentialStep, cavx2_pairs_exp, x, NULL, count, result, NULL);
}

void cavx2_log(const void *x, ptrdiff_t count, void *result) {
  split(logarithmStep, cavx2_pairs_log, x, NULL, count, result, NULL);
}

void cavx2_tanh(const void *x, ptrdiff_t count, void *result, void *slopes) {
  split(hyperbolicTangentStep, cavx2_pairs_tanh, x, NULL, count, result, slopes);
}

void cavx2_sigmoid(const void *x, ptrdiff_t count, void *result, void *slopes) {
  split(logisticStep, cavx2_pairs_sigmoid, x, NULL, count, result, slopes);
}

void cavx2_softplus(const void *x, ptrdiff_t count, void *result, void *slopes) {
  split(softplusStep, cavx2_pairs_softplus, x, NULL, count, result, slopes);
}

void cavx2_cross_entropy_logits(const void *logits, const void *labels, ptrdiff_t count,
                                void *result, void *slopes) {
  split(crossEntropyStep, cavx2_pairs_cross_entropy_logits, logits, labels, count, result, slopes);
}

END_AVX2

#endif
