// SPDX-License-Identifier: MIT
#ifndef UNDERSTUDY_CKERNELS_H
#define UNDERSTUDY_CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Vector kernels for processors with wide registers. Each equals a function of the Swift code bit
// for bit; callers ask first whether the processor can run them. Elsewhere than on x86-64 they are
// not defined, and never called.

// Whether the processor and the system can run the kernels of that name.
bool kernels_support_avx2(void);
bool kernels_support_avx512(void);

// Fills `values` with the components that `key` draws, the hash mode of the algorithm. There is
// room for `count` rounded up to sixteen.
void kernels_draw_avx2(int32_t *values, size_t count, uint64_t key);
void kernels_draw_avx512(int32_t *values, size_t count, uint64_t key);

// The rounds of the Walsh-Hadamard transform between `blocks` blocks of eight values, a power of
// two; the rounds within blocks are done. `values` is aligned to 64 bytes.
void kernels_transform_avx2(int32_t *values, size_t blocks);
void kernels_transform_avx512(int32_t *values, size_t blocks);

// Brings `values` to unit length and rounds them to units of 10^-8, half to even. There is room
// for `count` rounded up to sixteen.
void kernels_normalise_avx2(int32_t *values, size_t count);
void kernels_normalise_avx512(int32_t *values, size_t count);

// Writes components as text, each with a sign where negative, eight decimals and a comma; returns
// the number of bytes. Stops before the first group of sixteen that has a component of 10^8 or
// more in magnitude, or is not whole, and stores the number of components written. There is room
// for 12 bytes for each component and 64 more.
size_t kernels_text_avx2(const int32_t *values, size_t count, uint8_t *output, size_t *written);
size_t kernels_text_avx512(const int32_t *values, size_t count, uint8_t *output, size_t *written);

// Writes components as little-endian float32.
void kernels_floats_avx2(const int32_t *values, size_t count, uint8_t *output);
void kernels_floats_avx512(const int32_t *values, size_t count, uint8_t *output);

// Writes the float32 of components in base64, whole groups of 48 components only; returns how many
// components. There is room for 256 bytes for each group, and 32 more.
size_t kernels_base64_avx2(const int32_t *values, size_t count, uint8_t *output);
size_t kernels_base64_avx512(const int32_t *values, size_t count, uint8_t *output);

#endif
