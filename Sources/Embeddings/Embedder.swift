// SPDX-License-Identifier: MIT
import Seeds

/// Makes the vectors of one model: the same text gives the same vector, on every machine.
///
/// A vector has the length 1, rounded to eight decimals, so a dot product of two is their cosine.
/// The model's name and the seed choose the space; vectors of different spaces are unrelated. The
/// first components of a long vector, brought to length 1 again, are the shorter vector.
///
///     let embedder = Embedder(model: "text-embedding-3-small")
///     let vector = try embedder.vector(for: "The quick brown fox", dimensions: 384)
///
/// An embedder is a small value that costs nothing to make or copy. To make many vectors without
/// allocating, keep an ``EmbeddingScratch`` and write into memory of your own:
///
///     var scratch = EmbeddingScratch()
///     var vector = [Float](repeating: 0, count: 384)
///     for line in lines {
///       var output = vector.mutableSpan
///       try embedder.write(line.utf8.span, into: &output, using: &scratch)
///     }
public struct Embedder: Hashable, Sendable {
  /// How a text becomes a vector.
  public enum Mode: String, CaseIterable, Sendable {
    /// Texts that share parts of words get vectors near each other.
    case lexical
    /// Any change of the text gives an independent vector.
    case hash
  }

  /// The largest number of dimensions that a vector can have.
  public static let dimensionsMax = 8_192

  /// How this embedder makes a vector of a text.
  public let mode: Mode
  /// What chooses the space: a hash of the model's name and the seed.
  let salt: UInt64

  /// The embedder of a model.
  ///
  /// - Parameters:
  ///   - model: The model's name; any text, also an empty one.
  ///   - seed: A number that chooses another space for the same name.
  ///   - mode: How a text becomes a vector.
  public init(model: String, seed: UInt64 = 0, mode: Mode = .lexical) {
    var model = model
    model.makeContiguousUTF8()
    self.init(model: model.utf8.span, seed: seed, mode: mode)
  }

  /// The embedder of the model whose name is the UTF-8 `model`; allocates nothing.
  package init(model: Span<UInt8>, seed: UInt64, mode: Mode) {
    self.mode = mode
    self.salt = StableHash.mix(
      StableHash.fnv1a(kind: 0, model) &+ seed &* StableHash.golden
    )
  }

  /// Makes the vector of a text, UTF-8, in `scratch`.
  ///
  /// Ill-formed bytes count as U+FFFD.
  package func embed(
    _ text: Span<UInt8>,
    dimensions: Int,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) {
    try check(dimensions)
    switch mode {
    case .lexical:
      let identity = FeatureScanner.scan(text, scratch.letters, into: &scratch.features)
      finish(identity: identity, dimensions: dimensions, using: &scratch)
    case .hash:
      draw(identity: FeatureScanner.identity(of: text), dimensions: dimensions, using: &scratch)
    }
  }

  /// Makes the vector of token ids in `scratch`.
  package func embed(
    tokens: Span<UInt32>,
    dimensions: Int,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) {
    try embed(tokenCount: tokens.count, dimensions: dimensions, using: &scratch) { tokens[$0] }
  }

  /// Makes the vector of token ids, four little-endian bytes each, in `scratch`.
  package func embed(
    tokenBytes bytes: Span<UInt8>,
    dimensions: Int,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) {
    precondition(bytes.count % 4 == 0, "a token id has four bytes")
    try embed(tokenCount: bytes.count / 4, dimensions: dimensions, using: &scratch) { index in
      UInt32(bytes[4 * index]) | UInt32(bytes[4 * index + 1]) << 8
        | UInt32(bytes[4 * index + 2]) << 16 | UInt32(bytes[4 * index + 3]) << 24
    }
  }

  @inline(__always)
  private func embed(
    tokenCount: Int,
    dimensions: Int,
    using scratch: inout EmbeddingScratch,
    token: (Int) -> UInt32
  ) throws(EmbeddingError) {
    try check(dimensions)
    switch mode {
    case .lexical:
      let identity = FeatureScanner.scan(
        tokenCount: tokenCount,
        into: &scratch.features,
        token: token
      )
      finish(identity: identity, dimensions: dimensions, using: &scratch)
    case .hash:
      let identity = FeatureScanner.identity(tokenCount: tokenCount, token: token)
      draw(identity: identity, dimensions: dimensions, using: &scratch)
    }
  }

  /// Steps 5 to 9 of the lexical mode.
  private func finish(identity: UInt64, dimensions: Int, using scratch: inout EmbeddingScratch) {
    // The least power of two that is not below the dimensions.
    let bucketCount = 1 << (Int.bitWidth - (dimensions - 1).leadingZeroBitCount)
    scratch.fillBlocks(identity: identity, salt: salt, bucketCount: bucketCount)
    scratch.transform(blockCount: max(bucketCount / 8, 1))
    scratch.normalise(count: dimensions)
  }

  /// All of the hash mode.
  private func draw(identity: UInt64, dimensions: Int, using scratch: inout EmbeddingScratch) {
    scratch.drawComponents(key: StableHash.mix(identity ^ salt), count: dimensions)
    scratch.normalise(count: dimensions)
  }

  private func check(_ dimensions: Int) throws(EmbeddingError) {
    guard dimensions >= 1 && dimensions <= Self.dimensionsMax else {
      throw .dimensionsOutOfRange(dimensions)
    }
  }
}
