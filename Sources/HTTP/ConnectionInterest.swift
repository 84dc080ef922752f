// SPDX-License-Identifier: MIT

/// Which events of its socket a connection wants to hear of; errors are always heard of.
package struct ConnectionInterest: OptionSet, Sendable {
  /// Bytes, or the end of them, can be read.
  package static let readable = ConnectionInterest(rawValue: 1)
  /// Bytes can be written.
  package static let writable = ConnectionInterest(rawValue: 2)
  /// The peer has shut its sending half, whether or not bytes before that were read.
  package static let peerShut = ConnectionInterest(rawValue: 4)

  /// The set as bits.
  package let rawValue: UInt8

  /// The set that these bits stand for.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }
}
