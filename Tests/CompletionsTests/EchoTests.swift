// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import Testing

/// A chat of these messages; each part is a kind and its text or name.
private func chat(
  _ messages: [(role: Role, parts: [(kind: Part.Kind, text: String)])]
) -> InferenceRequest {
  var request = InferenceRequest()
  for message in messages {
    let start = request.parts.count
    for part in message.parts {
      let range = TextRange(start: request.arena.count, count: part.text.utf8.count)
      request.arena.append(utf8: part.text)
      let isNamed = part.kind == .file || part.kind == .toolCall
      request.parts.append(
        Part(kind: part.kind, text: isNamed ? .empty : range, name: isNamed ? range : .empty)
      )
    }
    let parts = TableRange(start: start, count: message.parts.count)
    request.messages.append(Message(role: message.role, parts: parts))
  }
  return request
}

private func echo(_ request: borrowing InferenceRequest) -> String {
  var output = ByteBuffer()
  Echo.append(request: request, into: &output)
  let bytes = output.bytes
  return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
}

@Suite struct `The echo` {
  @Test func `says the last user message`() {
    let said = echo(
      chat([
        (.system, [(.text, "be brief")]), (.user, [(.text, "one")]), (.user, [(.text, "two")]),
        (.assistant, [(.text, "three")]),
      ])
    )
    #expect(said == "two")
  }

  @Test func `joins text parts and describes the others`() {
    let parts: [(kind: Part.Kind, text: String)] = [
      (.text, "look"), (.image, "https://example.com/a.png"), (.audio, "wav"), (.file, "a.pdf"),
      (.file, ""), (.text, ""), (.text, "é"),
    ]
    #expect(echo(chat([(.user, parts)])) == "look\n[image]\n[audio]\n[file a.pdf]\n[file]\n\né")
  }

  @Test func `falls back on the last message, without what the model thought or called`() {
    let said = echo(
      chat([
        (.system, [(.text, "a")]),
        (.assistant, [(.reasoning, "b"), (.text, "c"), (.toolCall, "d")]),
      ])
    )
    #expect(said == "c")
    #expect(echo(chat([(.tool, [(.toolResult, "42")])])) == "42")
    #expect(echo(chat([])).isEmpty)
  }

  @Test func `describes a prompt of token ids`() {
    var request = InferenceRequest()
    request.arena.append("aaaabbbb")
    request.parts = [
      Part(kind: .tokens, text: TextRange(start: 0, count: 8)),
      Part(kind: .tokens, text: TextRange(start: 0, count: 4)),
    ]
    request.messages = [
      Message(role: .user, parts: TableRange(start: 0, count: 1)),
      Message(role: .user, parts: TableRange(start: 1, count: 1)),
    ]
    var output = ByteBuffer()
    Echo.append(prompt: 0, of: request, into: &output)
    Echo.append(prompt: 1, of: request, into: &output)
    let isExpected = output.bytes.equals("[2 tokens][1 token]")
    #expect(isExpected)
  }
}
