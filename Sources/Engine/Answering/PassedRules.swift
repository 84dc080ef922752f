// SPDX-License-Identifier: MIT

/// The rules that apply to a request but leave it to others: the first ones and their number.
///
/// It has room for so many and no more, since it is kept for requests that are answered, too.
struct PassedRules {
  /// Why a rule leaves a request to others.
  enum Reason {
    /// Its probability passed it over.
    case probability
    /// The steps of its sequence have all been taken.
    case sequenceOver
    /// It has answered as often as it may.
    case usedUp
  }

  /// A rule, as index into the scenario's, and why it was passed over.
  typealias Entry = (rule: Int, reason: Reason)

  /// The first three.
  private var entries: (Entry?, Entry?, Entry?)
  /// How many there are, those included.
  private(set) var count = 0

  /// The first ones.
  var first: [Entry] { [entries.0, entries.1, entries.2].compactMap { $0 } }

  /// Notes that `rule` was passed over.
  mutating func append(_ rule: Int, _ reason: Reason) {
    switch count {
    case 0: entries.0 = (rule, reason)
    case 1: entries.1 = (rule, reason)
    case 2: entries.2 = (rule, reason)
    default: break
    }
    count += 1
  }
}
