// SPDX-License-Identifier: MIT
import Glibc
import Synchronization

/// A thread of its own, as an event loop has one; it runs until what it does is done.
package final class WorkerThread: Sendable {
  /// What a thread does, and how that ended.
  private final class Work: Sendable {
    let body: @Sendable () throws -> Void
    let failure = Mutex<String?>(nil)

    init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }
  }

  private let work: Work
  private let thread: pthread_t

  /// Starts `body` on a new thread; throws where there can be none.
  package init(_ body: @escaping @Sendable () throws -> Void) throws {
    work = Work(body)
    var thread = pthread_t()
    // The thread takes the reference over.
    let argument = unsafe Unmanaged.passRetained(work).toOpaque()
    let status = unsafe pthread_create(
      &thread,
      nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        do {
          try work.body()
        } catch {
          work.failure.withLock { $0 = "\(error)" }
        }
        return nil
      },
      argument
    )
    guard status == 0 else { throw ThreadError(description: "pthread_create: \(status)") }
    self.thread = thread
  }

  /// Waits until it is done; throws where what it did failed.
  ///
  /// To be called once.
  package func join() throws {
    pthread_join(thread, nil)
    if let failure = work.failure.withLock({ $0 }) { throw ThreadError(description: failure) }
  }

  /// Runs `body` on so many threads at once, each with its number from 0, until all are done.
  package static func run(
    _ count: Int,
    _ body: @escaping @Sendable (Int) throws -> Void
  ) throws {
    let threads = try (0..<count).map { number in try WorkerThread { try body(number) } }
    for thread in threads { try thread.join() }
  }
}
