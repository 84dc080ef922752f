// SPDX-License-Identifier: MIT
import Synchronization

/// The names of the rules that have answered, numbered in order of their first answer.
///
/// A rule that is changed or added anew goes on under its name.
final class RuleBook: Sendable {
  private let names = Mutex(["other"])

  /// Every name so far, in the order of their numbers.
  var all: [String] { names.withLock { $0 } }

  /// The number of the rule called `name`; the one for all others where there are too many.
  func open(_ name: String) -> RuleAccount {
    names.withLock { names in
      if let index = names.dropFirst().firstIndex(of: name) { return RuleAccount(index: index) }
      guard names.count < Ledger.rulesMax else { return .other }
      names.append(name)
      return RuleAccount(index: names.count - 1)
    }
  }
}
