// SPDX-License-Identifier: MIT

/// How much a scenario's state may hold; what rested longest is forgotten first.
package enum StateLimits {
  /// Most namespaces besides the common one.
  package static let namespacesMax = 4_096
  /// Most rules of a namespace whose uses are counted.
  package static let rulesMax = 1 << 20
  /// Most different requests of a namespace whose attempts are counted.
  package static let attemptsMax = 65_536
  /// Most named counters of a namespace.
  package static let countersMax = 65_536
  /// Most pairs of a key and a model of a namespace whose rates are counted.
  package static let ratesMax = 65_536
  /// Most conversations of a namespace, where the scenario does not say it.
  package static let conversationsMax = 10_000
  /// Seconds after which an idle conversation is forgotten, where the scenario does not say it.
  package static let conversationIdleSecondsMax = 3_600
  /// Most tool results that are remembered of a conversation.
  package static let toolResultsMax = 256
  /// Most bytes of all tool results that are remembered of a conversation.
  package static let toolResultsBytesMax = 1 << 20
  /// Most ids of answers that lead to the conversation they were given in.
  package static let answersMax = 65_536
}
