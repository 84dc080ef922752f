// SPDX-License-Identifier: MIT

/// What an identifier is for; each purpose draws from a key of its own.
enum IdentifierPurpose: UInt64 {
  case completion = 1
  case request = 2
  case toolCall = 3
  case signature = 4
}
