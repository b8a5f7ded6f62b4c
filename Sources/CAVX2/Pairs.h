#ifndef CAVX2_PAIRS_H
#define CAVX2_PAIRS_H

#include <stddef.h>

/// A function of an even number of vectors; `y` and `slopes` may be NULL.
typedef void Pairs(const double *x, const double *y, ptrdiff_t count, double *result,
                   double *slopes);

Pairs cavx2_pairs_exp, cavx2_pairs_log, cavx2_pairs_tanh, cavx2_pairs_sigmoid, cavx2_pairs_softplus,
    cavx2_pairs_cross_entropy_logits;

#endif
