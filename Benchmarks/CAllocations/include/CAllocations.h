// SPDX-License-Identifier: MIT
#ifndef UNDERSTUDY_CALLOCATIONS_H
#define UNDERSTUDY_CALLOCATIONS_H

#include <stdint.h>

// A program that links this target counts every allocation of its process, by any thread. A
// reallocation counts as one, also where the memory stays in place.

// How many allocations there have been since the program started.
uint64_t allocations_count(void);

// How many bytes were asked for in them.
uint64_t allocations_bytes(void);

#endif
