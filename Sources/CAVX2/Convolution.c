#include "CAVX2.h"

#if defined(__x86_64__)

// A row of an image, its positions and their vectors, is one run of vectors, and so is what a tap
// of the window meets when the window moves along the row. The loops over positions and vectors are
// therefore one, and a block of four vectors is full whatever the number of vectors per position.

#include "Sums.h"

BEGIN_AVX2

typedef cavx2_convolution Shape;


/// F filters times V vectors of a row; x is where the first tap of the window meets them.
INLINE void forwardBlock(int F, int V, ptrdiff_t size, const double *weights, const double *bias,
                         const double *x, double *result, Shape s) {
  ptrdiff_t position = 4 * s.vectors, row = s.width * position;
  ptrdiff_t taps = s.channels * size * size;
  ptrdiff_t plane = (s.height - size + 1) * (s.width - size + 1) * position;
  Vector sums[4][4];
  EACH(f, F) EACH(v, V) sums[f][v] = nothing;
  for (ptrdiff_t c = 0; c < s.channels; c++) {
    for (ptrdiff_t ky = 0; ky < size; ky++) {
      const double *from = x + (c * s.height + ky) * row;
      for (ptrdiff_t kx = 0; kx < size; kx++, weights++, from += position) {
        EACH(f, F) EACH(v, V) sums[f][v] += weights[f * taps] * load(from + 4 * v);
      }
    }
  }
  EACH(f, F) EACH(v, V) {
    Vector sum = bias == NULL ? sums[f][v] : sums[f][v] + bias[f];
    store(sum, result + f * plane + 4 * v);
  }
}

/// F filters over the whole image, a row after another, four vectors at a time.
INLINE void forwardFilters(int F, ptrdiff_t size, const double *weights, const double *bias,
                           const double *x, double *result, Shape s) {
  ptrdiff_t rows = s.height - size + 1, columns = (s.width - size + 1) * s.vectors;
  for (ptrdiff_t y = 0; y < rows; y++) {
    const double *from = x + 4 * y * s.width * s.vectors;
    double *to = result + 4 * y * columns;
    ptrdiff_t v = 0;
    for (; v + 4 <= columns; v += 4) {
      forwardBlock(F, 4, size, weights, bias, from + 4 * v, to + 4 * v, s);
    }
    switch (columns - v) {
    case 3:
      forwardBlock(F, 3, size, weights, bias, from + 4 * v, to + 4 * v, s);
      break;
    case 2:
      forwardBlock(F, 2, size, weights, bias, from + 4 * v, to + 4 * v, s);
      break;
    case 1:
      forwardBlock(F, 1, size, weights, bias, from + 4 * v, to + 4 * v, s);
      break;
    }
  }
}

/// Two filters at a time; `size` is a literal for the usual one, for which the taps are unrolled.
INLINE void forward(ptrdiff_t size, const double *weights, const double *bias, const double *x,
                    double *result, Shape s) {
  ptrdiff_t taps = s.channels * size * size, f = 0;
  ptrdiff_t plane = 4 * (s.height - size + 1) * (s.width - size + 1) * s.vectors;
  for (; f + 2 <= s.filters; f += 2) {
    const double *b = bias == NULL ? NULL : bias + f;
    forwardFilters(2, size, weights + f * taps, b, x, result + f * plane, s);
  }
  if (f < s.filters) {
    const double *b = bias == NULL ? NULL : bias + f;
    forwardFilters(1, size, weights + f * taps, b, x, result + f * plane, s);
  }
}

void cavx2_convolve(const double *weights, const double *bias, const void *x, void *result,
                    cavx2_convolution shape) {
  if (shape.size == 3) {
    forward(3, weights, bias, x, result, shape);
  } else {
    forward(shape.size, weights, bias, x, result, shape);
  }
}

END_AVX2

#endif
