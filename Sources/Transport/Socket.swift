// SPDX-License-Identifier: MIT
import Bytes
import CLinux
import Glibc

/// A nonblocking stream socket, by its descriptor; its owner closes it.
struct Socket: Sendable {
  /// What a read brought.
  enum Input {
    /// So many bytes, at least one.
    case bytes(Int)
    /// The end: the peer has shut its sending half.
    case end
    /// Nothing for now.
    case nothing
    /// The peer is gone, or the connection broke.
    case gone
  }

  /// What became of a write.
  enum Output {
    /// The kernel took so many bytes, perhaps none.
    case taken(Int)
    /// The peer is gone, or the connection broke.
    case gone
  }

  /// The descriptor; negative for no socket.
  let descriptor: Int32

  /// Appends up to `count` bytes to `buffer`.
  ///
  /// The corresponding C function is `recv`.
  func read(into buffer: inout ByteBuffer, atMost count: Int) -> Input {
    var result = 0
    buffer.append(addingCapacity: count) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, filled in
        repeat {
          result = unsafe Int(linux_receive(descriptor, free.baseAddress, UInt64(count)))
        } while result < 0 && errno == EINTR
        filled = max(result, 0)
      }
    }
    if result > 0 { return .bytes(result) }
    if result == 0 { return .end }
    return errno == EAGAIN ? .nothing : .gone
  }

  /// Hands `bytes` to the kernel; raises no signal.
  ///
  /// The corresponding C function is `send`.
  func write(_ bytes: Span<UInt8>) -> Output {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      while true {
        let count = UInt64(buffer.count)
        let result = unsafe Int(linux_send(descriptor, buffer.baseAddress, count))
        if result >= 0 { return .taken(result) }
        if errno == EAGAIN { return .taken(0) }
        if errno != EINTR { return .gone }
      }
    }
  }

  /// Sends a FIN and keeps reading.
  ///
  /// The corresponding C function is `shutdown`.
  func shutWriting() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// Closes the socket.
  ///
  /// The corresponding C function is `close`.
  func close() {
    Glibc.close(descriptor)
  }

  /// Closes the socket with a RST in place of a FIN, dropping what is not sent.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_LINGER,
      &option,
      socklen_t(MemoryLayout<linger>.size)
    )
    Glibc.close(descriptor)
  }

  /// Bytes that were handed to the kernel and not acknowledged by the peer.
  var unacknowledged: Int { max(Int(linux_unacknowledged(descriptor)), 0) }
}
