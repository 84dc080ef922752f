// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// One shard's own copy of the registry, so that a known model is found without a lock.
///
/// An open-addressing table leads from the hash of a name to the account; names stand in one arena.
struct AccountCache: ~Copyable {
  /// Where a name stands in the arena, and its prices.
  private struct Key {
    var name: Range<Int>
    var prices: ModelPrices?
  }

  /// A power of two more than twice `Ledger.accountsMax`.
  private static let slotsCount = 2048

  private var names = ByteBuffer(capacity: 1024)
  private var keys: [Key] = []
  /// Hash to account index plus 1; 0 is empty.
  private var slots = [UInt16](repeating: 0, count: slotsCount)
  /// Whether the registry lets no further name in that only clients know.
  var isClosedToClients = false

  /// An empty copy.
  init() {}

  /// The number of accounts copied.
  var count: Int { keys.count }

  /// The account of the model `name` at `prices`, where the copy has it.
  func account(of name: Span<UInt8>, prices: ModelPrices?) -> ModelAccount? {
    var place = Int(truncatingIfNeeded: NameHash.hash(name)) & (Self.slotsCount - 1)
    while slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if keys[index].prices == prices,
        NameHash.areEqual(names.bytes.extracting(keys[index].name), name)
      {
        return ModelAccount(index: index, isPriced: prices != nil)
      }
      place = (place + 1) & (Self.slotsCount - 1)
    }
    return nil
  }

  /// Appends the name of an account to `buffer`; nothing for the account of no model.
  func appendName(of account: ModelAccount, to buffer: inout ByteBuffer) {
    buffer.append(names.bytes.extracting(keys[account.index].name))
  }

  /// Copies the accounts that the registry has opened since.
  mutating func adopt(_ news: [AccountEntry]) {
    for entry in news {
      precondition(keys.count < Ledger.accountsMax, "the registry keeps its bound")
      let start = names.count
      names.append(entry.key.span)
      keys.append(Key(name: start..<names.count, prices: entry.prices))
      // The account of no model is known by its number; clients may send an empty name.
      guard keys.count > 1 else { continue }
      var place = Int(truncatingIfNeeded: NameHash.hash(entry.key.span)) & (Self.slotsCount - 1)
      while slots[place] != 0 { place = (place + 1) & (Self.slotsCount - 1) }
      slots[place] = UInt16(keys.count)
    }
  }
}
