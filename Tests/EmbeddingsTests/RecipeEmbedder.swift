// SPDX-License-Identifier: MIT
import Embeddings
import Seeds

/// The published recipe, word for word and without any haste: strings, dictionaries, wide integers.
struct RecipeEmbedder {
  let model: String
  let seed: UInt64
  let mode: Embedder.Mode

  private var salt: UInt64 {
    StableHash.mix(hash(0, Array(model.utf8)) &+ seed &* StableHash.golden)
  }

  /// The components, by way of at least so many buckets: more than are needed change nothing.
  func components(_ text: String, _ dimensions: Int, buckets: Int = 1) -> [Int32] {
    finish(features(of: text), hash(3, Array(text.utf8)), dimensions, buckets)
  }

  func components(tokens: [UInt32], _ dimensions: Int) -> [Int32] {
    let bytes = tokens.map { token in [0, 8, 16, 24].map { UInt8(token >> $0 & 255) } }
    var features: [UInt64: (count: UInt64, rarity: UInt64)] = [:]
    for (index, token) in bytes.enumerated() {
      features[hash(4, token), default: (0, 4)].count += 1
      if index > 0 { features[hash(5, bytes[index - 1] + token), default: (0, 8)].count += 1 }
    }
    return finish(features, hash(6, Array(bytes.joined())), dimensions)
  }

  private func finish(
    _ features: [UInt64: (count: UInt64, rarity: UInt64)],
    _ identity: UInt64,
    _ dimensions: Int,
    _ bucketsMin: Int = 1
  ) -> [Int32] {
    switch mode {
    case .hash:
      let key = StableHash.mix(identity ^ salt)
      return unit(
        (1...UInt64(dimensions)).map { index in
          let z = StableHash.mix(key &+ index &* StableHash.golden)
          let lanes = (z & 65_535) + (z >> 16 & 65_535) + (z >> 32 & 65_535) + (z >> 48)
          return 2 * Int64(lanes) - 262_140 + 1
        }
      )
    case .lexical:
      var size = 1
      while size < max(dimensions, bucketsMin) { size *= 2 }
      let buckets = buckets(features, identity, size)
      return unit(Array(transformed(buckets).prefix(dimensions)))
    }
  }

  private func buckets(
    _ features: [UInt64: (count: UInt64, rarity: UInt64)],
    _ identity: UInt64,
    _ size: Int
  ) -> [Int64] {
    var buckets = [Int64](repeating: 0, count: size)
    for (key, feature) in features {
      let weight = Int64(Double(2_048 * feature.count * feature.rarity).squareRoot().rounded(.down))
      let z = StableHash.mix(key ^ salt)
      buckets[Int(z % UInt64(size))] += z >> 63 == 1 ? -weight : weight
    }
    while buckets.reduce(0, { $0 + abs($1) }) >= 1 << 25 {
      buckets = buckets.map { $0 / 2 }
    }
    let isOdd = buckets.reduce(0, +) % 2 != 0
    for draw in 1...32 as ClosedRange<UInt64> {
      let z = StableHash.mix((identity ^ salt) &+ draw &* StableHash.golden)
      let weight: Int64 = draw == 1 && !isOdd ? 5 : 4
      buckets[Int(z % UInt64(size))] += z >> 63 == 1 ? -weight : weight
    }
    return buckets
  }

  /// The transform by its definition, halved: the upper half of the output is of the differences.
  private func transformed(_ values: [Int64]) -> [Int64] {
    guard values.count > 1 else { return values }
    let half = values.count / 2
    let sums = (0..<half).map { values[$0] + values[half + $0] }
    let differences = (0..<half).map { values[$0] - values[half + $0] }
    return transformed(sums) + transformed(differences)
  }

  private func unit(_ values: [Int64]) -> [Int32] {
    let squares = values.reduce(0 as UInt64) { $0 + UInt64($1 * $1) }
    let length = Double(squares).squareRoot()
    return values.map { Int32((Double($0) * 1e8 / length).rounded(.toNearestOrEven)) }
  }

  private func features(of text: String) -> [UInt64: (count: UInt64, rarity: UInt64)] {
    var features: [UInt64: (count: UInt64, rarity: UInt64)] = [:]
    func add(_ kind: UInt8, _ scalars: [UInt32], isSingle: Bool = false) {
      let bytes = Array(
        String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))).utf8
      )
      let key = hash(kind, bytes)
      let isASCII = bytes.allSatisfy { $0 < 0x80 }
      let rarity = isSingle ? 4 : isASCII ? tableRarity(of: key) : 8
      features[key, default: (0, rarity)].count += 1
    }
    for run in runs(of: text) {
      if run.isLetters {
        add(1, Array(run.scalars.prefix(4)))
        let word = [0x3C] + run.scalars + [0x3E]
        for start in 0..<word.count - 2 { add(2, Array(word[start..<start + 3])) }
      } else {
        for scalar in run.scalars { add(2, [scalar], isSingle: true) }
        for (left, right) in zip(run.scalars, run.scalars.dropFirst()) { add(1, [left, right]) }
      }
    }
    return features
  }

  private func runs(of text: String) -> [(isLetters: Bool, scalars: [UInt32])] {
    var runs: [(isLetters: Bool, scalars: [UInt32])] = []
    var isOpen = false
    for scalar in text.unicodeScalars.map({ folded($0.value) }) {
      guard let isLetter = isLetter(scalar) else {
        isOpen = false
        continue
      }
      if !isOpen || runs[runs.count - 1].isLetters != isLetter { runs.append((isLetter, [])) }
      runs[runs.count - 1].scalars.append(scalar)
      isOpen = true
    }
    return runs
  }

  /// Whether a folded scalar is a letter (or else a single); nil for a separator.
  private func isLetter(_ scalar: UInt32) -> Bool? {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A, 0xAA, 0xB5, 0xBA: true
    case 0..<0xC0, 0xD7, 0xF7: nil
    case 0xC0..<0x2000: true
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0xFE00...0xFE0F, 0xFF00...0xFF0F,
      0xFEFF:
      nil
    default: false
    }
  }

  private func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 32
    case 0x400...0x40F: scalar + 80
    default: scalar
    }
  }

  private func tableRarity(of key: UInt64) -> UInt64 {
    // The digits are ASCII and as many as the modulus.
    unsafe UInt64(RarityTable.digits.utf8Start[Int(key % 16_384)] - 0x30)
  }

  private func hash(_ kind: UInt8, _ bytes: [UInt8]) -> UInt64 {
    StableHash.fnv1a(kind: kind, bytes.span)
  }
}
