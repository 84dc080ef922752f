// SPDX-License-Identifier: MIT
import Bytes
import JSON

extension JSONNode {
  /// What a string means, or any other value's text, cut where it is long, for a message.
  var quotation: String {
    let bytesMax = 100
    var text = ByteBuffer()
    if kind == .string {
      appendText(to: &text)
    } else {
      text.append(sourceText)
    }
    guard text.count > bytesMax else { return String(text) }
    text.truncate(to: bytesMax)
    return String(text) + "…"
  }
}
