// SPDX-License-Identifier: MIT
package import HTTP
import Synchronization

/// An HTTP/1.1 server: event loops on threads of their own, each with its own listening socket.
///
/// The address is bound when the server is made; it answers from `start` on.
package final class Server<R: Responder>: Sendable {
  /// The port that it listens on, also where 0 was asked for.
  package let port: UInt16
  /// The URL that reaches it, such as `http://127.0.0.1:8080`.
  package let url: String
  private let responder: R
  private let context: LoopContext
  private let listeners: [Socket]
  private let wakes: [WakeSignal]
  private let life = Mutex(Life.bound)

  /// How far a server has come.
  private enum Life: Sendable {
    /// The address is bound, nobody answers yet.
    case bound
    /// The event loops run, or have ended and are not joined yet.
    case running([LoopThread])
    /// The event loops have ended.
    case ended
  }

  /// A server that listens on `host`, with one event loop for each of `threads`.
  ///
  /// `host` is an IP address or `localhost`; port 0 picks one that is free. `gauge` counts the open
  /// connections for others to read.
  package init(
    responder: R,
    host: String,
    port: UInt16,
    threads: Int,
    limits: Limits = Limits(),
    gauge: ConnectionGauge = ConnectionGauge()
  ) throws(TransportError) {
    precondition(threads >= 1, "a server has at least one thread")
    let address = try SocketAddress(host: host, port: port)
    var wakes: [WakeSignal] = []
    do throws(TransportError) {
      for _ in 0..<threads { wakes.append(try WakeSignal()) }
      (listeners, self.port) = try Socket.listen(on: address, count: threads)
    } catch {
      for wake in wakes { wake.close() }
      throw error
    }
    self.wakes = wakes
    let isBareIPv6 = host.contains(":") && !host.hasPrefix("[")
    url = "http://\(isBareIPv6 ? "[\(host)]" : host):\(self.port)"
    self.responder = responder
    context = LoopContext(limits: limits, gauge: gauge)
  }

  /// A server that is dropped while it runs is stopped.
  deinit {
    switch life.withLock({ $0 }) {
    case .bound:
      // A loop closes its listener when it stops; without loops nobody has.
      for listener in listeners { listener.close() }
    case .running:
      stop()
      _ = join()
    case .ended:
      break
    }
    for wake in wakes { wake.close() }
  }

  /// Starts the event loops and returns; `join` waits for their end.
  ///
  /// Where a thread cannot be had, those that were started are stopped.
  package func start() throws(TransportError) {
    try life.withLock { life throws(TransportError) in
      guard case .bound = life else { preconditionFailure("a server is started once") }
      var threads: [LoopThread] = []
      do throws(TransportError) {
        for index in listeners.indices { threads.append(try startLoop(index)) }
      } catch {
        for listener in listeners[threads.count...] { listener.close() }
        stop()
        life = .running(threads)
        throw error
      }
      life = .running(threads)
    }
  }

  /// Starts the event loop numbered `index`.
  private func startLoop(_ index: Int) throws(TransportError) -> LoopThread {
    let responder = responder
    let context = context
    let listener = listeners[index]
    let wake = wakes[index]
    let descriptors = try LoopDescriptors()
    do throws(TransportError) {
      return try LoopThread {
        var loop = EventLoop(
          context: context,
          exchanges: ExchangeTable(responder: responder, index: index),
          listener: listener,
          wake: wake,
          poller: Poller(descriptor: descriptors.poller),
          alarm: Alarm(descriptor: descriptors.alarm)
        )
        let totals = loop.run()
        context.totals.withLock { $0.add(totals) }
      }
    } catch {
      descriptors.close()
      throw error
    }
  }

  /// Asks the event loops to stop: nothing new is accepted, what is in flight is finished, for at
  /// most the seconds that the limits allow.
  ///
  /// Returns at once and may be called from any thread, more than once, and from a signal handler.
  package func stop() {
    context.isStopping.store(true, ordering: .releasing)
    for wake in wakes { wake.raise() }
  }

  /// Waits until the event loops have ended, which they do after `stop`; tells what they did.
  package func join() -> ServerTotals {
    let threads: [LoopThread] = life.withLock { life in
      guard case .running(let threads) = life else { return [] }
      life = .ended
      return threads
    }
    for thread in threads { thread.join() }
    return context.totals.withLock { $0 }
  }
}
