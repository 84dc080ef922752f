// SPDX-License-Identifier: MIT
#include "CAllocations.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

// The C library keeps these names for programs that wrap its allocator; what is defined here under
// the public names replaces them in the whole process.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Atomic uint64_t counted;
static _Atomic uint64_t requested;

static void count(size_t size) {
  atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&requested, size, memory_order_relaxed);
}

uint64_t allocations_count(void) { return atomic_load_explicit(&counted, memory_order_relaxed); }

uint64_t allocations_bytes(void) { return atomic_load_explicit(&requested, memory_order_relaxed); }

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t members, size_t size) {
  count(members * size);
  return __libc_calloc(members, size);
}

void *realloc(void *memory, size_t size) {
  count(size);
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  void *fresh = memalign(alignment, size);
  if (fresh == NULL) return ENOMEM;
  *memory = fresh;
  return 0;
}
