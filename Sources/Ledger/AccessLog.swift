// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import Synchronization

/// The log of exchanges on a file descriptor: loops put lines into rings, a thread writes them out.
///
/// A loop pays for wording its line and never waits for the reader of the log: while that one is
/// slow, lines are left out and counted.
package final class AccessLog: Sendable {
  /// Bytes of lines that may wait for the writer, for each loop.
  private static let ringBytes = 256 * 1024
  /// How long lines are gathered before they are written.
  private static let gatheringMicroseconds: UInt32 = 10_000

  let format: AccessLogFormat
  private let descriptor: Int32
  private let rings: [ByteRing]
  private let leftOut = Atomic<Int>(0)
  private let isWoken = Atomic<Bool>(false)
  private let isStopping = Atomic<Bool>(false)
  /// Read end and write end of the pipe that wakes the writer.
  private let pipe: (read: Int32, write: Int32)
  private let thread = Mutex<pthread_t?>(nil)

  /// A log on `descriptor` for `shardCount` event loops; nil where the system has no pipe for it.
  package init?(format: AccessLogFormat, descriptor: Int32, shardCount: Int) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // The pipe holds at most one byte for each waking, but a loop must not wait even then.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    pipe = (ends[0], ends[1])
    self.format = format
    self.descriptor = descriptor
    rings = (0..<shardCount).map { _ in ByteRing(capacity: Self.ringBytes) }
  }

  deinit {
    close(pipe.read)
    close(pipe.write)
  }

  /// The log of the event loop numbered `index`, with the names that `shard` knows.
  package func shard(_ index: Int, names shard: LedgerShard) -> AccessLogShard {
    AccessLogShard(log: self, index: index, names: shard)
  }

  /// Starts the writer; false where the system has no thread for it.
  package func start() -> Bool {
    let reference = unsafe Unmanaged.passRetained(self)
    var writer = pthread_t()
    let result = unsafe pthread_create(
      &writer,
      nil,
      { pointer in
        // The reference that was retained above, released when the writer ends.
        if let pointer = unsafe pointer {
          unsafe Unmanaged<AccessLog>.fromOpaque(pointer).takeRetainedValue().run()
        }
        return nil
      },
      reference.toOpaque()
    )
    guard result == 0 else {
      unsafe reference.release()
      return false
    }
    let started = writer
    thread.withLock { $0 = started }
    return true
  }

  /// Writes what there is and ends the writer; to be called once the loops have ended.
  package func stop() {
    isStopping.store(true, ordering: .releasing)
    wake()
    if let writer = thread.withLock({ $0.take() }) { pthread_join(writer, nil) }
  }

  /// Hands a line to the writer; only on the thread of the loop numbered `index`.
  func append(_ line: Span<UInt8>, shard index: Int) {
    if !rings[index].append(line) { leftOut.add(1, ordering: .relaxed) }
    // One waking is enough for all lines until the writer has come to them.
    if !isWoken.exchange(true, ordering: .acquiringAndReleasing) { wake() }
  }

  private func wake() {
    var byte: UInt8 = 0
    _ = unsafe write(pipe.write, &byte, 1)
  }

  /// The writer's life: wait for lines, gather, write.
  private func run() {
    var lines = ByteBuffer(capacity: 64 * 1024)
    while true {
      var bytes: UInt64 = 0
      let taken = unsafe read(pipe.read, &bytes, 8)
      if taken < 0, errno != EINTR { return }
      let isLast = isStopping.load(ordering: .acquiring)
      if !isLast { usleep(Self.gatheringMicroseconds) }
      isWoken.store(false, ordering: .releasing)
      for ring in rings { ring.take(into: &lines) }
      let missing = leftOut.exchange(0, ordering: .relaxed)
      if missing > 0 { lines.append(utf8: "understudy: \(missing) lines of the log left out\n") }
      writeOut(&lines)
      if isLast { return }
    }
  }

  /// Writes all of `lines`; what the system refuses for good is dropped.
  private func writeOut(_ lines: inout ByteBuffer) {
    while !lines.isEmpty { lines.removeFirst(writeSome(lines.bytes)) }
  }

  /// The number of bytes that are done with, written or dropped; waits where none are yet.
  private func writeSome(_ bytes: Span<UInt8>) -> Int {
    let written = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe write(descriptor, source.baseAddress, source.count)
    }
    if written >= 0 { return written }
    switch errno {
    case EINTR: return 0
    case EAGAIN:
      usleep(Self.gatheringMicroseconds)
      return 0
    default: return bytes.count
    }
  }
}
