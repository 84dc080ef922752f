// SPDX-License-Identifier: MIT

extension Embedder {
  /// The vector of a text.
  ///
  /// - Parameters:
  ///   - text: The text; an empty one has a vector too.
  ///   - dimensions: The number of components, 1 to ``dimensionsMax``.
  /// - Returns: `dimensions` numbers whose squares sum to 1.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func vector(
    for text: String,
    dimensions: Int = 1_536
  ) throws(EmbeddingError) -> [Float] {
    var scratch = EmbeddingScratch()
    return try vector(for: text, dimensions: dimensions, using: &scratch)
  }

  /// The vectors of many texts, in their order.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - dimensions: The number of components of each vector, 1 to ``dimensionsMax``.
  /// - Returns: A vector of `dimensions` numbers for each text.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func vectors(
    for texts: [String],
    dimensions: Int = 1_536
  ) throws(EmbeddingError) -> [[Float]] {
    var scratch = EmbeddingScratch()
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    for text in texts {
      vectors.append(try vector(for: text, dimensions: dimensions, using: &scratch))
    }
    return vectors
  }

  /// The vector of an array of token ids, which are features by themselves: no vocabulary is used.
  ///
  /// - Parameters:
  ///   - tokens: The ids.
  ///   - dimensions: The number of components, 1 to ``dimensionsMax``.
  /// - Returns: `dimensions` numbers whose squares sum to 1.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func vector(
    forTokens tokens: [UInt32],
    dimensions: Int = 1_536
  ) throws(EmbeddingError) -> [Float] {
    var scratch = EmbeddingScratch()
    try embed(tokens: tokens.span, dimensions: dimensions, using: &scratch)
    return scratch.vector()
  }

  /// Writes the vector of a text into memory of the caller's.
  ///
  /// Allocates nothing once `scratch` has seen a text with as many different features.
  ///
  /// - Parameters:
  ///   - text: The text as UTF-8; ill-formed bytes count as U+FFFD.
  ///   - vector: Where the components go; its length is the number of dimensions.
  ///   - scratch: The working memory.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func write(
    _ text: Span<UInt8>,
    into vector: inout MutableSpan<Float>,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) {
    try embed(text, dimensions: vector.count, using: &scratch)
    scratch.copy(to: &vector)
  }

  /// Writes the vector of an array of token ids into memory of the caller's.
  ///
  /// Allocates nothing once `scratch` has seen an array with as many different tokens.
  ///
  /// - Parameters:
  ///   - tokens: The ids.
  ///   - vector: Where the components go; its length is the number of dimensions.
  ///   - scratch: The working memory.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func write(
    tokens: Span<UInt32>,
    into vector: inout MutableSpan<Float>,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) {
    try embed(tokens: tokens, dimensions: vector.count, using: &scratch)
    scratch.copy(to: &vector)
  }

  private func vector(
    for text: String,
    dimensions: Int,
    using scratch: inout EmbeddingScratch
  ) throws(EmbeddingError) -> [Float] {
    var text = text
    text.makeContiguousUTF8()
    try embed(text.utf8.span, dimensions: dimensions, using: &scratch)
    return scratch.vector()
  }
}

extension EmbeddingScratch {
  /// The vector made last.
  fileprivate borrowing func vector() -> [Float] {
    let components = components
    return [Float](capacity: components.count) { output in
      for index in components.indices {
        output.append(FixedPoint.float(components[index]))
      }
    }
  }

  /// Writes the vector made last.
  fileprivate borrowing func copy(to vector: inout MutableSpan<Float>) {
    let components = components
    for index in components.indices {
      vector[index] = FixedPoint.float(components[index])
    }
  }
}
