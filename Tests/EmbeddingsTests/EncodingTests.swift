// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Seeds
import Testing

@Suite struct `An encoded vector` {
  static func encode(
    _ components: [Int32],
    as type: ComponentType = .float,
    in form: VectorForm,
    on instructions: InstructionSet = .best
  ) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(vector: components.span, as: type, in: form, on: instructions)
    return array(buffer.bytes)
  }

  static func text(
    _ components: [Int32],
    as type: ComponentType = .float,
    in form: VectorForm = .json
  ) -> String {
    String(decoding: encode(components, as: type, in: form), as: UTF8.self)
  }

  static func decodeBase64(_ digits: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    for (index, digit) in digits.enumerated() where digit != UInt8(ascii: "=") {
      group = group << 6 | UInt32(alphabet.firstIndex(of: digit) ?? 0)
      if index % 4 > 0 {
        bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(6 - index % 4 * 2)))
      }
    }
    return bytes
  }

  static func floats(_ bytes: [UInt8]) -> [Float] {
    stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
  }

  @Test(arguments: [
    ([], "[]"), ([1], "[0.00000001]"), ([-1, 1], "[-0.00000001,0.00000001]"), ([0], "[0.00000000]"),
    ([-7_346_151, 25_253_814], "[-0.07346151,0.25253814]"),
    ([100_000_000, -100_000_000], "[1.00000000,-1.00000000]"),
    ([99_999_999, 100_000_001], "[0.99999999,1.00000001]"),
    ([Int32.max, Int32.min], "[21.47483647,-21.47483648]"),
    ([999_999_999, 1_000_000_000], "[9.99999999,10.00000000]"),
  ])
  func `is text with eight decimals`(components: [Int32], expected: String) {
    #expect(Self.text(components) == expected)
  }

  @Test(
    arguments: [
      (.int8, .json, "[-128,-92,-32,0,32,92,127]"), (.uint8, .json, "[0,36,96,128,160,220,255]"),
      (.binary, .json, "[-114]"), (.ubinary, .json, "[14]"), (.ubinary, .base64, "Dg=="),
      (.binary, .base64, "jg=="), (.int8, .base64, "gKTgACBcfw=="),
      (.uint8, .base64, "ACRggKDc/w=="),
      (.float, .base64, "AADAwBFkir+PhMG+AAAAAI+EwT4RZIo/AADAQA=="),
    ] as [(ComponentType, VectorForm, String)]
  )
  func `follows each type's definition`(type: ComponentType, form: VectorForm, expected: String) {
    // At seven dimensions 1/√7 is a standard deviation of 32 steps.
    let components: [Int32] = [
      -600_000_000, -108_117_878, -37_796_447, 0, 37_796_447, 108_117_878, 600_000_000,
    ]
    #expect(Self.text(components, as: type, in: form) == expected)
  }

  @Test(
    arguments: [
      ([1, -1, 1, -1, 1, -1, 1, -1, 1], [0xAA, 0x80]), ([-1, -1, -1, -1, -1, -1, -1, 1], [0x01]),
      ([], []), ([1], [0x80]),
    ] as [([Int32], [UInt8])]
  )
  func `packs the first sign highest`(components: [Int32], bytes: [UInt8]) {
    #expect(Self.encode(components, as: .ubinary, in: .bytes) == bytes)
    #expect(Self.encode(components, as: .binary, in: .bytes) == bytes.map { $0 ^ 0x80 })
  }

  @Test func `decodes to the same bits from text and from base64`() throws {
    let embedder = Embedder(model: "bits")
    for dimensions in [1, 2, 3, 7, 11, 12, 13, 24, 100, 1_536] {
      let vector = try embedder.vector(for: "some text", dimensions: dimensions)
      let text = try embedder.encoded("some text", dimensions: dimensions, in: .json)
      let numbers = String(decoding: text.dropFirst().dropLast(), as: UTF8.self).split(
        separator: ","
      )
      let base64 = try embedder.encoded("some text", dimensions: dimensions, in: .base64)
      let bytes = try embedder.encoded("some text", dimensions: dimensions, in: .bytes)
      #expect(numbers.compactMap { Double($0) }.map(Float.init) == vector)
      #expect(numbers.compactMap { Float($0) } == vector)
      #expect(Self.floats(Self.decodeBase64(base64)) == vector)
      #expect(Self.floats(bytes) == vector)
    }
  }

  @Test(arguments: ["a longer text with many words in it", "", "a", "😀😀", "to be or not to be"])
  func `keeps the direction within each type's resolution`(text: String) throws {
    let floors: [(ComponentType, Double)] = [(.int8, 0.9999), (.uint8, 0.9999), (.binary, 0.7)]
    for (type, floor) in floors {
      let embedder = Embedder(model: "resolution")
      let vector = try embedder.vector(for: text, dimensions: 768)
      let bytes = try embedder.encoded(text, dimensions: 768, as: type, in: .bytes)
      let decoded: [Float]
      switch type {
      case .int8: decoded = bytes.map { Float(Int8(bitPattern: $0)) }
      case .uint8: decoded = bytes.map { Float($0) - 128 }
      default:
        decoded = vector.indices.map { (bytes[$0 / 8] ^ 0x80) << UInt8($0 % 8) & 0x80 > 0 ? 1 : -1 }
      }
      let length = cosine(decoded, decoded).squareRoot()
      #expect(cosine(vector, decoded) / length > floor)
    }
  }

  /// Around every power of ten and two, and at random.
  static let edges: [Int32] = {
    var numbers: [Int32] = [0, 1, Int32.min, Int32.max]
    for power in 1...9 {
      var ten: Int32 = 1
      for _ in 0..<power { ten *= 10 }
      numbers += [ten - 1, ten, ten + 1, 1 - ten, -ten, -1 - ten]
    }
    for power in 1...30 as ClosedRange<Int32> {
      numbers += [1 << power, (1 << power) - 1, -(1 << power)]
    }
    var draws = Draws(key: 5)
    numbers += (0..<2_000).map { _ in Int32(draws.next(below: 200_000_001)) - 100_000_000 }
    return numbers
  }()

  @Test func `is text that reads back as its number`() {
    for number in Self.edges {
      let text = Self.text([number]).dropFirst().dropLast()
      #expect(Double(text) == Double(number) / 1e8)
      #expect(Float(Double(number) / 1e8) == Self.floats(Self.encode([number], in: .bytes))[0])
    }
  }

  @Test(arguments: testable)
  func `is the same on all instructions`(_ instructions: InstructionSet) {
    var draws = Draws(key: 6)
    for count in Array(0...300) + [384, 511, 1_000, 1_536, 8_192] {
      var numbers = (0..<count).map { _ in Int32(draws.next(below: 200_000_001)) - 100_000_000 }
      if count % 3 == 2 {
        numbers[Int(draws.next(below: UInt64(count)))] = Self.edges[count % Self.edges.count]
      }
      for form in VectorForm.allCases {
        let made = Self.encode(numbers, in: form, on: instructions)
        #expect(made == Self.encode(numbers, in: form, on: .portable))
      }
    }
  }
}
