// SPDX-License-Identifier: MIT

/// A keyword's value with its place, for complaints.
struct Placed<Value> {
  /// The value.
  var value: Value
  /// Its offset in the source.
  var offset: Int
}
