// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "CBaseline.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static int listener = -1;

int baseline_listen(void) {
  listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (listener < 0) return -1;
  int on = 1;
  setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) < 0) return -1;
  if (listen(listener, 4096) < 0) return -1;
  if (getsockname(listener, (struct sockaddr *)&address, &size) < 0) return -1;
  return ntohs(address.sin_port);
}

static void watch(int epoll, int descriptor) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) < 0) close(descriptor);
}

static void answer(int descriptor, const uint8_t *reply, size_t count) {
  static uint8_t buffer[65536];
  ssize_t received = read(descriptor, buffer, sizeof buffer);
  if (received <= 0) {
    if (received == 0 || errno != EAGAIN) close(descriptor);
    return;
  }
  for (size_t sent = 0; sent < count;) {
    ssize_t taken = send(descriptor, reply + sent, count - sent, MSG_NOSIGNAL);
    if (taken < 0 && errno != EAGAIN) return;
    if (taken > 0) sent += (size_t)taken;
  }
}

void baseline_serve(const uint8_t *reply, size_t count) {
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  watch(epoll, listener);
  struct epoll_event events[256];
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int index = 0; index < ready; index++) {
      int descriptor = events[index].data.fd;
      if (descriptor != listener) {
        answer(descriptor, reply, count);
        continue;
      }
      int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (accepted >= 0) watch(epoll, accepted);
    }
  }
}
