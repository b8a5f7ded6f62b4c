#ifndef CAVX2_VECTOR_H
#define CAVX2_VECTOR_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

// No product and sum become one rounding: the instructions for it are not switched on, and this
// says so as well.
#pragma STDC FP_CONTRACT OFF

// Everything between BEGIN_AVX2 and END_AVX2 may use the instructions. The compiler warns that
// functions with and without them pass vectors differently; these are all inlined.
#define BEGIN_AVX2                                                                       \
  _Pragma("clang attribute push(__attribute__((target(\"avx2\"))), apply_to = function)") \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wpsabi\"")
#define END_AVX2 _Pragma("clang diagnostic pop") _Pragma("clang attribute pop")

#define INLINE static inline __attribute__((always_inline))

/// Four doubles in one register, as `Lanes` is in Swift.
typedef double Vector __attribute__((ext_vector_type(4)));

/// Four doubles in memory that is aligned for one.
typedef double Stored __attribute__((ext_vector_type(4), aligned(8), may_alias));

BEGIN_AVX2

INLINE Vector load(const double *source) { return *(const Stored *)source; }
INLINE void store(Vector x, double *destination) { *(Stored *)destination = x; }

END_AVX2

#endif
