// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// Which entries of the journal are asked for: those that have all that is stated.
struct JournalFilter {
  /// The API.
  var api: API?
  /// What was asked.
  var operation: Operation?
  /// Whether a stream was asked for.
  var isStream: Bool?
  /// The status, or the hundred that begin alike.
  var statuses: ClosedRange<Int>?
  /// What decided the answer.
  var decision: JournalEntry.Decision?
  /// The name of the rule that answered.
  var rule: String?
  /// The model, as it was asked for.
  var model: [UInt8]?
  /// The namespace; empty for the common one.
  var namespace: [UInt8]?
  /// The conversation.
  var conversation: [UInt8]?
  /// What occurs in the text.
  var text: [UInt8]?

  /// All entries.
  init() {}

  /// Whether `entry`, whose texts lie in `texts`, has all of it.
  func passes(_ entry: JournalEntry, _ texts: Span<UInt8>) -> Bool {
    if let api, entry.api != api { return false }
    if let operation, entry.operation != operation { return false }
    if let isStream, entry.isStream != isStream { return false }
    if let statuses, !statuses.contains(Int(entry.status)) { return false }
    if let decision, entry.decision != decision { return false }
    if let rule, entry.rule?.name != rule { return false }
    if let model, !entry.model.bytes(in: texts).equals(model.span) { return false }
    if let namespace, !entry.namespace.bytes(in: texts).equals(namespace.span) { return false }
    if let conversation, !entry.conversation.bytes(in: texts).equals(conversation.span) {
      return false
    }
    guard let text else { return true }
    return entry.text.bytes(in: texts).contains(text.span)
  }
}
