// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Seeds

extension Engine {
  /// Most bytes of a header field's value that is filled in.
  private static let headerBytesMax = 4_096

  /// Appends what `template` says for the request to the reply's arena; returns where it stands.
  ///
  /// Where it `isInJSON`, all that it says becomes part of a JSON string.
  func fill(
    _ template: Template,
    isInJSON: Bool = false,
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) -> TextRange {
    let start = reply.arena.count
    for (index, piece) in template.pieces.enumerated() {
      let isBare = !template.fillsJSON || template.barePieces.contains(index)
      let isEscaped = isInJSON || !isBare
      switch piece {
      case .literal(let bytes): append(bytes.span, isInJSON, to: &reply.arena)
      case .lastUser: appendLastUser(of: request, isEscaped, to: &reply.arena)
      case .model: append(request.text(request.model), isEscaped, to: &reply.arena)
      case .header(let index):
        if index < request.headers.count, let value = request.headers[index] {
          append(request.text(value), isEscaped, to: &reply.arena)
        }
      case .pointer(let pointer):
        append(body, at: pointer, isEscaped, scratch: &workspace.text, to: &reply.arena)
      case .captureNumber(let number):
        if let text = workspace.matcher.capture(number: number) {
          append(text, isEscaped, to: &reply.arena)
        }
      case .captureName(let name):
        if let text = workspace.matcher.capture(name: name.utf8.span) {
          append(text, isEscaped, to: &reply.arena)
        }
      case .turn: reply.arena.append(decimal: context.match.turn)
      case .conversation:
        let id = conversation(&context, request, body).id
        append(id.span, isEscaped, to: &reply.arena)
      case .count: reply.arena.append(decimal: context.count)
      case .counter(let name):
        reply.arena.append(decimal: namespace(&context, request).raise(name))
      case .choice(let templates):
        guard !templates.isEmpty else { continue }
        let drawn = templates[Int(context.draws.next(below: UInt64(templates.count)))]
        _ = fill(
          drawn,
          isInJSON: isEscaped,
          &context,
          request,
          body,
          &workspace,
          into: &reply
        )
      }
    }
    return TextRange(start: start, count: reply.arena.count - start)
  }

  /// Adds the header fields that `templates` say.
  ///
  /// A control character in what is filled in would end the field: it becomes a blank. What is
  /// filled in may be as long as a prompt, and clients reject long fields: such a value is cut.
  func addHeaders(
    _ templates: [HeaderTemplate],
    _ context: inout AnswerContext,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) {
    for template in templates {
      let name = append(utf8: template.name, to: &reply)
      var value = fill(template.value, &context, request, body, &workspace, into: &reply)
      if value.count > Self.headerBytesMax, !template.value.isConstant {
        value.count = Self.prefixCount(of: reply.arena.bytes.extracting(value.start..<value.end))
        reply.arena.truncate(to: value.end)
      }
      var bytes = reply.arena.mutableBytes
      for index in value.start..<value.end where bytes[index] < 0x20 || bytes[index] == 0x7F {
        bytes[index] = UInt8(ascii: " ")
      }
      reply.headers.append(ReplyHeader(name: name, value: value))
    }
  }

  /// Bytes of as many whole characters of `text` as a header field takes.
  private static func prefixCount(of text: Span<UInt8>) -> Int {
    var count = headerBytesMax
    // In UTF-8 every byte of a character but its first is 10xxxxxx.
    while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }

  /// Keeps `text` in the reply's arena.
  func append(utf8 text: String, to reply: inout InferenceReply) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(utf8: text)
    return TextRange(start: start, count: reply.arena.count - start)
  }

  private func append(_ text: Span<UInt8>, _ isEscaped: Bool, to arena: inout ByteBuffer) {
    if isEscaped {
      arena.appendJSONText(text)
    } else {
      arena.append(text)
    }
  }

  /// Appends the text parts of the last user message, joined by a newline.
  private func appendLastUser(
    of request: borrowing InferenceRequest,
    _ isEscaped: Bool,
    to arena: inout ByteBuffer
  ) {
    guard let last = request.messages.lastIndex(where: { $0.role == .user }) else { return }
    var isFirst = true
    for index in request.messages[last].parts.indices where request.parts[index].kind == .text {
      if !isFirst { arena.append(isEscaped ? "\\n" : "\n") }
      isFirst = false
      append(request.text(request.parts[index].text), isEscaped, to: &arena)
    }
  }

  /// Appends what stands in the body at `pointer`: a string's text, anything else as JSON in its
  /// canonical spelling, since an answer must not follow the client's.
  private func append(
    _ body: JSONNode,
    at pointer: [UInt8],
    _ isEscaped: Bool,
    scratch: inout ByteBuffer,
    to arena: inout ByteBuffer
  ) {
    guard let node = body.node(at: pointer.span) else { return }
    scratch.removeAll(keepingAtMost: 1 << 20)
    if node.kind == .string {
      node.appendText(to: &scratch)
    } else {
      node.appendCanonical(to: &scratch)
    }
    append(scratch.bytes, isEscaped, to: &arena)
  }
}
