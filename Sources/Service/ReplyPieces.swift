// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// Where the bytes of a reply are cut into writes of their own.
enum ReplyPieces: Equatable {
  /// Nowhere.
  case none
  /// Within characters and within the lines of events, or else in the middle.
  case split
  /// Behind every byte of the body, with so many nanoseconds between.
  case drip(nanoseconds: UInt64)

  /// Between two pieces of a split reply; long enough for a reader to see them apart.
  private static let splitNanoseconds: UInt64 = 250_000

  /// How the fault has a reply cut.
  init(_ fault: Fault?) {
    switch fault {
    case .splitBytes: self = .split
    case .drip(let nanoseconds): self = .drip(nanoseconds: max(nanoseconds, 1))
    default: self = .none
    }
  }

  /// Nanoseconds between two pieces.
  var pauseNanoseconds: UInt64 {
    switch self {
    case .none: 0
    case .split: Self.splitNanoseconds
    case .drip(let nanoseconds): nanoseconds
    }
  }

  /// Where the first piece of `bytes`, which lie behind a head, ends.
  func end(of bytes: Span<UInt8>) -> Int {
    switch self {
    case .none: return bytes.count
    case .drip: return min(1, bytes.count)
    case .split:
      for place in bytes.indices.dropFirst() where Self.splits(bytes, at: place) { return place }
      return bytes.count
    }
  }

  /// Whether the byte before `place` and the one at it are better together: two parts of a
  /// character, of the word `data:` that opens a line, or of the blank line that ends an event.
  private static func splits(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    let before = bytes[place - 1]
    let byte = bytes[place]
    if before >= 0xC0 { return byte & 0xC0 == 0x80 }
    if before == UInt8(ascii: "\n") { return byte == before }
    guard before == UInt8(ascii: "a"), byte == UInt8(ascii: "t"), place >= 2 else { return false }
    let opensLine = place == 2 || bytes[place - 3] == UInt8(ascii: "\n")
    return opensLine && bytes.extracting((place - 2)..<bytes.count).hasPrefix("data:")
  }
}
