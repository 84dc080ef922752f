// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

@Suite struct `Decoding an OpenAI body` {
  static let chat = #"""
    {"model":"gpt-4o","messages":[{"role":"system","content":"JSON \u00e9"},{"role":"user",
    "content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"data:a,b"}},
    {"type":"input_audio","input_audio":{"data":"","format":"wav"}},
    {"type":"file","file":{"file_id":"f"}}]},{"role":"assistant","tool_calls":[{"id":"c",
    "type":"function","function":{"name":"f","arguments":"{}"}}]},
    {"role":"tool","tool_call_id":"c","content":"1"}],"tools":[{"type":"function","function":
    {"name":"f","parameters":{"type":"object"}}},{"type":"custom","custom":{"name":"g"}}],
    "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":
    "custom","custom":{"name":"g"}}]}},"response_format":{"type":"json_object"},"n":2,
    "stop":["x","y"],"logprobs":true,"top_logprobs":2,"logit_bias":{"1":2},"seed":1,
    "stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":10}
    """#
  static let completion = #"""
    {"model":"m","prompt":[[1,2],[3]],"max_tokens":3,"n":2,"best_of":2,"echo":true,"logprobs":2,
    "stop":"x","suffix":"s","temperature":0.5}
    """#
  static let embedding = #"""
    {"model":"text-embedding-3-small","input":["a",[1,2],"c"],"dimensions":8,
    "encoding_format":"base64","user":"u"}
    """#
  static let samples: [(Inference.Operation, String)] = [
    (.chat, chat), (.completion, completion), (.embedding, embedding),
  ]

  /// Decodes `bytes`, whatever comes of it, and says whether it was refused with a message.
  private func isAnswered(_ bytes: [UInt8], _ operation: Inference.Operation) -> Bool {
    do throws(Failure) {
      let request = try decode(bytes.span, for: operation)
      return !request.summary.isEmpty
    } catch {
      return !error.message.isEmpty && OpenAI.status(of: error) == 400
    }
  }

  @Test(arguments: samples)
  func `reads the sample`(operation: Inference.Operation, body: String) {
    #expect(refusal(of: body, for: operation) == nil)
  }

  @Test(arguments: samples)
  func `answers every prefix`(operation: Inference.Operation, body: String) {
    let bytes = Array(body.utf8)
    for count in bytes.indices { #expect(isAnswered(Array(bytes[..<count]), operation)) }
  }

  @Test(arguments: samples)
  func `answers every change of a byte`(operation: Inference.Operation, body: String) {
    var bytes = Array(body.utf8)
    for index in bytes.indices {
      let byte = bytes[index]
      for other in #"0"{}[],:nt-\"#.utf8 {
        bytes[index] = other
        #expect(isAnswered(bytes, operation))
      }
      bytes[index] = byte
    }
  }

  /// Every value of the body is replaced by one of each kind: all paths of refusal are walked.
  @Test(arguments: samples)
  func `answers every change of a value`(operation: Inference.Operation, body: String) {
    let others = ["null", "true", "-1", "1.5", "1e999", #""""#, #""z""#, "[]", "[1]", "{}"]
    for range in values(in: Array(body.utf8)) {
      for other in others {
        let bytes = Array(body.utf8)
        let changed = Array(bytes[..<range.lowerBound]) + other.utf8 + bytes[range.upperBound...]
        #expect(isAnswered(changed, operation))
      }
    }
  }

  /// Where the values of a text without blanks in its strings stand.
  private func values(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for start in bytes.indices.dropFirst() {
      let before = bytes[..<start].last { $0 > UInt8(ascii: " ") }
      guard let before, ":[,".utf8.contains(before) else { continue }
      var depth = 0
      var inString = false
      for end in start..<bytes.count {
        let byte = bytes[end]
        if byte == UInt8(ascii: "\"") { inString.toggle() }
        guard !inString else { continue }
        if "[{".utf8.contains(byte) { depth += 1 }
        if depth == 0, ",]}".utf8.contains(byte) {
          if end > start { found.append(start..<end) }
          break
        }
        if "]}".utf8.contains(byte) { depth -= 1 }
      }
    }
    return found
  }
}
