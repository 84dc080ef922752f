// SPDX-License-Identifier: MIT

/// Where an open chunk began, as a number of bytes into the buffer.
///
/// It stays right as long as nothing is consumed from the buffer's front.
package struct ChunkStart: Sendable {
  /// Bytes in the buffer before the chunk's size line.
  let offset: Int
}
