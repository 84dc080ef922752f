// SPDX-License-Identifier: MIT
import Glibc

/// A POSIX thread that runs one body to its end.
package struct LoopThread: Sendable {
  /// What the thread runs, in the one reference that `pthread_create` hands over.
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private let thread: pthread_t

  /// Starts a thread that runs `body`.
  package init(_ body: @escaping @Sendable () -> Void) throws(TransportError) {
    let reference = unsafe Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread,
      nil,
      { pointer in
        // The reference that was retained above, released when the body ends.
        if let pointer = unsafe pointer {
          unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
        }
        return nil
      },
      reference.toOpaque()
    )
    guard result == 0 else {
      unsafe reference.release()
      throw .systemCall("pthread_create", number: result)
    }
    self.thread = thread
  }

  /// Waits until the body has ended; to be called once.
  package func join() {
    pthread_join(thread, nil)
  }
}
