// SPDX-License-Identifier: MIT
import Bytes
package import Inference

/// Finds where the stop sequences of a request end a text.
package enum StopSequences {
  /// Where the earliest stop sequence of `request` begins in `text`, and which one it is.
  ///
  /// Of several that begin at the same place, the one that the request names first counts. Empty
  /// ones never strike.
  package static func first(
    of request: borrowing InferenceRequest,
    in text: Span<UInt8>
  ) -> (offset: Int, index: Int)? {
    var found: (offset: Int, index: Int)?
    for index in request.stop.indices {
      let sought = request.text(request.stop[index])
      // A later sequence can only win by beginning before the earliest so far.
      let limit = min(text.count, (found?.offset ?? text.count) - 1 + sought.count)
      let window = text.extracting(0..<max(limit, 0))
      if let offset = offset(of: sought, in: window) { found = (offset, index) }
    }
    return found
  }

  /// Where `sought` begins in `text`; nil where it does not occur or is empty.
  private static func offset(of sought: Span<UInt8>, in text: Span<UInt8>) -> Int? {
    guard sought.count > 0, sought.count <= text.count else { return nil }
    let first = sought[0]
    for offset in 0...(text.count - sought.count) where text[offset] == first {
      if text.extracting(offset..<(offset + sought.count)).equals(sought) { return offset }
    }
    return nil
  }
}
