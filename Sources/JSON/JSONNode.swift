// SPDX-License-Identifier: MIT

/// A value of a parsed JSON text: a view of the tape and of the text, which it cannot outlive.
///
/// Nothing is converted before it is asked for, and a question that does not fit the kind (the
/// integer of a string, a member of an array) is answered with nil.
@usableFromInline
package struct JSONNode: ~Escapable {
  /// The entries of the whole text.
  @usableFromInline let tape: Span<JSONTape.Entry>
  /// The whole text.
  @usableFromInline package let source: Span<UInt8>
  /// Index of this value's entry.
  @usableFromInline let index: Int

  /// The value at `index` of `tape`.
  @_lifetime(copy tape, copy source)
  @inline(__always) @inlinable init(tape: Span<JSONTape.Entry>, source: Span<UInt8>, index: Int) {
    self.tape = tape
    self.source = source
    self.index = index
  }

  /// The value at another index of the same tape.
  @_lifetime(copy self)
  @inline(__always) @inlinable func node(at index: Int) -> JSONNode {
    JSONNode(tape: tape, source: source, index: index)
  }

  /// This value's entry.
  @inline(__always) @inlinable var entry: JSONTape.Entry { tape[index] }

  /// Index of the entry behind this value and all that is in it.
  @inline(__always) @inlinable var next: Int { Int(entry.next) }

  /// Which of the six kinds the value is.
  @inline(__always) @inlinable package var kind: JSONKind {
    switch entry.tally >> 28 {
    case 0: .null
    case 1: .boolean
    case 2: .number
    case 3: .string
    case 4: .array
    default: .object
    }
  }

  /// Whether the value is `null`.
  @inline(__always) @inlinable package var isNull: Bool { kind == .null }

  /// The value of a boolean, nil for any other kind.
  @inline(__always) @inlinable package var boolean: Bool? {
    kind == .boolean ? entry.tally & JSONTape.Flag.isTrue != 0 : nil
  }

  /// Elements of an array or members of an object; 0 for any other kind.
  @inline(__always) @inlinable package var count: Int {
    kind == .array || kind == .object ? Int(entry.tally & 0x0FFF_FFFF) : 0
  }

  /// Where the value's text stands in the source, quotes and brackets included.
  @inline(__always) @inlinable package var sourceRange: Range<Int> {
    Int(entry.start)..<Int(entry.end)
  }

  /// Offset of the value's first byte in the source.
  @inline(__always) @inlinable package var sourceOffset: Int { Int(entry.start) }

  /// The value's text as it stands in the source, quotes and brackets included.
  @inline(__always) @inlinable package var sourceText: Span<UInt8> {
    @_lifetime(copy self)
    // In bounds: `JSONTape.root` checked that the source is as long as the text of the tape, whose
    // entries all lie in it.
    get { unsafe source.extracting(unchecked: sourceRange) }
  }
}
