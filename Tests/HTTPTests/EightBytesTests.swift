// SPDX-License-Identifier: MIT
import Testing

@testable import HTTP

@Suite struct `Eight bytes at once` {
  /// The mask that a rule for single bytes gives.
  private func mask(_ bytes: [UInt8], _ rule: (UInt8) -> Bool) -> UInt64 {
    bytes.enumerated().reduce(0) { $0 | (rule($1.element) ? 0x80 << UInt64(8 * $1.offset) : 0) }
  }

  private func isLetterOrHyphen(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5a, 0x61...0x7a, 0x2d: true
    default: false
    }
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func `are judged as each of them alone`(byte: UInt8) {
    for neighbour: UInt8 in [0, 9, 0x1f, 0x20, 0x61, 0x7f, 0x80, 0xff] {
      let bytes = [byte, neighbour, byte, neighbour, neighbour, byte, byte, neighbour]
      let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let eight = EightBytes(word: word)
      #expect(eight.controls == mask(bytes) { ($0 < 0x20 && $0 != 9) || $0 == 0x7f })
      #expect(eight.unusualInNames == mask(bytes) { !isLetterOrHyphen($0) })
      #expect(
        eight.unusualInPaths
          == mask(bytes) { $0 <= 0x20 || $0 >= 0x7f || $0 == 0x23 || $0 == 0x3f }
      )
    }
  }

  @Test func `find the first of them wherever it stands`() {
    for count in 0...40 {
      for place in 0...count {
        var bytes = [UInt8](repeating: 0x61, count: count)
        if place < count { bytes[place] = 0x0d }
        let found = EightBytes.firstIndex(in: bytes.span, 0..<count) { $0.controls }
        #expect(found == place)
      }
    }
  }
}

@Suite struct `A set of characters` {
  @Test func `holds the characters of a token and no other`() {
    let tokens = Set("!#$%&'*+-.^_`|~0123456789".utf8).union(65...90).union(97...122)
    for byte in UInt8.min...UInt8.max {
      #expect(CharacterSet.token.contains(byte) == tokens.contains(byte))
    }
  }

  @Test func `holds the characters of a host and no other`() {
    let host = Set("-._~!$&'()*+,;=%0123456789".utf8).union(65...90).union(97...122)
    for byte in UInt8.min...UInt8.max {
      #expect(CharacterSet.hostName.contains(byte) == host.contains(byte))
    }
  }
}

@Suite struct `A field's name` {
  @Test(arguments: ["host", "expect", "connection", "content-length", "transfer-encoding"])
  func `is known in any case, and with any other letter is not`(name: String) {
    func isKnown(_ bytes: [UInt8]) -> Bool {
      let range = 0..<bytes.count
      return switch name {
      case "host": isName(bytes.span, range, "host")
      case "expect": isName(bytes.span, range, "expect")
      case "connection": isName(bytes.span, range, "connection")
      case "content-length": isName(bytes.span, range, "content-length")
      default: isName(bytes.span, range, "transfer-encoding")
      }
    }
    #expect(isKnown(Array(name.utf8)))
    #expect(isKnown(Array(name.uppercased().utf8)))
    #expect(!isKnown(Array((name + "s").utf8)))
    for index in name.utf8.indices {
      let offset = name.utf8.distance(from: name.utf8.startIndex, to: index)
      var changed = Array(name.utf8)
      for letter in "abcxyzABCXYZ0123456789-_!~".utf8 where letter | 0x20 != changed[offset] {
        let original = changed[offset]
        changed[offset] = letter
        #expect(!isKnown(changed))
        changed[offset] = original
      }
    }
  }
}
