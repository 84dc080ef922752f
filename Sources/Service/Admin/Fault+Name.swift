// SPDX-License-Identifier: MIT
import Inference

extension Fault {
  /// The word for it in scenarios and in the journal.
  var name: StaticString {
    switch self {
    case .delay: "delay_ms"
    case .hang: "hang"
    case .closeBeforeHead(.close): "close_before_head"
    case .closeBeforeHead(.reset): "reset"
    case .cut: "cut_after_chunk"
    case .malformedChunk: "malformed_chunk"
    case .wrongContentLength: "wrong_content_length"
    case .splitBytes: "split"
    case .duplicateChunk: "duplicate_chunk"
    case .drip: "drip_ms"
    case .garbageAfterEnd: "garbage_after_end"
    case .emptyBody: "empty_body"
    }
  }
}
