// SPDX-License-Identifier: MIT
import Synchronization

/// What is counted because a scenario asks for it, in each namespace by itself.
///
/// It outlives the scenario: a rule of the same name goes on counting after a reload. All of it is
/// bounded (`StateLimits`), and may be reset as a whole or for one namespace.
package final class ScenarioState: Sendable {
  private final class Shard: Sendable {
    let namespaces = Guarded([[UInt8]: NamespaceState]())
  }

  /// A power of two.
  private static let shardCount = 16

  /// The namespace of requests that name none; it is never forgotten.
  private let common = NamespaceState(name: [])
  private let shards: [Shard]
  /// Counts the look-ups, so that the namespace that rested longest can be told.
  private let lookups = Atomic<UInt64>(0)

  /// Nothing counted yet.
  package init() {
    shards = (0..<Self.shardCount).map { _ in Shard() }
  }

  /// The state of the namespace called `name`, which begins where it is not known.
  func namespace(_ name: Span<UInt8>) -> NamespaceState {
    if name.isEmpty { return common }
    let key = name.indices.map { name[$0] }
    let lookup = lookups.wrappingAdd(1, ordering: .relaxed).newValue
    let namespace = shard(of: key).namespaces.withLock { namespaces in
      if let known = namespaces[key] { return known }
      if namespaces.count >= StateLimits.namespacesMax / Self.shardCount {
        let oldest = namespaces.values.min {
          $0.lastUse.load(ordering: .relaxed) < $1.lastUse.load(ordering: .relaxed)
        }
        if let oldest { namespaces[oldest.name] = nil }
      }
      let fresh = NamespaceState(name: key)
      namespaces[key] = fresh
      return fresh
    }
    namespace.lastUse.store(lookup, ordering: .relaxed)
    return namespace
  }

  /// The state of the namespace called `name`, where anything was counted in it.
  private func known(_ name: [UInt8]) -> NamespaceState? {
    if name.isEmpty { return common }
    return shard(of: name).namespaces.withLock { $0[name] }
  }

  private func shard(of name: [UInt8]) -> Shard {
    var hash: UInt8 = 0
    for byte in name { hash = hash &* 31 &+ byte }
    return shards[Int(hash) & (Self.shardCount - 1)]
  }

  private var all: [NamespaceState] {
    [common] + shards.flatMap { shard in shard.namespaces.withLock { Array($0.values) } }
  }

  // MARK: For those who look after the server

  /// The names of the namespaces that are remembered, in the order of their bytes; the common one
  /// has the empty name.
  package var namespaceNames: [[UInt8]] {
    all.map(\.name).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Forgets everything of the namespace called `name`, or of all where it is nil.
  package func reset(namespace name: [UInt8]? = nil) {
    for namespace in selected(name) { namespace.reset() }
  }

  /// The conversations of the namespace called `name`, in the order in which they began.
  package func conversations(
    namespace name: [UInt8],
    by scenario: Scenario,
    now: UInt64
  ) -> [ConversationSummary] {
    known(name)?.summaries(now: now, ConversationBounds(scenario)) ?? []
  }

  /// Forgets the conversations of one namespace, or of all, and returns how many there were.
  package func forgetConversations(namespace name: [UInt8]? = nil) -> Int {
    selected(name).reduce(0) { $0 + $1.forgetConversations() }
  }

  /// How often `rule` was used in the namespace called `name`.
  func uses(of rule: RuleKey, namespace name: [UInt8]) -> Int {
    known(name)?.uses(of: rule) ?? 0
  }

  /// Forgets what was counted for `rule` in every namespace.
  func forget(_ rule: RuleKey) {
    for namespace in all { namespace.forget(rule) }
  }

  private func selected(_ name: [UInt8]?) -> [NamespaceState] {
    guard let name else { return all }
    return known(name).map { [$0] } ?? []
  }
}
