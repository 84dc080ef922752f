// SPDX-License-Identifier: MIT
#include "CKernels.h"
#include "wide.h"

#if defined(__x86_64__)

// Eight digits of each component are made by splitting it in halves of four, two and one digits,
// each split a product with a shifted reciprocal that is exact in its range:
//
//     below 10^8    x / 10^4 = x * 3518437209 >> 45
//     below 10^4    x / 100  = x * 5243 >> 19
//     below 100     x / 10   = x * 6554 >> 16

#define LIMIT 100000000

// For each of eight 32-bit lanes below 10^8 its first four digits as a number, and in the upper
// half of the lane its last four.
AVX2 static inline __m256i halves8(__m256i x) {
  const __m256i factor = _mm256_set1_epi64x(3518437209);
  const __m256i even = _mm256_srli_epi64(_mm256_mul_epu32(x, factor), 45);
  const __m256i odd = _mm256_srli_epi64(_mm256_mul_epu32(_mm256_srli_epi64(x, 32), factor), 45);
  const __m256i high = _mm256_or_si256(even, _mm256_slli_epi64(odd, 32));
  const __m256i low = _mm256_sub_epi32(x, _mm256_madd_epi16(high, _mm256_set1_epi32(10000)));
  return _mm256_or_si256(high, _mm256_slli_epi32(low, 16));
}

// Sixteen 16-bit lanes below 100 to two ASCII digits each.
AVX2 static inline __m256i digits16(__m256i pairs) {
  const __m256i tens = _mm256_mulhi_epu16(pairs, _mm256_set1_epi16(6554));
  const __m256i ones = _mm256_sub_epi16(pairs, _mm256_mullo_epi16(tens, _mm256_set1_epi16(10)));
  const __m256i digits = _mm256_or_si256(tens, _mm256_slli_epi16(ones, 8));
  return _mm256_or_si256(digits, _mm256_set1_epi8('0'));
}

// The digits of eight magnitudes, eight bytes each: `out` takes components 0 1 4 5 and 2 3 6 7.
AVX2 static inline void digits8(__m256i magnitudes, uint64_t out[8]) {
  const __m256i fours = halves8(magnitudes);
  const __m256i high = _mm256_srli_epi16(_mm256_mulhi_epu16(fours, _mm256_set1_epi16(5243)), 3);
  const __m256i low = _mm256_sub_epi16(fours, _mm256_mullo_epi16(high, _mm256_set1_epi16(100)));
  _mm256_store_si256((__m256i *)out, digits16(_mm256_unpacklo_epi16(high, low)));
  _mm256_store_si256((__m256i *)(out + 4), digits16(_mm256_unpackhi_epi16(high, low)));
}

AVX2 static inline uint8_t *component(uint8_t *at, uint64_t digits, unsigned sign) {
  // "-0." or "0." and a byte that the digits overwrite.
  const uint32_t start = sign ? 0x2E302Du : 0x2E30u;
  __builtin_memcpy(at, &start, 4);
  at += 2 + sign;
  __builtin_memcpy(at, &digits, 8);
  at[8] = ',';
  return at + 9;
}

AVX2 size_t kernels_text_avx2(const int32_t *values, size_t count, uint8_t *output,
                              size_t *written) {
  static const uint8_t places[8] = {0, 1, 4, 5, 2, 3, 6, 7};
  uint8_t *at = output;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m256i first = _mm256_loadu_si256((const __m256i *)(values + i));
    const __m256i second = _mm256_loadu_si256((const __m256i *)(values + i + 8));
    const __m256i low = _mm256_abs_epi32(first);
    const __m256i high = _mm256_abs_epi32(second);
    // Unsigned, so that the magnitude of the least 32-bit number counts as large.
    const __m256i most = _mm256_max_epu32(low, high);
    const __m256i limit = _mm256_set1_epi32(LIMIT);
    if (_mm256_movemask_epi8(_mm256_cmpeq_epi32(_mm256_max_epu32(most, limit), most))) break;
    _Alignas(32) uint64_t digits[16];
    digits8(low, digits);
    digits8(high, digits + 8);
    unsigned signs = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(first));
    signs |= (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(second)) << 8;
#pragma clang loop unroll(full)
    for (int k = 0; k < 16; k++) {
      at = component(at, digits[(k & 8) + places[k & 7]], signs >> k & 1);
    }
  }
  *written = i;
  return (size_t)(at - output);
}

