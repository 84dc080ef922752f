// SPDX-License-Identifier: MIT
import Inference
import Synchronization

/// The registry of accounts with its lock, and the number of accounts to be read without it.
final class AccountBook: Sendable {
  private let registry = Mutex(AccountRegistry())
  private let published = Atomic<Int>(2)

  /// The number of accounts; what a shard has seen of fewer is out of date.
  var count: Int { published.load(ordering: .acquiring) }

  /// Every account so far.
  var entries: [AccountEntry] { locked { $0.entries } }

  /// Opens an account and gives it back with the accounts from `start` on.
  func open(
    key: [UInt8],
    prices: ModelPrices?,
    isListed: Bool,
    from start: Int
  ) -> (account: ModelAccount, news: [AccountEntry], isClosedToClients: Bool) {
    locked { registry in
      let account = registry.open(key: key, prices: prices, isListed: isListed)
      return (account, Array(registry.entries[start...]), registry.isClosedToClients)
    }
  }

  /// Runs `body` under the lock and publishes the number of accounts that it leaves.
  ///
  /// The atomic orders one body after another a second time: ThreadSanitizer sees it, while the
  /// standard library's lock is hidden from it.
  private func locked<Result: Sendable>(
    _ body: (inout AccountRegistry) -> Result
  ) -> Result {
    registry.withLock { registry in
      _ = published.load(ordering: .acquiring)
      let result = body(&registry)
      published.store(registry.entries.count, ordering: .releasing)
      return result
    }
  }
}
