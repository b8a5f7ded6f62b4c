#include "CAVX2.h"

#if defined(__x86_64__)

#include "Sums.h"

BEGIN_AVX2

typedef cavx2_pooling Shape;
typedef long Mask __attribute__((ext_vector_type(4)));

/// Loops over the windows; `first` is where one begins in the image, `result` where its value is.
#define EACH_WINDOW                                                                        \
  for (ptrdiff_t c = 0, result = 0; c < s.channels; c++)                                   \
    for (ptrdiff_t y = 0; y + size <= s.height; y += size)                                 \
      for (ptrdiff_t x = 0; x + size <= s.width; x += size)                                \
        for (ptrdiff_t v = 0, first = 4 * ((c * s.height + y) * s.width + x) * s.vectors; \
             v < s.vectors; v++, first += 4, result += 4)

/// Loops over the elements of a window, row after row.
#define EACH_ELEMENT                                                                        \
  for (ptrdiff_t ky = 0; ky < size; ky++)                                                   \
    for (ptrdiff_t kx = 0, element = first + 4 * ky * s.width * s.vectors; kx < size; kx++, \
                   element += 4 * s.vectors)

/// The larger of two, NaN where either is, +0 rather than −0: `max` of Lanes.
INLINE Vector larger(Vector a, Vector b) {
  Vector either = a > b ? a : b;
  Vector ordered = a == b ? (Vector)((Mask)a & (Mask)b) : either;
  return a != a ? a : ordered;
}

INLINE void maxPool(ptrdiff_t size, const double *image, double *results, Shape s) {
  EACH_WINDOW {
    Vector largest = load(image + first);
    EACH_ELEMENT largest = larger(largest, load(image + element));
    store(largest, results + result);
  }
}

INLINE void maxPoolInputs(ptrdiff_t size, const double *g, const double *image,
                          const double *results, double *dx, Shape s) {
  EACH_WINDOW {
    Vector largest = load(results + result), one = 1.0, zero = 0.0, count = 0.0;
    EACH_ELEMENT count += load(image + element) == largest ? one : zero;
    Vector share = load(g + result) / count;
    Mask isOrdered = (share == share) & (largest == largest);
    Vector rest = isOrdered ? zero : (Vector)__builtin_nan("");
    EACH_ELEMENT {
      Vector passed = load(image + element) == largest ? share : rest;
      store(load(dx + element) + passed, dx + element);
    }
  }
}

INLINE void meanPool(ptrdiff_t size, const double *image, double *results, Shape s) {
  EACH_WINDOW {
    Vector sum = nothing;
    EACH_ELEMENT sum += load(image + element);
    store(sum / (double)(size * size), results + result);
  }
}

INLINE void meanPoolInputs(ptrdiff_t size, const double *g, double *dx, Shape s) {
  EACH_WINDOW {
    Vector share = load(g + result) / (double)(size * size);
    EACH_ELEMENT store(load(dx + element) + share, dx + element);
  }
}

// Windows of two by two are the usual ones; for them the loops over elements are unrolled.

void cavx2_max_pool(const void *x, void *result, cavx2_pooling shape) {
  if (shape.size == 2) {
    maxPool(2, x, result, shape);
  } else {
    maxPool(shape.size, x, result, shape);
  }
}

void cavx2_max_pool_inputs(const void *g, const void *x, const void *result, void *dx,
                           cavx2_pooling shape) {
  if (shape.size == 2) {
    maxPoolInputs(2, g, x, result, dx, shape);
  } else {
    maxPoolInputs(shape.size, g, x, result, dx, shape);
  }
}

void cavx2_mean_pool(const void *x, void *result, cavx2_pooling shape) {
  if (shape.size == 2) {
    meanPool(2, x, result, shape);
  } else {
    meanPool(shape.size, x, result, shape);
  }
}

void cavx2_mean_pool_inputs(const void *g, void *dx, cavx2_pooling shape) {
  if (shape.size == 2) {
    meanPoolInputs(2, g, dx, shape);
  } else {
    meanPoolInputs(shape.size, g, dx, shape);
  }
}

void cavx2_relu(const void *x, ptrdiff_t count, void *result) {
  const double *from = x;
  double *to = result;
  for (ptrdiff_t i = 0; i < 4 * count; i += 4) {
    Vector value = load(from + i), zero = 0.0;
    store(value <= 0.0 ? zero : value, to + i);
  }
}

void cavx2_relu_inputs(const void *g, const void *result, ptrdiff_t count, void *dx) {
  const double *by = g, *from = result;
  double *to = dx;
  for (ptrdiff_t i = 0; i < 4 * count; i += 4) {
    Vector slope = load(by + i), value = load(from + i);
    Vector passed = value > 0.0 ? slope : value;
    store(load(to + i) + (slope == slope ? passed : slope), to + i);
  }
}

END_AVX2

#endif
