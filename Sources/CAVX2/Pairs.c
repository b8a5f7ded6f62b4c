#if defined(__x86_64__)

#include "Pairs.h"

#define VECTORS 2
#include "Loop.h"

BEGIN_AVX2

void cavx2_pairs_exp(const double *x, const double *y, ptrdiff_t count, double *result,
                     double *slopes) {
  (void)y, (void)slopes;
  loop(exponentialStep, x, NULL, count, result, NULL);
}

void cavx2_pairs_log(const double *x, const double *y, ptrdiff_t count, double *result,
                     double *slopes) {
  (void)y, (void)slopes;
  loop(logarithmStep, x, NULL, count, result, NULL);
}

void cavx2_pairs_tanh(const double *x, const double *y, ptrdiff_t count, double *result,
                      double *slopes) {
  (void)y;
  loops(hyperbolicTangentStep, x, NULL, count, result, slopes);
}

void cavx2_pairs_sigmoid(const double *x, const double *y, ptrdiff_t count, double *result,
                         double *slopes) {
  (void)y;
  loops(logisticStep, x, NULL, count, result, slopes);
}

void cavx2_pairs_softplus(const double *x, const double *y, ptrdiff_t count, double *result,
                          double *slopes) {
  (void)y;
  loops(softplusStep, x, NULL, count, result, slopes);
}

void cavx2_pairs_cross_entropy_logits(const double *x, const double *y, ptrdiff_t count,
                                      double *result, double *slopes) {
  loops(crossEntropyStep, x, y, count, result, slopes);
}

END_AVX2

#endif
