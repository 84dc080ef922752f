// SPDX-License-Identifier: MIT
#ifndef UNDERSTUDY_CKERNELS_H
#define UNDERSTUDY_CKERNELS_H

#include <stdbool.h>

// Whether the processor and the system can run the kernels of that name.
bool kernels_support_avx2(void);
bool kernels_support_avx512(void);

#endif
