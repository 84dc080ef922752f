// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference

extension Desk {
  /// Fields that frame a message and are never a rule's to say.
  private static let framingNames: [StaticString] = [
    "content-length", "transfer-encoding", "connection",
  ]

  /// Appends the header fields that a rule adds, in place of those of the same name in the head
  /// that begins at `start` of `output`.
  func appendScriptedFields(from start: Int, to output: inout ByteBuffer) {
    removeOverriddenFields(from: start, in: &output)
    for field in reply.headers {
      let name = reply.text(field.name)
      if name.isEmpty || Self.framingNames.contains(where: { name.equalsIgnoringCase($0) }) {
        continue
      }
      output.appendField(name, reply.text(field.value))
    }
  }

  /// Tells the conversation that the request at hand was noted in, where any is followed.
  mutating func nameConversation() {
    guard let conversation = workspace.followedConversation else { return }
    let start = reply.arena.count
    conversation.appendID(to: &reply.arena)
    reply.conversation = TextRange(start: start, count: reply.arena.count - start)
  }

  /// Adds a field to the answer at hand.
  mutating func addField(_ name: StaticString, _ value: Span<UInt8>) {
    let start = reply.arena.count
    reply.arena.append(name)
    let middle = reply.arena.count
    reply.arena.append(value)
    reply.headers.append(
      ReplyHeader(
        name: TextRange(start: start, count: middle - start),
        value: TextRange(start: middle, count: reply.arena.count - middle)
      )
    )
  }

  private func removeOverriddenFields(from start: Int, in output: inout ByteBuffer) {
    var head = ByteBuffer()
    head.append(output.bytes.extracting(start..<output.count))
    output.truncate(to: start)
    appendOthers(of: head.bytes, to: &output)
  }

  /// Appends the lines of `head` that no field of a rule takes the place of.
  private func appendOthers(of head: Span<UInt8>, to output: inout ByteBuffer) {
    var start = 0
    while start < head.count {
      var line = head.extracting(start..<head.count)
      line = line.extracting(0..<((line.firstIndex(of: UInt8(ascii: "\n")) ?? line.count - 1) + 1))
      start += line.count
      if !isOverridden(line) { output.append(line) }
    }
  }

  /// Whether a rule's field has the name of this line of a head; the status line has none.
  private func isOverridden(_ line: Span<UInt8>) -> Bool {
    guard let nameEnd = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = line.extracting(0..<nameEnd)
    return reply.headers.contains { Self.areSameNames(reply.text($0.name), name) }
  }

  private static func areSameNames(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where lowercase(left[index]) != lowercase(right[index]) {
      return false
    }
    return true
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
