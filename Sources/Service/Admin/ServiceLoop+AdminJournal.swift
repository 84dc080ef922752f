// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference
import JSON

extension ServiceLoop {
  /// Lists what the journal has, or forgets it.
  func writeRequests(_ request: borrowing Request) throws(Failure) -> Int {
    let journal = try openJournal()
    if request.method == .delete {
      let query = try AdminQuery(request, known: ["namespace"])
      journal.removeAll(namespace: query.namespace)
      desk.body.append("{\"reset\":true}")
      return 200
    }
    let query = try AdminQuery(request, known: JournalFilter.parameters + ["limit"])
    let filter = try JournalFilter(query)
    let page = JournalPage(
      milliseconds: SystemClock.milliseconds,
      nanoseconds: SystemClock.monotonicNanoseconds
    )
    desk.body.append("{\"count\":")
    desk.body.append(decimal: journal.count(filter))
    desk.body.append(",\"dropped\":")
    desk.body.append(decimal: journal.counts.dropped)
    desk.body.append(",\"requests\":[")
    let records = journal.records(filter, countMax: try query.countMax())
    for (index, record) in records.enumerated() {
      if index > 0 { desk.body.append(",") }
      page.append(record, to: &desk.body)
    }
    desk.body.append("]}")
    return 200
  }

  /// Tells how many entries pass a filter; a number that is not as expected is an error (409).
  func writeCount(_ request: borrowing Request) throws(Failure) -> Int {
    let journal = try openJournal()
    let known = JournalFilter.parameters + CountExpectation.parameters
    let query = try AdminQuery(request, known: known)
    let filter = try JournalFilter(query)
    let expectation = try CountExpectation(query)
    let count = journal.count(filter)
    let dropped = journal.counts.dropped
    let holds = expectation.holds(count)
    desk.body.append("{\"count\":")
    desk.body.append(decimal: count)
    desk.body.append(",\"dropped\":")
    desk.body.append(decimal: dropped)
    guard expectation.isStated else {
      desk.body.append("}")
      return 200
    }
    desk.body.append(holds ? ",\"holds\":true}" : ",\"holds\":false,\"message\":")
    if holds { return 200 }
    var message = "Expected \(expectation.words), but there are \(count)."
    if dropped > 0 { message += " The journal has had to forget \(dropped) older requests." }
    desk.body.appendJSON(string: message)
    desk.body.append("}")
    return 409
  }

  private func openJournal() throws(Failure) -> Journal {
    guard let journal = service.journal else {
      throw Failure(.notFound, "The server keeps no journal.")
    }
    return journal
  }
}
