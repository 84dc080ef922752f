// SPDX-License-Identifier: MIT

/// Where a header field's name and value stand in the bytes of a head.
package struct HeaderField: Sendable, Equatable {
  /// Offset of the name.
  package var nameStart: UInt32
  /// Bytes of the name.
  package var nameCount: UInt32
  /// Offset of the value, without the white space around it.
  package var valueStart: UInt32
  /// Bytes of the value.
  package var valueCount: UInt32

  /// A field whose name and value stand at these offsets.
  package init(nameStart: UInt32, nameCount: UInt32, valueStart: UInt32, valueCount: UInt32) {
    self.nameStart = nameStart
    self.nameCount = nameCount
    self.valueStart = valueStart
    self.valueCount = valueCount
  }
}
