// SPDX-License-Identifier: MIT
#include "CKernels.h"
#include "wide.h"

#if defined(__x86_64__)

// A round of the transform replaces (a, b), which lie `stride` apart, by (a + b, a - b). Rounds
// commute, so they are taken three at a time (four with more registers): eight (sixteen) vectors
// are loaded, put through all their rounds, and stored.

AVX2 static inline void round2(__m256i *a, __m256i *b) {
  const __m256i difference = _mm256_sub_epi32(*a, *b);
  *a = _mm256_add_epi32(*a, *b);
  *b = difference;
}

// Rounds between `1 << rounds` vectors that lie `stride` vectors apart.
AVX2 static inline __attribute__((always_inline)) void group2(__m256i *at, size_t stride,
                                                              int rounds) {
  __m256i v[8];
  const int size = 1 << rounds;
#pragma clang loop unroll(full)
  for (int k = 0; k < size; k++) v[k] = _mm256_load_si256(at + (size_t)k * stride);
#pragma clang loop unroll(full)
  for (int half = 1; half < size; half *= 2) {
#pragma clang loop unroll(full)
    for (int k = 0; k < size; k++) {
      if ((k & half) == 0) round2(&v[k], &v[k + half]);
    }
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < size; k++) _mm256_store_si256(at + (size_t)k * stride, v[k]);
}

AVX2 static inline __attribute__((always_inline)) void pass2(__m256i *vectors, size_t count,
                                                             size_t stride, int rounds) {
  for (size_t base = 0; base < count; base += stride << rounds) {
    for (size_t j = base; j < base + stride; j++) group2(vectors + j, stride, rounds);
  }
}

AVX2 void kernels_transform_avx2(int32_t *values, size_t blocks) {
  __m256i *vectors = (__m256i *)values;
  size_t stride = 1;
  while (stride * 8 <= blocks) {
    pass2(vectors, blocks, stride, 3);
    stride *= 8;
  }
  if (stride * 4 <= blocks) {
    pass2(vectors, blocks, stride, 2);
  } else if (stride * 2 <= blocks) {
    pass2(vectors, blocks, stride, 1);
  }
}

AVX512 static inline void round5(__m512i *a, __m512i *b) {
  const __m512i difference = _mm512_sub_epi32(*a, *b);
  *a = _mm512_add_epi32(*a, *b);
  *b = difference;
}

// The round between the two blocks of a vector, while it is loaded.
AVX512 static inline __m512i load5(const __m512i *at) {
  const __m512i a = _mm512_broadcast_i64x4(_mm256_load_si256((const __m256i *)at));
  const __m512i b = _mm512_broadcast_i64x4(_mm256_load_si256((const __m256i *)at + 1));
  return _mm512_mask_sub_epi32(_mm512_add_epi32(a, b), 0xFF00, a, b);
}

AVX512 static inline __attribute__((always_inline)) void group5(__m512i *at, size_t stride,
                                                                int rounds, bool isFirst) {
  __m512i v[16];
  const int size = 1 << rounds;
#pragma clang loop unroll(full)
  for (int k = 0; k < size; k++) {
    v[k] = isFirst ? load5(at + (size_t)k * stride) : _mm512_load_si512(at + (size_t)k * stride);
  }
#pragma clang loop unroll(full)
  for (int half = 1; half < size; half *= 2) {
#pragma clang loop unroll(full)
    for (int k = 0; k < size; k++) {
      if ((k & half) == 0) round5(&v[k], &v[k + half]);
    }
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < size; k++) _mm512_store_si512(at + (size_t)k * stride, v[k]);
}

AVX512 static inline __attribute__((always_inline)) void pass5(__m512i *vectors, size_t count,
                                                               size_t stride, int rounds,
                                                               bool isFirst) {
  for (size_t base = 0; base < count; base += stride << rounds) {
    for (size_t j = base; j < base + stride; j++) {
      group5(vectors + j, stride, rounds, isFirst);
    }
  }
}

AVX512 void kernels_transform_avx512(int32_t *values, size_t blocks) {
  // Fewer than sixteen vectors: there is nothing to gain.
  if (blocks < 32) {
    kernels_transform_avx2(values, blocks);
    return;
  }
  __m512i *vectors = (__m512i *)values;
  const size_t count = blocks / 2;
  pass5(vectors, count, 1, 4, true);
  size_t stride = 16;
  while (stride * 16 <= count) {
    pass5(vectors, count, stride, 4, false);
    stride *= 16;
  }
  if (stride * 8 <= count) {
    pass5(vectors, count, stride, 3, false);
  } else if (stride * 4 <= count) {
    pass5(vectors, count, stride, 2, false);
  } else if (stride * 2 <= count) {
    pass5(vectors, count, stride, 1, false);
  }
}

#endif
