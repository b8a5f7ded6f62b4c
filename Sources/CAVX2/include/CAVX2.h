#ifndef CAVX2_H
#define CAVX2_H

#include <stddef.h>

// The inner loops of Kernels once more, with the AVX2 instructions of x86-64. A file of Swift has
// one set of instructions for all of its functions, and in C each function can have its own.
//
// Every function gives the bits of its original in Kernels, which says what it computes. A vector
// is four doubles at an address that is a multiple of 8. Only `cavx2_is_supported` may be called on
// a processor without AVX2, and there is nothing here for other architectures.

#if defined(__x86_64__)

/// Whether processor and operating system can run the functions below.
int cavx2_is_supported(void);

/// Elementary functions of `count` vectors.
void cavx2_exp(const void *x, ptrdiff_t count, void *result);
void cavx2_log(const void *x, ptrdiff_t count, void *result);

/// Activations of `count` vectors, and their derivatives where `slopes` is not NULL.
void cavx2_tanh(const void *x, ptrdiff_t count, void *result, void *slopes);
void cavx2_sigmoid(const void *x, ptrdiff_t count, void *result, void *slopes);
void cavx2_softplus(const void *x, ptrdiff_t count, void *result, void *slopes);

/// Cross-entropies of `count` vectors of logits and of labels, and their derivatives by the logits.
void cavx2_cross_entropy_logits(const void *logits, const void *labels, ptrdiff_t count,
                                void *result, void *slopes);

// A row is `vectors` vectors, an array is rows one after another. Where a parameter is not const it
// is changed; `bias` may be NULL.

/// A layer of `outputs` sums over `inputs` rows, and its derivatives by the inputs and the weights.
void cavx2_dense(const double *weights, const double *bias, const void *x, void *result,
                 ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t vectors);
void cavx2_dense_inputs(const double *weights, const void *g, void *dx, ptrdiff_t inputs,
                        ptrdiff_t outputs, ptrdiff_t vectors);
void cavx2_dense_weights(const void *g, const void *x, double *weights, double *bias,
                         ptrdiff_t inputs, ptrdiff_t outputs, ptrdiff_t vectors);

/// Numbers of rows along each axis of a convolution.
typedef struct {
  ptrdiff_t channels, height, width, filters, size, vectors;
} cavx2_convolution;

/// A valid convolution, and its derivatives by the input and the weights.
void cavx2_convolve(const double *weights, const double *bias, const void *x, void *result,
                    cavx2_convolution shape);
void cavx2_convolve_inputs(const double *weights, const void *g, void *dx,
                           cavx2_convolution shape);
void cavx2_convolve_weights(const void *g, const void *x, double *weights, double *bias,
                            cavx2_convolution shape);

/// Numbers of rows along each axis of a pooling.
typedef struct {
  ptrdiff_t channels, height, width, size, vectors;
} cavx2_pooling;

/// The largest and the mean element of every window, and their derivatives by the input.
void cavx2_max_pool(const void *x, void *result, cavx2_pooling shape);
void cavx2_max_pool_inputs(const void *g, const void *x, const void *result, void *dx,
                           cavx2_pooling shape);
void cavx2_mean_pool(const void *x, void *result, cavx2_pooling shape);
void cavx2_mean_pool_inputs(const void *g, void *dx, cavx2_pooling shape);

/// The rectifier of `count` vectors, and its derivative by the argument.
void cavx2_relu(const void *x, ptrdiff_t count, void *result);
void cavx2_relu_inputs(const void *g, const void *result, ptrdiff_t count, void *dx);

#endif

#endif
