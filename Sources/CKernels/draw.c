// SPDX-License-Identifier: MIT
#include "CKernels.h"
#include "wide.h"

#if defined(__x86_64__)

// Draw i is mix(key + i * golden); its component is twice the sum of the four 16-bit lanes, less
// 262,139. A multiplication of signed 16-bit pairs adds two lanes at once, so each lane has 32,768
// taken from it first (by flipping its highest bit) and 5 is what is left to add:
//
//     2 * sum(lane - 32768) = 2 * sum(lane) - 262144
//
// The two halves of each draw's sum are then gathered from two registers. Within 128 bits that
// takes the first two draws of each, so the registers hold draws (1 2 5 6 ...) and (3 4 7 8 ...)
// and the sums come out in order.

#define GOLDEN 0x9E3779B97F4A7C15ull
#define FIRST 0xBF58476D1CE4E5B9ull
#define SECOND 0x94D049BB133111EBull

AVX2 static inline __m256i multiply4(__m256i x, uint64_t factor) {
  const __m256i low = _mm256_set1_epi64x((int64_t)factor);
  const __m256i high = _mm256_set1_epi64x((int64_t)(factor >> 32));
  const __m256i product = _mm256_mul_epu32(x, low);
  const __m256i crossed = _mm256_add_epi64(_mm256_mul_epu32(x, high),
                                           _mm256_mul_epu32(_mm256_srli_epi64(x, 32), low));
  return _mm256_add_epi64(product, _mm256_slli_epi64(crossed, 32));
}

AVX2 static inline __m256i lanes4(__m256i x) {
  x = multiply4(_mm256_xor_si256(x, _mm256_srli_epi64(x, 30)), FIRST);
  x = multiply4(_mm256_xor_si256(x, _mm256_srli_epi64(x, 27)), SECOND);
  x = _mm256_xor_si256(x, _mm256_srli_epi64(x, 31));
  x = _mm256_xor_si256(x, _mm256_set1_epi16(INT16_MIN));
  return _mm256_madd_epi16(x, _mm256_set1_epi16(2));
}

AVX2 void kernels_draw_avx2(int32_t *values, size_t count, uint64_t key) {
  __m256i first = _mm256_setr_epi64x((int64_t)(key + GOLDEN), (int64_t)(key + 2 * GOLDEN),
                                     (int64_t)(key + 5 * GOLDEN), (int64_t)(key + 6 * GOLDEN));
  __m256i second = _mm256_add_epi64(first, _mm256_set1_epi64x((int64_t)(2 * GOLDEN)));
  const __m256i step = _mm256_set1_epi64x((int64_t)(8 * GOLDEN));
  for (size_t i = 0; i < count; i += 8) {
    const __m256 a = _mm256_castsi256_ps(lanes4(first));
    const __m256 b = _mm256_castsi256_ps(lanes4(second));
    const __m256i low = _mm256_castps_si256(_mm256_shuffle_ps(a, b, 0x88));
    const __m256i high = _mm256_castps_si256(_mm256_shuffle_ps(a, b, 0xDD));
    const __m256i sum = _mm256_add_epi32(_mm256_add_epi32(low, high), _mm256_set1_epi32(5));
    _mm256_storeu_si256((__m256i *)(values + i), sum);
    first = _mm256_add_epi64(first, step);
    second = _mm256_add_epi64(second, step);
  }
}

AVX512 static inline __m512i lanes8(__m512i x) {
  x = _mm512_xor_si512(x, _mm512_srli_epi64(x, 30));
  x = _mm512_mullo_epi64(x, _mm512_set1_epi64((int64_t)FIRST));
  x = _mm512_xor_si512(x, _mm512_srli_epi64(x, 27));
  x = _mm512_mullo_epi64(x, _mm512_set1_epi64((int64_t)SECOND));
  // The exclusive or of all three.
  x = _mm512_ternarylogic_epi64(x, _mm512_srli_epi64(x, 31), _mm512_set1_epi16(INT16_MIN), 0x96);
  return _mm512_madd_epi16(x, _mm512_set1_epi16(2));
}

AVX512 void kernels_draw_avx512(int32_t *values, size_t count, uint64_t key) {
  const __m512i places = _mm512_setr_epi64(1, 2, 5, 6, 9, 10, 13, 14);
  __m512i first = _mm512_add_epi64(
      _mm512_set1_epi64((int64_t)key),
      _mm512_mullo_epi64(places, _mm512_set1_epi64((int64_t)GOLDEN)));
  __m512i second = _mm512_add_epi64(first, _mm512_set1_epi64((int64_t)(2 * GOLDEN)));
  const __m512i step = _mm512_set1_epi64((int64_t)(16 * GOLDEN));
  for (size_t i = 0; i < count; i += 16) {
    const __m512 a = _mm512_castsi512_ps(lanes8(first));
    const __m512 b = _mm512_castsi512_ps(lanes8(second));
    const __m512i low = _mm512_castps_si512(_mm512_shuffle_ps(a, b, 0x88));
    const __m512i high = _mm512_castps_si512(_mm512_shuffle_ps(a, b, 0xDD));
    const __m512i sum = _mm512_add_epi32(_mm512_add_epi32(low, high), _mm512_set1_epi32(5));
    _mm512_storeu_si512(values + i, sum);
    first = _mm512_add_epi64(first, step);
    second = _mm512_add_epi64(second, step);
  }
}

#endif
