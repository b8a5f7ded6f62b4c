#include "CAVX2.h"

#if defined(__x86_64__)

#include "Sums.h"

BEGIN_AVX2

typedef cavx2_convolution Shape;

/// The taps that reach an element from within the image of the results, in one direction.
typedef struct {
  ptrdiff_t first, end;
} Taps;

static inline Taps tapsAt(ptrdiff_t position, ptrdiff_t size, ptrdiff_t results) {
  ptrdiff_t first = position - results + 1;
  return (Taps){first > 0 ? first : 0, position < size ? position + 1 : size};
}

/// C channels times V vectors of row y, from a position on; g is the first filter's plane.
INLINE void inputBlock(int C, int V, ptrdiff_t size, ptrdiff_t y, ptrdiff_t x, Taps across,
                       const double *weights, const double *g, double *dx, Shape s) {
  ptrdiff_t rows = s.height - size + 1, position = 4 * s.vectors;
  ptrdiff_t row = (s.width - size + 1) * position;
  Taps down = tapsAt(y, size, rows);
  Vector sums[4][4];
  EACH(c, C) EACH(v, V) sums[c][v] = nothing;
  for (ptrdiff_t f = 0; f < s.filters; f++) {
    for (ptrdiff_t ky = down.first; ky < down.end; ky++) {
      const double *w = weights + (f * s.channels * size + ky) * size;
      const double *from = g + (f * rows + y - ky) * row + x;
      for (ptrdiff_t kx = across.first; kx < across.end; kx++) {
        EACH(c, C) EACH(v, V) {
          sums[c][v] += w[c * size * size + kx] * load(from - kx * position + 4 * v);
        }
      }
    }
  }
  EACH(c, C) EACH(v, V) {
    double *to = dx + (c * s.height + y) * s.width * position + x + 4 * v;
    store(load(to) + sums[c][v], to);
  }
}

/// A run of vectors in row y that the same taps reach, four at a time; x counts doubles.
INLINE void inputRun(int C, ptrdiff_t size, ptrdiff_t y, ptrdiff_t x, ptrdiff_t vectors,
                     Taps across, const double *weights, const double *g, double *dx, Shape s) {
  for (; vectors >= 4; vectors -= 4, x += 16) {
    inputBlock(C, 4, size, y, x, across, weights, g, dx, s);
  }
  switch (vectors) {
  case 3:
    inputBlock(C, 3, size, y, x, across, weights, g, dx, s);
    break;
  case 2:
    inputBlock(C, 2, size, y, x, across, weights, g, dx, s);
    break;
  case 1:
    inputBlock(C, 1, size, y, x, across, weights, g, dx, s);
    break;
  }
}

/// C channels: in each row the margins, where some taps fall outside, and the run between them.
INLINE void inputChannels(int C, ptrdiff_t size, const double *weights, const double *g, double *dx,
                          Shape s) {
  ptrdiff_t results = s.width - size + 1;
  for (ptrdiff_t y = 0; y < s.height; y++) {
    for (ptrdiff_t x = 0; x < s.width; x++) {
      Taps across = tapsAt(x, size, results);
      if (across.end - across.first < size) {
        inputRun(C, size, y, 4 * x * s.vectors, s.vectors, across, weights, g, dx, s);
      } else if (x == size - 1) {
        Taps everything = {0, size};
        ptrdiff_t count = (results - size + 1) * s.vectors;
        inputRun(C, size, y, 4 * x * s.vectors, count, everything, weights, g, dx, s);
      }
    }
  }
}

INLINE void inputs(ptrdiff_t size, const double *weights, const double *g, double *dx, Shape s) {
  ptrdiff_t c = 0, plane = 4 * s.height * s.width * s.vectors;
  for (; c + 2 <= s.channels; c += 2) {
    inputChannels(2, size, weights + c * size * size, g, dx + c * plane, s);
  }
  if (c < s.channels) inputChannels(1, size, weights + c * size * size, g, dx + c * plane, s);
}

void cavx2_convolve_inputs(const double *weights, const void *g, void *dx,
                           cavx2_convolution shape) {
  if (shape.size == 3) {
    inputs(3, weights, g, dx, shape);
  } else {
    inputs(shape.size, weights, g, dx, shape);
  }
}

END_AVX2

#endif
