// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stdint.h>

// What the Glibc module of Swift leaves out of Linux. Every function answers -1 and sets errno where
// the system call behind it fails.

/// One event: what happened, and the token that its descriptor was registered with.
struct linux_event {
  uint32_t events;
  uint64_t token;
} __attribute__((packed));

extern const uint32_t linux_event_readable;
extern const uint32_t linux_event_writable;
extern const uint32_t linux_event_peer_shut;
/// An error or the end of both halves; reported without being asked for.
extern const uint32_t linux_event_gone;

/// A new epoll instance, closed on exec. The corresponding C function is `epoll_create1`.
int linux_epoll_create(void);

/// Registers `descriptor`. The corresponding C function is `epoll_ctl` with `EPOLL_CTL_ADD`.
int linux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);

/// Changes what is reported of it. The corresponding C function is `epoll_ctl`, `EPOLL_CTL_MOD`.
int linux_epoll_change(int epoll, int descriptor, uint32_t events, uint64_t token);

/// Waits until there are events. The corresponding C function is `epoll_wait`.
int linux_epoll_wait(int epoll, struct linux_event *events, int count);

/// A new counter to wake a waiting thread with. The corresponding C function is `eventfd`.
int linux_event_create(void);

/// A new timer on the monotonic clock. The corresponding C function is `timerfd_create`.
int linux_timer_create(void);

/// Sets the timer to a time in nanoseconds. The corresponding C function is `timerfd_settime`.
int linux_timer_set(int timer, uint64_t nanoseconds);

/// The address of the other end of a connection: the 16 bytes of IPv6, or 0 and the 4 of IPv4.
typedef struct {
  uint64_t high;
  uint64_t low;
  uint16_t port;
  bool is_ipv6;
  bool is_loopback;
} linux_peer;

/// Accepts a connection, nonblocking and closed on exec, and tells its peer. The corresponding C
/// function is `accept4`.
int linux_accept(int listener, linux_peer *peer);

/// Receives and sends on a socket; sending raises no signal. The corresponding C functions are `recv`
/// and `send`.
///
/// Those are cancellation points, which in a program of several threads cost two atomic exchanges
/// each; these are the bare system calls.
int64_t linux_receive(int descriptor, void *buffer, uint64_t count);
int64_t linux_send(int descriptor, const void *buffer, uint64_t count);

/// Bytes sent that the peer has not acknowledged. The corresponding C function is `ioctl` with
/// `SIOCOUTQ`.
int linux_unacknowledged(int descriptor);

/// Cores that this process may run on. The corresponding C function is `sched_getaffinity`.
int linux_core_count(void);
