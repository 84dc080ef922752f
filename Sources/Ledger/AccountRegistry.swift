// SPDX-License-Identifier: MIT
import Inference

/// All accounts of a ledger, in order of arrival; shared by its shards behind a lock.
struct AccountRegistry: Sendable {
  /// The accounts; an account's index never changes.
  private(set) var entries: [AccountEntry]
  /// How many of them are named by clients and in no catalogue.
  private var clientNames = 0

  /// A registry of the two accounts that every ledger has.
  init() {
    entries = [
      AccountEntry(key: [], prices: .free),
      AccountEntry(key: Array("other".utf8), prices: nil),
    ]
  }

  /// Whether no further name that only clients know is let in.
  var isClosedToClients: Bool {
    clientNames >= Ledger.clientModelsMax || entries.count >= Ledger.accountsMax
  }

  /// Opens an account unless it is open already or the bound is reached.
  mutating func open(key: [UInt8], prices: ModelPrices?, isListed: Bool) -> ModelAccount {
    if let index = entries.firstIndex(where: { $0.key == key && $0.prices == prices }) {
      return ModelAccount(index: index, isPriced: prices != nil)
    }
    guard entries.count < Ledger.accountsMax else { return .other }
    if !isListed {
      guard clientNames < Ledger.clientModelsMax else { return .other }
      clientNames += 1
    }
    entries.append(AccountEntry(key: key, prices: prices))
    return ModelAccount(index: entries.count - 1, isPriced: prices != nil)
  }
}
