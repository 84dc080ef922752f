// SPDX-License-Identifier: MIT
import Engine
import JSON

/// What kind of text the arguments of a call are that stand in a file as text.
struct ArgumentsCheck {
  /// The pieces, by index, whose place is not within a JSON string.
  private(set) var barePieces: [Int] = []
  /// Whether the text opens like a JSON object but is none, whatever is filled in.
  private(set) var isBrokenJSON = false

  /// Looks at a text of `pieces`.
  init(_ pieces: [Template.Piece]) {
    var sample: [UInt8] = []
    var isString = false
    var isEscaped = false
    for (index, piece) in pieces.enumerated() {
      guard case .literal(let bytes) = piece else {
        // Inside of a string any text will do, outside any value.
        if !isString {
          barePieces.append(index)
          sample.append(UInt8(ascii: "0"))
        }
        continue
      }
      sample.append(contentsOf: bytes)
      for byte in bytes {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = isString
        } else if byte == UInt8(ascii: "\"") {
          isString.toggle()
        }
      }
    }
    guard sample.first(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: "{") else { return }
    var tape = JSONTape()
    do throws(JSONError) {
      try tape.parse(sample.span)
    } catch {
      isBrokenJSON = true
    }
  }
}
