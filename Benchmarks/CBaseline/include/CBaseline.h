// SPDX-License-Identifier: MIT
#ifndef UNDERSTUDY_CBASELINE_H
#define UNDERSTUDY_CBASELINE_H

#include <stddef.h>
#include <stdint.h>

// The least that any server on this machine must do: wait with epoll, read once, write once.
//
// Binds a free port of 127.0.0.1 and answers its number, or -1 with errno set.
int baseline_listen(void);

// Answers every read on every connection with the same bytes, and never returns. It does not look at
// what it reads, so each request must fit one read.
void baseline_serve(const uint8_t *reply, size_t count);

#endif
