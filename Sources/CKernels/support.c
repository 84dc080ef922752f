// SPDX-License-Identifier: MIT
#include "CKernels.h"

#if defined(__x86_64__)

bool kernels_support_avx2(void) { return __builtin_cpu_supports("avx2") != 0; }

// One class of processors: all that have VBMI2 have the rest too, but each is asked for what the
// kernels use.
bool kernels_support_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
         __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("popcnt");
}

#else

bool kernels_support_avx2(void) { return false; }

bool kernels_support_avx512(void) { return false; }

#endif
