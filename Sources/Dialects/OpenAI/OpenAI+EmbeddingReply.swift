// SPDX-License-Identifier: MIT
package import Bytes
package import Embeddings
package import Inference
import JSON

extension OpenAI {
  /// Appends the next slice of a list of vectors, which are made as they are written.
  package static func encodeEmbeddings(
    from next: inout Int,
    bytesMin: Int,
    of reply: borrowing InferenceReply,
    to request: borrowing InferenceRequest,
    by embedder: borrowing Embedder,
    scratch: inout EmbeddingScratch,
    into output: inout ByteBuffer
  ) -> Bool {
    let start = output.count
    if next == 0 { output.append("{\"object\":\"list\",\"data\":[") }
    while next < request.inputs.count {
      output.append(
        next == 0
          ? "{\"object\":\"embedding\",\"index\":" : ",{\"object\":\"embedding\",\"index\":"
      )
      output.append(decimal: next)
      output.append(",\"embedding\":")
      if next < reply.vectors.count, !reply.vectors[next].isEmpty {
        let pinned = reply.vectors[next]
        appendVector(pinned.span, request.encoding, to: &output)
      } else {
        embed(request.inputs[next], request, reply.dimensions, embedder, &scratch)
        appendVector(scratch.components, request.encoding, to: &output)
      }
      output.append("}")
      next += 1
      if output.count - start >= bytesMin, next < request.inputs.count { return true }
    }
    output.append("],\"model\":")
    output.appendModel(reply, request)
    output.append(",\"usage\":{\"prompt_tokens\":")
    output.append(decimal: reply.usage.promptTokens)
    output.append(",\"total_tokens\":")
    output.append(decimal: reply.usage.totalTokens)
    output.append("}}")
    return false
  }

  /// Makes the vector of one input in `scratch`.
  private static func embed(
    _ input: EmbeddingInput,
    _ request: borrowing InferenceRequest,
    _ dimensions: Int,
    _ embedder: borrowing Embedder,
    _ scratch: inout EmbeddingScratch
  ) {
    let bytes = request.text(input.range)
    do throws(EmbeddingError) {
      switch input.kind {
      case .text: try embedder.embed(bytes, dimensions: dimensions, using: &scratch)
      case .tokens: try embedder.embed(tokenBytes: bytes, dimensions: dimensions, using: &scratch)
      }
    } catch {
      preconditionFailure("the dimensions of a reply are within the embedder's range")
    }
  }

  private static func appendVector(
    _ components: Span<Int32>,
    _ encoding: VectorEncoding,
    to output: inout ByteBuffer
  ) {
    switch encoding {
    case .float: output.append(vector: components, in: .json)
    case .base64:
      output.append("\"")
      output.append(vector: components, in: .base64)
      output.append("\"")
    }
  }

  /// Appends a vector that a scenario states, its components as they are.
  private static func appendVector(
    _ components: Span<Float>,
    _ encoding: VectorEncoding,
    to output: inout ByteBuffer
  ) {
    switch encoding {
    case .float:
      for index in components.indices {
        output.append(index == 0 ? "[" : ",")
        output.appendJSON(number: components[index])
      }
      output.append("]")
    case .base64:
      output.append("\"")
      var bytes = ByteBuffer(capacity: 4 * components.count)
      for index in components.indices {
        let bits = components[index].bitPattern
        for offset in 0..<4 {
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * offset)))
        }
      }
      output.append(base64: bytes.bytes)
      output.append("\"")
    }
  }
}
