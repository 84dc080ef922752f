// SPDX-License-Identifier: MIT
import Embeddings
import Seeds
import Testing

@Suite struct `An embedder` {
  @Test(arguments: testable, PublishedVector.all)
  func `equals the published vectors`(
    _ instructions: InstructionSet,
    _ vector: PublishedVector
  ) throws {
    let embedder = Embedder(model: vector.model, seed: vector.seed, mode: vector.mode)
    var scratch = EmbeddingScratch(instructions: instructions)
    var floats = [Float](repeating: 0, count: vector.dimensions)
    var output = floats.mutableSpan
    switch vector.input {
    case .text(let text): try embedder.write(text.utf8.span, into: &output, using: &scratch)
    case .tokens(let ids): try embedder.write(tokens: ids.span, into: &output, using: &scratch)
    }
    #expect(Array(array(scratch.components).prefix(4)) == vector.first)
    #expect(digest(floats) == vector.digest)
  }

  @Test func `keeps the published rarity table`() {
    let digits = RarityTable.digits.description
    let hash = StableHash.sha256(digits.utf8.span)
    let start: [UInt8] = [0xD4, 0x0B, 0x61, 0x37, 0xCF, 0x19, 0x6E, 0xE4]
    #expect(digits.utf8.count == 16_384)
    #expect((0..<8).map { hash[$0] } == start)
  }

  @Test(arguments: Embedder.Mode.allCases)
  func `follows the recipe on texts of all scripts`(_ mode: Embedder.Mode) throws {
    var source = TextSource(key: 1)
    for round in 0..<150 as Range<UInt64> {
      let text = source.text(scalarsMax: round)
      let dimensions = Int(1 + source.draws.next(below: 600))
      let embedder = Embedder(model: "m\(round % 7)", seed: round % 3, mode: mode)
      let recipe = RecipeEmbedder(model: "m\(round % 7)", seed: round % 3, mode: mode)
      let expected = recipe.components(text, dimensions)
      #expect(try components(text, dimensions, embedder) == expected, "\(text.debugDescription)")
    }
  }

  /// The scanner takes 512 bytes of ASCII at a time; words lie across that edge in every way.
  @Test(arguments: ["ab cde fghij ", "abcdefg", "a b", "word é", "  x"])
  func `follows the recipe on long texts`(part: String) throws {
    let embedder = Embedder(model: "long")
    let recipe = RecipeEmbedder(model: "long", seed: 0, mode: .lexical)
    let text = String(repeating: part, count: 200).prefix(600)
    for size in Array(508...516) + [600] {
      let start = String(text.prefix(size))
      #expect(try components(start, 64, embedder) == recipe.components(start, 64), "\(size)")
    }
    let repeated = String(repeating: part, count: 400)
    #expect(try components(repeated, 64, embedder) == recipe.components(repeated, 64))
  }

  @Test(arguments: Embedder.Mode.allCases)
  func `follows the recipe on token ids`(_ mode: Embedder.Mode) throws {
    var draws = Draws(key: 2)
    let embedder = Embedder(model: "ids", seed: 9, mode: mode)
    let recipe = RecipeEmbedder(model: "ids", seed: 9, mode: mode)
    var scratch = EmbeddingScratch()
    for count in 0..<40 {
      let range: UInt64 = count % 2 == 0 ? 4 : 1 << 32
      let tokens = (0..<count).map { _ in UInt32(draws.next(below: range)) }
      try embedder.embed(tokens: tokens.span, dimensions: 200, using: &scratch)
      let made = array(scratch.components)
      #expect(made == recipe.components(tokens: tokens, 200))
      let bytes = tokens.flatMap { id in [0, 8, 16, 24].map { UInt8(id >> $0 & 255) } }
      try embedder.embed(tokenBytes: bytes.span, dimensions: 200, using: &scratch)
      let again = array(scratch.components)
      #expect(again == made)
    }
  }

