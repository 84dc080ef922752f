// SPDX-License-Identifier: MIT

/// Every bound on what a peer may send or make us wait for, in one place.
package struct Limits: Sendable, Equatable {
  /// Most bytes of a request's line and header fields together (431 beyond).
  package var headBytesMax = 32 * 1024
  /// Most header fields of a request (431 beyond).
  package var fieldsMax = 100
  /// Most bytes of a request's body, after chunked decoding (413 beyond).
  package var bodyBytesMax = 32 * 1024 * 1024
  /// Most seconds from the first byte of a head to its last.
  package var headSecondsMax = 10
  /// Most seconds without progress while a body arrives or a reply leaves.
  package var bodySecondsMax = 30
  /// Most seconds that a connection may lie idle between requests.
  package var idleSecondsMax = 75
  /// Most connections at once, over all loops.
  package var connectionsMax = 10_000
  /// Most bytes of replies that wait in memory for a slow reader before production pauses.
  package var outputBytesMax = 256 * 1024
  /// Most bytes that are read and dropped from a client that still sends after its last reply.
  package var lingerBytesMax = 128 * 1024 * 1024
  /// Most seconds that such a client is listened to.
  package var lingerSecondsMax = 10
  /// Most seconds that exchanges in flight may take after a stop was asked for.
  package var shutdownSecondsMax = 5

  /// The limits that the documentation states.
  package init() {}
}
