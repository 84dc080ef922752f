// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Ledger

/// How entries of the journal are shown.
struct JournalPage {
  /// The time of the day when the page is made, milliseconds since 1970.
  let milliseconds: Int
  /// The same moment by the clock that never goes back.
  let nanoseconds: UInt64

  /// Appends one entry.
  func append(_ record: JournalRecord, to body: inout ByteBuffer) {
    let entry = record.entry
    body.append("{\"id\":\"")
    body.append(decimal: record.shard)
    body.append("-")
    body.append(decimal: entry.number)
    body.append("\",\"time\":")
    appendTime(of: entry, to: &body)
    body.append(",\"api\":\"")
    body.append(entry.api.name)
    body.append("\",\"endpoint\":\"")
    body.append(entry.operation.endpointName)
    body.append("\",\"model\":")
    body.appendJSON(string: record.model)
    body.append(entry.isStream ? ",\"stream\":true" : ",\"stream\":false")
    body.append(",\"namespace\":")
    body.appendJSON(string: record.namespace)
    body.append(",\"conversation\":")
    Self.append(record.conversation.isEmpty ? nil : record.conversation, to: &body)
    body.append(",\"text\":")
    body.appendJSON(string: record.text)
    body.append(entry.isCut ? ",\"text_is_cut\":true" : ",\"text_is_cut\":false")
    body.append(",\"status\":")
    body.append(decimal: Int(entry.status))
    appendAnswer(entry, record, to: &body)
    body.append("}")
  }

  private func appendAnswer(
    _ entry: JournalEntry,
    _ record: JournalRecord,
    to body: inout ByteBuffer
  ) {
    body.append(",\"answered_by\":\"")
    body.append(entry.decision.name)
    body.append("\",\"rule\":")
    if let rule = entry.rule {
      Self.append(rule, to: &body)
    } else {
      body.append("null")
    }
    body.append(",\"error\":")
    Self.append(record.message.isEmpty ? nil : record.message, to: &body)
    body.append(",\"fault\":")
    Self.append(entry.fault.map { String(describing: $0.name) }, to: &body)
    body.append(",\"delay_ms\":")
    body.append(decimal: Int(entry.waitMilliseconds))
    body.append(",\"prompt_tokens\":")
    body.append(decimal: Int(entry.promptTokens))
    body.append(",\"completion_tokens\":")
    body.append(decimal: Int(entry.completionTokens))
  }

  /// Appends a rule, where it stands and what it asks, all of which held.
  private static func append(_ rule: MatchedRule, to body: inout ByteBuffer) {
    body.append("{\"name\":")
    body.appendJSON(string: rule.name)
    body.append(",\"file\":")
    body.appendJSON(string: rule.place.file)
    body.append(",\"line\":")
    body.append(decimal: rule.place.line)
    body.append(",\"because\":[")
    for (index, reason) in rule.reasons.enumerated() {
      if index > 0 { body.append(",") }
      body.appendJSON(string: reason)
    }
    body.append("]}")
  }

  private static func append(_ text: String?, to body: inout ByteBuffer) {
    if let text {
      body.appendJSON(string: text)
    } else {
      body.append("null")
    }
  }

  /// Appends when an entry's request arrived; null where no time passes.
  private func appendTime(of entry: JournalEntry, to body: inout ByteBuffer) {
    guard entry.nanoseconds > 0 else { return body.append("null") }
    let age = nanoseconds - min(entry.nanoseconds, nanoseconds)
    body.append("\"")
    body.append(timeFromMilliseconds: max(milliseconds - Int(age / 1_000_000), 0))
    body.append("\"")
  }
}