  /// 160,000 different ids weigh more than 2²⁵, so all buckets are halved.
  @Test func `halves its buckets as the recipe does, in 32 bits and in 64`() throws {
    let tokens = (0..<160_000).map { UInt32($0) }
    let embedder = Embedder(model: "guard")
    let expected = RecipeEmbedder(model: "guard", seed: 0, mode: .lexical)
      .components(tokens: tokens, 700)
    var narrow = EmbeddingScratch()
    try embedder.embed(tokens: tokens.span, dimensions: 700, using: &narrow)
    let narrowMade = array(narrow.components)
    #expect(narrowMade == expected)
    var wide = EmbeddingScratch(instructions: .best, narrowWeightMax: 1_000)
    try embedder.embed(tokens: tokens.span, dimensions: 700, using: &wide)
    let wideMade = array(wide.components)
    #expect(wideMade == expected)
    try embedder.embed(tokens: tokens.span.extracting(first: 100), dimensions: 700, using: &wide)
    try embedder.embed(tokens: tokens.span.extracting(first: 100), dimensions: 700, using: &narrow)
    let equal = array(wide.components) == array(narrow.components)
    #expect(equal)
  }

  @Test(arguments: [(384, 1_536), (1, 2), (255, 256), (256, 257), (768, 3_072), (1_000, 8_192)])
  func `makes a short vector of the first components of a long one`(
    short: Int,
    long: Int
  ) throws {
    for mode in Embedder.Mode.allCases {
      let embedder = Embedder(model: "prefix", mode: mode)
      let cut = try components("one fish two fish", long, embedder).prefix(short).map(Double.init)
      let length = cut.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let made = try components("one fish two fish", short, embedder).map(Double.init)
      for (cut, made) in zip(cut, made) { #expect(abs(cut * 1e8 / length - made) < 40) }
    }
  }

  /// Cut from the transform of 2,048 buckets, 384 components are bit for bit those of 512 buckets.
  @Test(arguments: [(384, 2_048), (1, 16), (256, 8_192), (1_000, 4_096)])
  func `needs no more buckets for a short vector`(dimensions: Int, buckets: Int) throws {
    let embedder = Embedder(model: "prefix")
    let recipe = RecipeEmbedder(model: "prefix", seed: 0, mode: .lexical)
    var source = TextSource(key: 7)
    for length in 0..<12 as Range<UInt64> {
      let text = source.text(scalarsMax: 20 * length)
      let expected = recipe.components(text, dimensions, buckets: buckets)
      #expect(try components(text, dimensions, embedder) == expected)
    }
  }

  @Test(arguments: [0, -1, 8_193, Int.min, Int.max])
  func `refuses dimensions out of range`(dimensions: Int) {
    #expect(throws: EmbeddingError.dimensionsOutOfRange(dimensions)) {
      try Embedder(model: "m").vector(for: "text", dimensions: dimensions)
    }
    let text = EmbeddingError.dimensionsOutOfRange(dimensions).description
    #expect(text == "A vector has 1 to 8192 dimensions, not \(dimensions).")
  }

  @Test func `gives unrelated spaces to other names, seeds and modes`() throws {
    let text = "the same text"
    let plain = try Embedder(model: "a").vector(for: text)
    let others = [
      Embedder(model: "b"), Embedder(model: "a", seed: 1), Embedder(model: "a", mode: .hash),
      Embedder(model: ""),
    ]
    for other in others {
      #expect(abs(cosine(plain, try other.vector(for: text))) < 0.12)
    }
  }

  @Test func `gives the same vector for one text, in a batch and in reused memory`() throws {
    let embedder = Embedder(model: "m")
    let texts = ["", "short", String(repeating: "long words ", count: 900), "short", "猫😀"]
    let batch = try embedder.vectors(for: texts, dimensions: 300)
    #expect(batch.count == texts.count)
    for (text, vector) in zip(texts, batch) {
      #expect(try embedder.vector(for: text, dimensions: 300) == vector)
    }
    let ids = try embedder.vector(forTokens: [1, 2, 3], dimensions: 300)
    #expect(ids.count == 300 && ids != batch[0])
  }

  @Test(arguments: Embedder.Mode.allCases)
  func `holds its floors: no zero, and the length 1`(_ mode: Embedder.Mode) throws {
    let embedder = Embedder(model: "floors", mode: mode)
    var source = TextSource(key: 3)
    for dimensions in Array(1...40) + [384, 1_536, 3_072, 8_192] {
      let made = try components(source.text(scalarsMax: 60), dimensions, embedder)
      let length = made.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() / 1e8
      #expect(abs(length - 1) <= 0.5e-8 * Double(dimensions).squareRoot())
      #expect(!made.contains(0))
    }
  }
}
