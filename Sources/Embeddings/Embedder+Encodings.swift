// SPDX-License-Identifier: MIT
import Bytes

extension Embedder {
  /// The vector of a text, encoded as providers' replies hold it.
  ///
  ///     let bytes = try embedder.encoded("The quick brown fox", as: .int8, in: .json)
  ///     print(String(decoding: bytes, as: UTF8.self))
  ///
  /// - Parameters:
  ///   - text: The text; an empty one has a vector too.
  ///   - dimensions: The number of components, 1 to ``dimensionsMax``.
  ///   - type: What each number of the encoding is.
  ///   - form: How the numbers are written down.
  /// - Returns: ASCII text for ``VectorForm/json`` and ``VectorForm/base64``, else bytes.
  /// - Throws: ``EmbeddingError/dimensionsOutOfRange(_:)``.
  public func encoded(
    _ text: String,
    dimensions: Int = 1_536,
    as type: ComponentType = .float,
    in form: VectorForm
  ) throws(EmbeddingError) -> [UInt8] {
    var text = text
    text.makeContiguousUTF8()
    var scratch = EmbeddingScratch()
    try embed(text.utf8.span, dimensions: dimensions, using: &scratch)
    var buffer = ByteBuffer(capacity: dimensions * 14)
    buffer.append(vector: scratch.components, as: type, in: form)
    let bytes = buffer.bytes
    return [UInt8](capacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }
}
