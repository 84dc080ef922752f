// SPDX-License-Identifier: MIT

/// Which rules a request can meet at all, by the literals that they cannot do without.
///
/// Of each rule one text is known, where there is one, that must occur in a source: all of a
/// `contains`, a run of a glob, what every match of a regular expression holds. All such texts of a
/// source are looked for in one pass, and only the rules whose text was found are asked in full,
/// with those that have none.
struct RuleIndex: Sendable {
  /// Rules that are asked in full, without a look at the literals, before all others.
  ///
  /// A request that meets one of the first rules does not pay for the passes.
  static let plainRules = 4

  /// The literals, source by source; none where the rules are few.
  let groups: [LiteralGroup]
  /// One bit for each rule: whether it is asked in full whatever is found.
  let always: [UInt64]

  /// The index of the rules of `table`.
  init(_ table: RuleTable) {
    var builder = RuleIndexBuilder(table)
    (groups, always) = builder.build()
  }
}
