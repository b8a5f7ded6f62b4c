#include "CAVX2.h"

#if defined(__x86_64__)

#include "Sums.h"

BEGIN_AVX2

typedef cavx2_convolution Shape;

enum { group = 8 };

/// Derivatives by F filters' taps in K columns of up to `group` rows of one channel's window.
///
/// A sum goes through the image row by row. What the rows of the window read is still in the cache
/// when the next one reads it, which is why they take turns and leave their sums in memory.
INLINE void weightBlock(int F, int K, ptrdiff_t rowsOfWindow, const double *g, const double *x,
                        double *weights, Shape s) {
  ptrdiff_t rows = s.height - s.size + 1, position = 4 * s.vectors;
  ptrdiff_t row = (s.width - s.size + 1) * position;
  ptrdiff_t taps = s.channels * s.size * s.size;
  Vector kept[group][2][3];
  for (ptrdiff_t ky = 0; ky < rowsOfWindow; ky++) EACH(f, F) EACH(k, K) kept[ky][f][k] = nothing;
  for (ptrdiff_t y = 0; y < rows; y++) {
    for (ptrdiff_t ky = 0; ky < rowsOfWindow; ky++) {
      const double *from = x + (y + ky) * s.width * position, *by = g + y * row;
      Vector sums[2][3];
      EACH(f, F) EACH(k, K) sums[f][k] = kept[ky][f][k];
      for (ptrdiff_t v = 0; v < row; v += 4) {
        EACH(f, F) EACH(k, K) {
          sums[f][k] += load(by + f * rows * row + v) * load(from + k * position + v);
        }
      }
      EACH(f, F) EACH(k, K) kept[ky][f][k] = sums[f][k];
    }
  }
  for (ptrdiff_t ky = 0; ky < rowsOfWindow; ky++) {
    EACH(f, F) EACH(k, K) {
      weights[f * taps + ky * s.size + k] += horizontalSum(kept[ky][f][k]);
    }
  }
}

/// F filters: a channel after another, three columns of the window at a time.
INLINE void weightFilters(int F, const double *g, const double *x, double *weights, Shape s) {
  for (ptrdiff_t c = 0; c < s.channels; c++) {
    for (ptrdiff_t ky = 0; ky < s.size; ky += group) {
      ptrdiff_t rows = s.size - ky < group ? s.size - ky : group;
      const double *from = x + 4 * (c * s.height + ky) * s.width * s.vectors;
      double *to = weights + (c * s.size + ky) * s.size;
      ptrdiff_t kx = 0;
      for (; kx + 3 <= s.size; kx += 3) {
        weightBlock(F, 3, rows, g, from + 4 * kx * s.vectors, to + kx, s);
      }
      for (; kx < s.size; kx++) {
        weightBlock(F, 1, rows, g, from + 4 * kx * s.vectors, to + kx, s);
      }
    }
  }
}

void cavx2_convolve_weights(const void *g, const void *x, double *weights, double *bias,
                            cavx2_convolution s) {
  const double *by = g;
  ptrdiff_t plane = (s.height - s.size + 1) * (s.width - s.size + 1) * s.vectors;
  ptrdiff_t taps = s.channels * s.size * s.size, f = 0;
  for (; f + 2 <= s.filters; f += 2) {
    weightFilters(2, by + 4 * f * plane, x, weights + f * taps, s);
  }
  for (; f < s.filters; f++) weightFilters(1, by + 4 * f * plane, x, weights + f * taps, s);
  if (bias != NULL) addRowSums(g, bias, s.filters, plane);
}

END_AVX2

#endif
