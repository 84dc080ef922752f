// SPDX-License-Identifier: MIT
#ifndef UNDERSTUDY_WIDE_H
#define UNDERSTUDY_WIDE_H

// What the kernels of this target share: the intrinsics, and the attributes that let single
// functions use instructions which the rest of the program must not.

#if defined(__x86_64__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
#define AVX512                                                                                 \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt")))

// Products and sums are rounded one by one, as in Swift: no fused multiplication and addition.
#pragma STDC FP_CONTRACT OFF

#endif

#endif