// The digits of sixteen magnitudes: as the functions above, twice as wide.
AVX512 static inline __m512i halves16(__m512i x) {
  const __m512i factor = _mm512_set1_epi64(3518437209);
  const __m512i even = _mm512_srli_epi64(_mm512_mul_epu32(x, factor), 45);
  const __m512i odd = _mm512_srli_epi64(_mm512_mul_epu32(_mm512_srli_epi64(x, 32), factor), 45);
  const __m512i high = _mm512_or_si512(even, _mm512_slli_epi64(odd, 32));
  const __m512i low = _mm512_sub_epi32(x, _mm512_madd_epi16(high, _mm512_set1_epi32(10000)));
  return _mm512_or_si512(high, _mm512_slli_epi32(low, 16));
}

AVX512 static inline __m512i digits32(__m512i pairs) {
  const __m512i tens = _mm512_mulhi_epu16(pairs, _mm512_set1_epi16(6554));
  const __m512i ones = _mm512_sub_epi16(pairs, _mm512_mullo_epi16(tens, _mm512_set1_epi16(10)));
  const __m512i digits = _mm512_or_si512(tens, _mm512_slli_epi16(ones, 8));
  return _mm512_or_si512(digits, _mm512_set1_epi8('0'));
}

// Four components whose digits stand in `digits` from byte `from` as slots of twelve bytes, closed
// up where a slot needs no sign:
//
//     -0.dddddddd,-0.dddddddd,-0.dddddddd,-0.dddddddd,
AVX512 static inline uint8_t *components4(uint8_t *at, __m512i digits, __m512i places,
                                          unsigned signs) {
  const __m512i frame = _mm512_castsi128_si512(
      _mm_setr_epi8('-', '0', '.', ',', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  // Index bytes below 64 name a digit, those from 64 a byte of the frame.
  const __m512i slots = _mm512_permutex2var_epi8(digits, places, frame);
  const uint64_t keep = _pdep_u64(signs, 0x001001001001) | 0xFFEFFEFFEFFE;
  _mm512_storeu_si512(at, _mm512_maskz_compress_epi8(keep, slots));
  return at + 44 + _mm_popcnt_u32(signs);
}

// Where the bytes of four slots come from: digits of the components that `order` names.
#define SLOT(component)                                                                        \
  64, 65, 66, 8 * (component), 8 * (component) + 1, 8 * (component) + 2, 8 * (component) + 3,  \
      8 * (component) + 4, 8 * (component) + 5, 8 * (component) + 6, 8 * (component) + 7, 67
#define SLOTS(a, b, c, d) {SLOT(a), SLOT(b), SLOT(c), SLOT(d)}

AVX512 size_t kernels_text_avx512(const int32_t *values, size_t count, uint8_t *output,
                                  size_t *written) {
  // Unpacking leaves components 0 1 4 5 8 9 12 13 in one register and 2 3 6 7 10 11 14 15 in the
  // other; a permutation of 64-bit lanes across both brings them in order.
  const __m512i lower = _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11);
  const __m512i upper = _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15);
  static const uint8_t left[64] = SLOTS(0, 1, 2, 3);
  static const uint8_t right[64] = SLOTS(4, 5, 6, 7);
  const __m512i leftPlaces = _mm512_loadu_si512(left);
  const __m512i rightPlaces = _mm512_loadu_si512(right);
  uint8_t *at = output;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m512i components = _mm512_loadu_si512(values + i);
    const __m512i magnitudes = _mm512_abs_epi32(components);
    // Unsigned, so that the magnitude of the least 32-bit number counts as large.
    if (_mm512_cmpge_epu32_mask(magnitudes, _mm512_set1_epi32(LIMIT))) break;
    const __m512i fours = halves16(magnitudes);
    const __m512i high =
        _mm512_srli_epi16(_mm512_mulhi_epu16(fours, _mm512_set1_epi16(5243)), 3);
    const __m512i low =
        _mm512_sub_epi16(fours, _mm512_mullo_epi16(high, _mm512_set1_epi16(100)));
    const __m512i a = digits32(_mm512_unpacklo_epi16(high, low));
    const __m512i b = digits32(_mm512_unpackhi_epi16(high, low));
    const __m512i first = _mm512_permutex2var_epi64(a, lower, b);
    const __m512i second = _mm512_permutex2var_epi64(a, upper, b);
    const unsigned signs = _mm512_movepi32_mask(components);
    at = components4(at, first, leftPlaces, signs & 15);
    at = components4(at, first, rightPlaces, signs >> 4 & 15);
    at = components4(at, second, leftPlaces, signs >> 8 & 15);
    at = components4(at, second, rightPlaces, signs >> 12);
  }
  *written = i;
  return (size_t)(at - output);
}

#endif
