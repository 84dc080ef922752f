// SPDX-License-Identifier: MIT
package import Bytes
package import Engine
package import HTTP
package import Ledger
package import Scenarios
import Synchronization

/// Answers requests: the whole way from a request's bytes to its reply's bytes, in process.
///
/// It is immutable and shared by all event loops; what changes from request to request lives in
/// one `ServiceLoop` for each.
package final class Service: Responder {
  let settings: ServiceSettings
  let live: LiveScenario
  let watched: WatchedScenario?
  let ledger: Ledger
  let log: AccessLog?
  /// What the pages of other tools tell.
  let foreign: ForeignRecords
  /// The last requests; nil where none are kept.
  let journal: Journal?
  /// The number of the last rule that was added without a name.
  private let additions = Atomic<Int>(0)

  /// A service that answers by `settings` and by what `live` holds at the time, and tells `ledger`
  /// and `log` of every exchange; `watched` is where `live` comes from, if it comes from files.
  package init(
    settings: ServiceSettings,
    live: LiveScenario = LiveScenario(),
    watched: WatchedScenario? = nil,
    ledger: Ledger,
    log: AccessLog? = nil
  ) {
    self.settings = settings
    self.live = live
    self.watched = watched
    self.ledger = ledger
    self.log = log
    let entriesMax = settings.journalEntriesMax
    journal =
      entriesMax > 0 ? Journal(shardCount: ledger.shardCount, entriesMax: entriesMax) : nil
    let isFixed = settings.clock == .fixed
    foreign = ForeignRecords(start: isFixed ? ServiceSettings.fixedSeconds : SystemClock.seconds)
  }

  /// The number by which a rule is called that is added without a name.
  func nextAdditionNumber() -> Int { additions.wrappingAdd(1, ordering: .relaxed).newValue }

  /// The state for the event loop numbered `index`.
  package func makeLoop(index: Int) -> ServiceLoop {
    ServiceLoop(service: self, index: index, shard: ledger.shard(index))
  }

  /// Answers a whole request, or begins to.
  package func answer(
    _ request: borrowing Request,
    loop: ServiceLoop,
    output: inout ByteBuffer
  ) -> (Exchange, Step) {
    loop.answer(request, output: &output)
  }

  /// Words a refusal of bytes that are no whole request; the connection closes after it.
  package func refuse(
    _ refusal: Refusal,
    path: Span<UInt8>,
    loop: ServiceLoop,
    output: inout ByteBuffer
  ) -> Exchange {
    loop.refuse(refusal, path: path, output: &output)
  }

  /// Writes the next slice of a reply that is produced in slices.
  package func resume(
    _ exchange: inout Exchange,
    loop: ServiceLoop,
    output: inout ByteBuffer
  ) -> Step {
    loop.resume(&exchange, output: &output)
  }

  /// Tells the ledger how an exchange ended.
  package func ended(_ exchange: Exchange, _ end: ExchangeEnd, loop: ServiceLoop) {
    loop.ended(exchange, end)
  }
}
