// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "CLinux.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <sched.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

_Static_assert(sizeof(struct linux_event) == sizeof(struct epoll_event), "one layout");
_Static_assert(offsetof(struct linux_event, token) == offsetof(struct epoll_event, data),
               "one layout");

const uint32_t linux_event_readable = EPOLLIN;
const uint32_t linux_event_writable = EPOLLOUT;
const uint32_t linux_event_peer_shut = EPOLLRDHUP;
const uint32_t linux_event_gone = EPOLLERR | EPOLLHUP;

int linux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
  struct epoll_event event = {.events = events, .data.u64 = token};
  return epoll_ctl(epoll, operation, descriptor, &event);
}

int linux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token) {
  return control(epoll, EPOLL_CTL_ADD, descriptor, events, token);
}

int linux_epoll_change(int epoll, int descriptor, uint32_t events, uint64_t token) {
  return control(epoll, EPOLL_CTL_MOD, descriptor, events, token);
}

int linux_epoll_wait(int epoll, struct linux_event *events, int count) {
  return epoll_wait(epoll, (struct epoll_event *)events, count, -1);
}

int linux_event_create(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int linux_timer_create(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK); }

int linux_timer_set(int timer, uint64_t nanoseconds) {
  struct itimerspec time = {.it_value.tv_sec = (time_t)(nanoseconds / 1000000000),
                            .it_value.tv_nsec = (long)(nanoseconds % 1000000000)};
  // A time of zero would disarm the timer.
  if (nanoseconds == 0) time.it_value.tv_nsec = 1;
  return timerfd_settime(timer, TFD_TIMER_ABSTIME, &time, NULL);
}

static uint64_t number(const uint8_t *bytes, int count) {
  uint64_t number = 0;
  for (int index = 0; index < count; index++) number = number << 8 | bytes[index];
  return number;
}

static void describe(const struct sockaddr_storage *storage, linux_peer *peer) {
  if (storage->ss_family == AF_INET) {
    const struct sockaddr_in *address = (const struct sockaddr_in *)storage;
    peer->low = number((const uint8_t *)&address->sin_addr, 4);
    peer->port = ntohs(address->sin_port);
    peer->is_loopback = peer->low >> 24 == 127;
  } else if (storage->ss_family == AF_INET6) {
    const struct sockaddr_in6 *address = (const struct sockaddr_in6 *)storage;
    const uint8_t *bytes = address->sin6_addr.s6_addr;
    peer->high = number(bytes, 8);
    peer->low = number(bytes + 8, 8);
    peer->port = ntohs(address->sin6_port);
    peer->is_ipv6 = true;
    peer->is_loopback = IN6_IS_ADDR_V4MAPPED(&address->sin6_addr)
                            ? bytes[12] == 127
                            : IN6_IS_ADDR_LOOPBACK(&address->sin6_addr);
  }
}

int linux_accept(int listener, linux_peer *peer) {
  struct sockaddr_storage storage = {0};
  *peer = (linux_peer){0};
  socklen_t size = sizeof storage;
  int descriptor =
      accept4(listener, (struct sockaddr *)&storage, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (descriptor >= 0) describe(&storage, peer);
  return descriptor;
}

int64_t linux_receive(int descriptor, void *buffer, uint64_t count) {
  return syscall(SYS_recvfrom, descriptor, buffer, count, 0, NULL, NULL);
}

int64_t linux_send(int descriptor, const void *buffer, uint64_t count) {
  return syscall(SYS_sendto, descriptor, buffer, count, MSG_NOSIGNAL, NULL, 0);
}

int linux_unacknowledged(int descriptor) {
  int count = 0;
  return ioctl(descriptor, SIOCOUTQ, &count) < 0 ? -1 : count;
}

int linux_core_count(void) {
  // A set of the usual size is too small for machines with more cores; double it until it fits.
  for (int cores = CPU_SETSIZE; cores <= CPU_SETSIZE << 6; cores *= 2) {
    cpu_set_t *set = CPU_ALLOC(cores);
    if (set == NULL) return -1;
    size_t size = CPU_ALLOC_SIZE(cores);
    int result = sched_getaffinity(0, size, set);
    int count = result == 0 ? CPU_COUNT_S(size, set) : -1;
    CPU_FREE(set);
    if (result == 0) return count;
    if (errno != EINVAL) return -1;
  }
  return -1;
}
