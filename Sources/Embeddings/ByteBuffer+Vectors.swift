// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends a vector, given as components in units of 10⁻⁸, in any encoding.
  ///
  /// The components need not be those of a unit vector; any 32-bit numbers are written right.
  /// Allocates nothing but room in the buffer. All instructions write the same bytes.
  package mutating func append(
    vector components: Span<Int32>,
    as type: ComponentType = .float,
    in form: VectorForm,
    on instructions: InstructionSet = .best
  ) {
    switch (type, form) {
    case (.float, .json): appendText(components, on: instructions)
    case (.float, .bytes): appendFloats(components, on: instructions)
    case (.float, .base64): appendFloatsInBase64(components, on: instructions)
    case (_, .json): appendNumbers(QuantisedVector(components, as: type))
    case (_, .bytes): appendBytes(QuantisedVector(components, as: type))
    case (_, .base64): appendBase64(QuantisedVector(components, as: type))
    }
  }

  private mutating func appendText(_ components: Span<Int32>, on instructions: InstructionSet) {
    append(UInt8(ascii: "["))
    reserve(components.count * PortableEncoders.textBytesMax + WideEncoders.overhangMax)
    var index = 0
    while index < components.count {
      let rest = components.extracting(index...)
      index += WideEncoders.appendText(rest, to: &self, on: instructions)
      // What the wide path leaves: the last few, or a group with an unusually large component.
      let left = components.extracting(index..<min(index + 16, components.count))
      append(addingCapacity: left.count * PortableEncoders.textBytesMax) { output in
        PortableEncoders.appendText(left, to: &output)
      }
      index += left.count
    }
    endArray(isEmpty: components.isEmpty)
  }

  private mutating func appendFloats(_ components: Span<Int32>, on instructions: InstructionSet) {
    if WideEncoders.appendFloats(components, to: &self, on: instructions) { return }
    append(addingCapacity: components.count * 4) { output in
      PortableEncoders.appendFloats(components, to: &output)
    }
  }

  /// What the wide path leaves goes twelve floats at a time: 48 bytes are 64 digits, so no group
  /// of three bytes is cut.
  private mutating func appendFloatsInBase64(
    _ components: Span<Int32>,
    on instructions: InstructionSet
  ) {
    reserve((components.count * 4 + 2) / 3 * 4 + WideEncoders.overhangMax)
    var chunk = InlineArray<48, UInt8>(repeating: 0)
    var index = WideEncoders.appendBase64(components, to: &self, on: instructions)
    while index < components.count {
      let size = min(12, components.count - index)
      for offset in 0..<size {
        let bits = FixedPoint.float(components[index + offset]).bitPattern
        for byte in 0..<4 {
          chunk[offset * 4 + byte] = UInt8(truncatingIfNeeded: bits >> UInt32(8 * byte))
        }
      }
      append(base64: chunk.span.extracting(first: size * 4))
      index += size
    }
  }

  private mutating func appendNumbers(_ vector: borrowing QuantisedVector) {
    append(UInt8(ascii: "["))
    for index in 0..<vector.count {
      append(decimal: vector.number(at: index))
      append(UInt8(ascii: ","))
    }
    endArray(isEmpty: vector.count == 0)
  }

  private mutating func appendBytes(_ vector: borrowing QuantisedVector) {
    reserve(vector.count)
    for index in 0..<vector.count {
      append(UInt8(truncatingIfNeeded: vector.number(at: index)))
    }
  }

  private mutating func appendBase64(_ vector: borrowing QuantisedVector) {
    var chunk = InlineArray<48, UInt8>(repeating: 0)
    var index = 0
    while index < vector.count {
      let size = min(48, vector.count - index)
      for offset in 0..<size {
        chunk[offset] = UInt8(truncatingIfNeeded: vector.number(at: index + offset))
      }
      append(base64: chunk.span.extracting(first: size))
      index += size
    }
  }

  /// Puts the bracket in place of the last comma, or after the opening one.
  private mutating func endArray(isEmpty: Bool) {
    if !isEmpty { truncate(to: count - 1) }
    append(UInt8(ascii: "]"))
  }
}
