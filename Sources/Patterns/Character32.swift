// SPDX-License-Identifier: MIT

/// One character of a text: a Unicode scalar, or a byte that is no part of one.
struct Character32 {
  /// The scalar's value; a byte that is not UTF-8 stands for itself above all scalars.
  let value: UInt32
  /// Bytes that it takes.
  let width: Int

  /// The character at `position` of `text`, which is not its end.
  @inline(__always)
  init(_ text: Span<UInt8>, at position: Int) {
    let lead = text[position]
    if lead < 0x80 {
      self.init(value: UInt32(lead), width: 1)
    } else {
      self = Character32.beyondASCII(text, at: position)
    }
  }

  @inline(__always)
  private init(value: UInt32, width: Int) {
    self.value = value
    self.width = width
  }

  /// The character that opens with the byte at `position`, which is at least 0x80.
  ///
  /// Well formed are the sequences of The Unicode Standard, section 3.9, table 3-7.
  private static func beyondASCII(_ text: Span<UInt8>, at position: Int) -> Character32 {
    let lead = UInt32(text[position])
    let malformed = Character32(value: 0x110000 + lead, width: 1)
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, text.count - position >= width else { return malformed }
    var scalar = lead & (0x7F >> UInt32(width))
    for offset in 1..<width {
      let tail = UInt32(text[position + offset])
      guard tail & 0xC0 == 0x80 else { return malformed }
      scalar = scalar << 6 | tail & 0x3F
    }
    let isShortest = width == 2 || scalar >= (width == 3 ? 0x800 : 0x10000)
    let isSurrogate = scalar >= 0xD800 && scalar <= 0xDFFF
    guard isShortest, !isSurrogate, scalar <= 0x10FFFF else { return malformed }
    return Character32(value: scalar, width: width)
  }
}
