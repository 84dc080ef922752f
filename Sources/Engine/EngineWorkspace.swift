// SPDX-License-Identifier: MIT
package import Bytes
package import Embeddings
import JSON

/// What the engine needs to think with, reused from request to request.
package struct EngineWorkspace: ~Copyable {
  /// For the schemas that a request carries.
  var tape = JSONTape()
  /// For the vectors that a reply is written from, one at a time.
  package var vectors = EmbeddingScratch()
  /// For texts under way.
  package var text = ByteBuffer(capacity: 1024)

  /// An empty workspace.
  package init() {}
}
