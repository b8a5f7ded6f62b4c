#include "CAVX2.h"

#if defined(__x86_64__)

#include "Sums.h"

BEGIN_AVX2

/// A matrix of weights with numbers of its own between one sum and the next, one term and the next.
typedef struct {
  const double *weights;
  ptrdiff_t sumStride, termStride;
} Matrix;

/// J sums times V vectors: weight times row, over all `terms`, then the bias or what was there.
INLINE void sumBlock(int J, int V, Matrix m, const double *bias, int isAdding, const double *x,
                     double *result, ptrdiff_t terms, ptrdiff_t row) {
  Vector sums[8][4];
  EACH(j, J) EACH(v, V) sums[j][v] = nothing;
  for (ptrdiff_t k = 0; k < terms; k++) {
    const double *w = m.weights + k * m.termStride;
    EACH(j, J) EACH(v, V) sums[j][v] += w[j * m.sumStride] * load(x + k * row + 4 * v);
  }
  EACH(j, J) {
    Vector constant = bias == NULL ? nothing : bias[j];
    EACH(v, V) {
      double *to = result + j * row + 4 * v;
      store(isAdding ? load(to) + sums[j][v] : sums[j][v] + constant, to);
    }
  }
}

/// All sums for V vectors: J at a time, and of what is left as many as there are.
INLINE void sumColumn(int J, int V, Matrix m, const double *bias, int isAdding, const double *x,
                      double *result, ptrdiff_t sums, ptrdiff_t terms, ptrdiff_t row) {
  for (ptrdiff_t j = 0; j < sums;) {
    Matrix from = {m.weights + j * m.sumStride, m.sumStride, m.termStride};
    const double *b = bias == NULL ? NULL : bias + j;
    double *to = result + j * row;
    if (J >= 8 && sums - j >= 8) {
      sumBlock(8, V, from, b, isAdding, x, to, terms, row);
      j += 8;
    } else if (J >= 4 && sums - j >= 4) {
      sumBlock(4, V, from, b, isAdding, x, to, terms, row);
      j += 4;
    } else if (sums - j >= 2) {
      sumBlock(2, V, from, b, isAdding, x, to, terms, row);
      j += 2;
    } else {
      sumBlock(1, V, from, b, isAdding, x, to, terms, row);
      j += 1;
    }
  }
}

/// Up to four vectors at a time, with as many sums as there are registers for.
INLINE void sumProducts(Matrix m, const double *bias, int isAdding, const double *x,
                        double *result, ptrdiff_t sums, ptrdiff_t terms, ptrdiff_t vectors) {
  // The usual numbers of vectors first, with distances between rows that are literals.
  switch (vectors) {
  case 1:
    sumColumn(8, 1, m, bias, isAdding, x, result, sums, terms, 4);
    return;
  case 4:
    sumColumn(2, 4, m, bias, isAdding, x, result, sums, terms, 16);
    return;
  }
  ptrdiff_t row = 4 * vectors;
  for (; vectors >= 4; vectors -= 4, x += 16, result += 16) {
    sumColumn(2, 4, m, bias, isAdding, x, result, sums, terms, row);
  }
  switch (vectors) {
  case 3:
    sumColumn(2, 3, m, bias, isAdding, x, result, sums, terms, row);
    break;
  case 2:
    sumColumn(4, 2, m, bias, isAdding, x, result, sums, terms, row);
    break;
  case 1:
    sumColumn(8, 1, m, bias, isAdding, x, result, sums, terms, row);
    break;
  }
}

void cavx2_dense(const double *weights, const double *bias, const void *x, void *result,
                 ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t vectors) {
  Matrix m = {weights, inputs, 1};
  sumProducts(m, bias, 0, x, result, outputs, inputs, vectors);
}

void cavx2_dense_inputs(const double *weights, const void *g, void *dx, ptrdiff_t inputs,
                        ptrdiff_t outputs, ptrdiff_t vectors) {
  Matrix m = {weights, 1, inputs};
  sumProducts(m, NULL, 1, g, dx, inputs, outputs, vectors);
}

/// Derivatives by the weights of J outputs and I inputs, four products or eight.
INLINE void weightBlock(int J, int I, ptrdiff_t vectors, const double *g, const double *x,
                        double *weights, ptrdiff_t inputs) {
  ptrdiff_t row = 4 * vectors;
  Vector sums[4][4];
  EACH(j, J) EACH(i, I) sums[j][i] = nothing;
  for (ptrdiff_t v = 0; v < row; v += 4) {
    EACH(i, I) EACH(j, J) sums[j][i] += load(g + j * row + v) * load(x + i * row + v);
  }
  if (I == 4) {
    EACH(j, J) {
      double *to = weights + j * inputs;
      store(load(to) + horizontalSums(sums[j][0], sums[j][1], sums[j][2], sums[j][3]), to);
    }
  } else if (I == 2 && J == 2) {
    Vector four = horizontalSums(sums[0][0], sums[0][1], sums[1][0], sums[1][1]);
    _mm_storeu_pd(weights, _mm_loadu_pd(weights) + four.lo);
    _mm_storeu_pd(weights + inputs, _mm_loadu_pd(weights + inputs) + four.hi);
  } else if (J == 4) {
    Vector four = horizontalSums(sums[0][0], sums[1][0], sums[2][0], sums[3][0]);
    EACH(j, J) weights[j * inputs] += four[j];
  } else {
    EACH(i, I) EACH(j, J) weights[j * inputs + i] += horizontalSum(sums[j][i]);
  }
}

/// Derivatives by the weights of I inputs, J outputs at a time and the rest one by one.
INLINE void weightColumns(int J, int I, ptrdiff_t vectors, const double *g, const double *x,
                          double *weights, ptrdiff_t inputs, ptrdiff_t outputs) {
  ptrdiff_t row = 4 * vectors;
  for (; outputs >= J; outputs -= J, g += J * row, weights += J * inputs) {
    weightBlock(J, I, vectors, g, x, weights, inputs);
  }
  for (; outputs > 0; outputs--, g += row, weights += inputs) {
    weightBlock(1, I, vectors, g, x, weights, inputs);
  }
}

/// Inputs by fours, then two, then one.
INLINE void weightMatrix(ptrdiff_t vectors, const double *g, const double *x, double *weights,
                         ptrdiff_t inputs, ptrdiff_t outputs) {
  ptrdiff_t row = 4 * vectors, i = 0;
  for (; i + 4 <= inputs; i += 4) {
    weightColumns(2, 4, vectors, g, x + i * row, weights + i, inputs, outputs);
  }
  if (i + 2 <= inputs) {
    weightColumns(2, 2, vectors, g, x + i * row, weights + i, inputs, outputs);
    i += 2;
  }
  if (i < inputs) weightColumns(4, 1, vectors, g, x + i * row, weights + i, inputs, outputs);
}

void cavx2_dense_weights(const void *g, const void *x, double *weights, double *bias,
                         ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t vectors) {
  switch (vectors) {
  case 1:
    weightMatrix(1, g, x, weights, inputs, outputs);
    break;
  case 4:
    weightMatrix(4, g, x, weights, inputs, outputs);
    break;
  default:
    weightMatrix(vectors, g, x, weights, inputs, outputs);
  }
  if (bias != NULL) addRowSums(g, bias, outputs, vectors);
}

END_AVX2

#endif
