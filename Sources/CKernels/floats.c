// SPDX-License-Identifier: MIT
#include "CKernels.h"
#include "wide.h"

#if defined(__x86_64__)

// A component in units of 10^-8 becomes the float32 nearest to the double nearest to its value. The
// product with 1e-8 leads to the same float as the quotient by 1e8; see FixedPoint.swift.

AVX2 static inline __m256 floats8(const int32_t *values) {
  const __m128i *at = (const __m128i *)values;
  const __m256d factor = _mm256_set1_pd(1e-8);
  const __m256d low = _mm256_mul_pd(_mm256_cvtepi32_pd(_mm_loadu_si128(at)), factor);
  const __m256d high = _mm256_mul_pd(_mm256_cvtepi32_pd(_mm_loadu_si128(at + 1)), factor);
  return _mm256_set_m128(_mm256_cvtpd_ps(high), _mm256_cvtpd_ps(low));
}

AVX2 void kernels_floats_avx2(const int32_t *values, size_t count, uint8_t *output) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    _mm256_storeu_ps((float *)(output + 4 * i), floats8(values + i));
  }
  for (; i < count; i++) {
    const float number = (float)(values[i] * 1e-8);
    __builtin_memcpy(output + 4 * i, &number, 4);
  }
}

// Base64 turns three bytes into four digits. For 24 bytes at a time: spread them to 32, shift each
// group of six bits to its byte by multiplications, and add to each what its range of the alphabet
// begins with (W. Mula, D. Lemire, "Faster Base64 Encoding and Decoding using AVX2 Instructions").
AVX2 static inline __m256i digits24(__m256i bytes) {
  const __m256i spread = _mm256_setr_epi8(
      5, 4, 6, 5, 8, 7, 9, 8, 11, 10, 12, 11, 14, 13, 15, 14,
      1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
  bytes = _mm256_shuffle_epi8(bytes, spread);
  const __m256i first = _mm256_mulhi_epu16(
      _mm256_and_si256(bytes, _mm256_set1_epi32(0x0FC0FC00)), _mm256_set1_epi32(0x04000040));
  const __m256i second = _mm256_mullo_epi16(
      _mm256_and_si256(bytes, _mm256_set1_epi32(0x003F03F0)), _mm256_set1_epi32(0x01000010));
  const __m256i sixes = _mm256_or_si256(first, second);
  // 0 for 26...51, 1...10 for the digits, 11 for '+', 12 for '/', 13 for 0...25.
  const __m256i range = _mm256_subs_epu8(sixes, _mm256_set1_epi8(51));
  const __m256i isUpper = _mm256_cmpgt_epi8(_mm256_set1_epi8(26), sixes);
  const __m256i row = _mm256_or_si256(range, _mm256_and_si256(isUpper, _mm256_set1_epi8(13)));
  const __m256i begins = _mm256_broadcastsi128_si256(
      _mm_setr_epi8('a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                    '0' - 52, '0' - 52, '0' - 52, '+' - 62, '/' - 63, 'A', 0, 0));
  return _mm256_add_epi8(sixes, _mm256_shuffle_epi8(begins, row));
}

// 48 floats are 192 bytes and eight times 24: written to memory first, since the groups lie across
// registers.
AVX2 size_t kernels_base64_avx2(const int32_t *values, size_t count, uint8_t *output) {
  // Four bytes before and after are loaded and not used.
  _Alignas(32) uint8_t bytes[32 + 192 + 32] = {0};
  size_t i = 0;
  for (; i + 48 <= count; i += 48) {
#pragma clang loop unroll(full)
    for (int k = 0; k < 6; k++) {
      _mm256_store_ps((float *)(bytes + 32 + 32 * k), floats8(values + i + 8 * k));
    }
#pragma clang loop unroll(full)
    for (int k = 0; k < 8; k++) {
      const uint8_t *from = bytes + 32 + 24 * k - 4;
      const __m256i group = _mm256_loadu_si256((const __m256i *)from);
      _mm256_storeu_si256((__m256i *)output, digits24(group));
      output += 32;
    }
  }
  return i;
}

AVX512 static inline __m512 floats16(const int32_t *values) {
  const __m256i *at = (const __m256i *)values;
  const __m512d factor = _mm512_set1_pd(1e-8);
  const __m512d low = _mm512_mul_pd(_mm512_cvtepi32_pd(_mm256_loadu_si256(at)), factor);
  const __m512d high = _mm512_mul_pd(_mm512_cvtepi32_pd(_mm256_loadu_si256(at + 1)), factor);
  return _mm512_insertf32x8(_mm512_castps256_ps512(_mm512_cvtpd_ps(low)), _mm512_cvtpd_ps(high),
                            1);
}

AVX512 void kernels_floats_avx512(const int32_t *values, size_t count, uint8_t *output) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    _mm512_storeu_ps((float *)(output + 4 * i), floats16(values + i));
  }
  for (; i < count; i++) {
    const float number = (float)(values[i] * 1e-8);
    __builtin_memcpy(output + 4 * i, &number, 4);
  }
}

// 48 bytes, each group of three spread to four as `bytes` has them, to 64 digits: six bits are
// shifted to each byte, and look up their digit.
AVX512 static inline __m512i digits48(__m512i bytes) {
  static const uint8_t alphabet[65] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const __m512i shifts = _mm512_set1_epi64(0x3036242A1016040A);
  const __m512i sixes = _mm512_multishift_epi64_epi8(shifts, bytes);
  return _mm512_permutexvar_epi8(sixes, _mm512_loadu_si512(alphabet));
}

// The order in which digits48 wants 48 bytes that start at byte `s` of two registers.
#define TRIPLE(s) (s) + 1, (s), (s) + 2, (s) + 1
#define TWELVE(s) TRIPLE(s), TRIPLE((s) + 3), TRIPLE((s) + 6), TRIPLE((s) + 9)
#define SPREAD(s) {TWELVE(s), TWELVE((s) + 12), TWELVE((s) + 24), TWELVE((s) + 36)}

// 48 floats are three registers and four times 48 bytes.
AVX512 size_t kernels_base64_avx512(const int32_t *values, size_t count, uint8_t *output) {
  static const uint8_t places[4][64] = {SPREAD(0), SPREAD(48), SPREAD(32), SPREAD(16)};
  const __m512i first = _mm512_loadu_si512(places[0]);
  const __m512i second = _mm512_loadu_si512(places[1]);
  const __m512i third = _mm512_loadu_si512(places[2]);
  const __m512i fourth = _mm512_loadu_si512(places[3]);
  size_t i = 0;
  for (; i + 48 <= count; i += 48) {
    const __m512i a = _mm512_castps_si512(floats16(values + i));
    const __m512i b = _mm512_castps_si512(floats16(values + i + 16));
    const __m512i c = _mm512_castps_si512(floats16(values + i + 32));
    _mm512_storeu_si512(output, digits48(_mm512_permutexvar_epi8(first, a)));
    _mm512_storeu_si512(output + 64, digits48(_mm512_permutex2var_epi8(a, second, b)));
    _mm512_storeu_si512(output + 128, digits48(_mm512_permutex2var_epi8(b, third, c)));
    _mm512_storeu_si512(output + 192, digits48(_mm512_permutexvar_epi8(fourth, c)));
    output += 256;
  }
  return i;
}

#endif
