// SPDX-License-Identifier: MIT

/// A thread could not be started, or what it did failed.
package struct ThreadError: Error, CustomStringConvertible {
  /// What happened.
  package let description: String
}
