// SPDX-License-Identifier: MIT
#include "CKernels.h"
#include "wide.h"

#if defined(__x86_64__)

// The algorithm divides: n = round(y * 1e8 / r), half to even, where y * 1e8 is exact and r is the
// length. Divisions are slow, so y is multiplied by 1e8 / r instead. Both ways come within 3e-8 of
// the true quotient of at most 1e8 (each of their one or two roundings is by at most 2^-53 of it),
// so they round to the same integer unless the product lies nearly in the middle between two. Then,
// about once in three thousand vectors, sixteen components are divided after all.
#define MIDDLE (0.5 - 1e-7)

// Adding 1.5 * 2^52 leaves no bits for a fraction: the addition rounds, half to even, and the
// integer is in the low bits of the sum.
#define ROUNDER 6755399441055744.0

#define NEAREST (_MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC)

// The sign bit, which is taken off for a magnitude.
#define SIGN (-0.0)

AVX2 static inline __m256i squares4(__m256i sum, __m256i v) {
  const __m256i odd = _mm256_srli_epi64(v, 32);
  sum = _mm256_add_epi64(sum, _mm256_mul_epi32(v, v));
  return _mm256_add_epi64(sum, _mm256_mul_epi32(odd, odd));
}

AVX2 static inline double length4(const int32_t *values, size_t count) {
  __m256i sum = _mm256_setzero_si256();
  __m256i other = _mm256_setzero_si256();
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    sum = squares4(sum, _mm256_loadu_si256((const __m256i *)(values + i)));
    other = squares4(other, _mm256_loadu_si256((const __m256i *)(values + i + 8)));
  }
  uint64_t parts[4];
  _mm256_storeu_si256((__m256i *)parts, _mm256_add_epi64(sum, other));
  uint64_t total = parts[0] + parts[1] + parts[2] + parts[3];
  for (; i < count; i++) total += (uint64_t)((int64_t)values[i] * values[i]);
  return _mm_cvtsd_f64(_mm_sqrt_pd(_mm_set_sd((double)total)));
}

// The low halves of eight 64-bit lanes, in order.
AVX2 static inline __m256i narrow4(__m256d a, __m256d b) {
  const __m256 even = _mm256_shuffle_ps(_mm256_castpd_ps(a), _mm256_castpd_ps(b), 0x88);
  return _mm256_permute4x64_epi64(_mm256_castps_si256(even), 0xD8);
}

// The larger of `most` and the distances of the products from the integers they round to.
AVX2 static inline __m256d distances4(__m256d most, __m256d product, __m256d rounded) {
  const __m256d back = _mm256_sub_pd(rounded, _mm256_set1_pd(ROUNDER));
  const __m256d distance = _mm256_sub_pd(product, back);
  return _mm256_max_pd(most, _mm256_andnot_pd(_mm256_set1_pd(SIGN), distance));
}

AVX2 void kernels_normalise_avx2(int32_t *values, size_t count) {
  const double length = length4(values, count);
  const __m256d divisor = _mm256_set1_pd(length);
  const __m256d factor = _mm256_set1_pd(1e8 / length);
  const __m256d rounder = _mm256_set1_pd(ROUNDER);
  for (size_t i = 0; i < count; i += 16) {
    __m256d component[4];
    __m256d rounded[4];
    __m256d most = _mm256_setzero_pd();
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) {
      component[k] = _mm256_cvtepi32_pd(_mm_load_si128((const __m128i *)(values + i) + k));
      const __m256d product = _mm256_mul_pd(component[k], factor);
      rounded[k] = _mm256_add_pd(product, rounder);
      most = distances4(most, product, rounded[k]);
    }
    if (__builtin_expect(_mm256_movemask_pd(_mm256_cmp_pd(most, _mm256_set1_pd(MIDDLE), _CMP_GT_OQ)), 0)) {
      for (int k = 0; k < 4; k++) {
        const __m256d scaled = _mm256_mul_pd(component[k], _mm256_set1_pd(1e8));
        rounded[k] = _mm256_add_pd(_mm256_div_pd(scaled, divisor), rounder);
      }
    }
    _mm256_store_si256((__m256i *)(values + i), narrow4(rounded[0], rounded[1]));
    _mm256_store_si256((__m256i *)(values + i + 8), narrow4(rounded[2], rounded[3]));
  }
}

AVX512 static inline __m512i squares8(__m512i sum, __m512i v) {
  const __m512i odd = _mm512_srli_epi64(v, 32);
  sum = _mm512_add_epi64(sum, _mm512_mul_epi32(v, v));
  return _mm512_add_epi64(sum, _mm512_mul_epi32(odd, odd));
}

AVX512 static inline double length8(const int32_t *values, size_t count) {
  __m512i sum = _mm512_setzero_si512();
  __m512i other = _mm512_setzero_si512();
  size_t i = 0;
  for (; i + 32 <= count; i += 32) {
    sum = squares8(sum, _mm512_load_si512(values + i));
    other = squares8(other, _mm512_load_si512(values + i + 16));
  }
  for (; i < count; i += 16) {
    const size_t left = count - i;
    const __mmask16 mask = left >= 16 ? 0xFFFF : (__mmask16)((1u << left) - 1);
    sum = squares8(sum, _mm512_maskz_load_epi32(mask, values + i));
  }
  const uint64_t total = (uint64_t)_mm512_reduce_add_epi64(_mm512_add_epi64(sum, other));
  return _mm_cvtsd_f64(_mm_sqrt_pd(_mm_set_sd((double)total)));
}

AVX512 void kernels_normalise_avx512(int32_t *values, size_t count) {
  const double length = length8(values, count);
  const __m512d factor = _mm512_set1_pd(1e8 / length);
  for (size_t i = 0; i < count; i += 16) {
    const __m512i components = _mm512_load_si512(values + i);
    __m512d a = _mm512_cvtepi32_pd(_mm512_castsi512_si256(components));
    __m512d b = _mm512_cvtepi32_pd(_mm512_extracti64x4_epi64(components, 1));
    const __m512d low = _mm512_mul_pd(a, factor);
    const __m512d high = _mm512_mul_pd(b, factor);
    // What rounding leaves, and of both the one larger in magnitude.
    const __m512d rest = _mm512_range_pd(_mm512_reduce_pd(low, 8), _mm512_reduce_pd(high, 8), 11);
    __m256i first = _mm512_cvt_roundpd_epi32(low, NEAREST);
    __m256i second = _mm512_cvt_roundpd_epi32(high, NEAREST);
    if (__builtin_expect(_mm512_cmp_pd_mask(rest, _mm512_set1_pd(MIDDLE), _CMP_GT_OQ), 0)) {
      const __m512d divisor = _mm512_set1_pd(length);
      a = _mm512_div_pd(_mm512_mul_pd(a, _mm512_set1_pd(1e8)), divisor);
      b = _mm512_div_pd(_mm512_mul_pd(b, _mm512_set1_pd(1e8)), divisor);
      first = _mm512_cvt_roundpd_epi32(a, NEAREST);
      second = _mm512_cvt_roundpd_epi32(b, NEAREST);
    }
    _mm512_store_si512(values + i,
                       _mm512_inserti64x4(_mm512_castsi256_si512(first), second, 1));
  }
}

#endif
