// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A body with all that a decoder looks at, and who decodes it.
struct WholeBody: Sendable, CustomTestStringConvertible {
  var api: API
  var operation: Inference.Operation
  var text: String

  var testDescription: String { "\(api) \(operation)" }

  /// Decodes other bytes in its place, whatever comes of it, and says whether a refusal has words.
  func isAnswered(_ bytes: [UInt8]) -> Bool {
    switch api {
    case .openai: isAnswered(bytes, by: OpenAI.self)
    case .anthropic: isAnswered(bytes, by: Anthropic.self)
    }
  }

  private func isAnswered<D: Dialect>(_ bytes: [UInt8], by dialect: D.Type) -> Bool {
    do throws(Failure) {
      let request = try decode(bytes.span, for: operation, by: dialect)
      return !request.summary.isEmpty
    } catch {
      return !error.message.isEmpty && D.status(of: error) == 400
    }
  }
}

@Suite struct `Decoding a body` {
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
  static let message = #"""
    {"model":"claude-sonnet-4-5","max_tokens":2000,"system":[{"type":"text","text":"be\u00e9"}],
    "messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image","source":
    {"type":"base64","media_type":"image/png","data":"AA"}},{"type":"document","source":{"type":
    "text","media_type":"text/plain","data":"d"},"title":"t"},{"type":"search_result","title":"s",
    "source":"u","content":[{"type":"text","text":"r"}]}]},{"role":"assistant","content":[{"type":
    "thinking","thinking":"h","signature":"x"},{"type":"redacted_thinking","data":"x"},{"type":
    "tool_use","id":"c","name":"f","input":{"k":1}},{"type":"server_tool_use","id":"s","name":
    "web_search","input":{}},{"type":"web_search_tool_result","tool_use_id":"s","content":[]}]},
    {"role":"user","content":[{"type":"tool_result","tool_use_id":"c","is_error":false,"content":
    [{"type":"text","text":"1"},{"type":"image","source":{"type":"url","url":"u"}}]}]}],"tools":
    [{"name":"f","description":"d","input_schema":{"type":"object"}},{"type":"web_search_20250305",
    "name":"web_search"},{"type":"bash_20250124","name":"bash"}],"tool_choice":{"type":"auto",
    "disable_parallel_tool_use":true},"stop_sequences":["x"],"stream":true,"metadata":{"user_id":
    "u"},"thinking":{"type":"enabled","budget_tokens":1024,"display":"omitted"},"output_config":
    {"effort":"low","format":{"type":"json_schema","schema":{}}},"service_tier":"auto",
    "temperature":1,"top_p":0.5,"top_k":4}
    """#
  static let samples = [
    WholeBody(api: .openai, operation: .chat, text: chat),
    WholeBody(api: .openai, operation: .completion, text: completion),
    WholeBody(api: .openai, operation: .embedding, text: embedding),
    WholeBody(api: .anthropic, operation: .chat, text: message),
    WholeBody(api: .anthropic, operation: .tokenCount, text: message),
  ]

  @Test(arguments: samples)
  func `reads the sample`(sample: WholeBody) {
    switch sample.api {
    case .openai: #expect(refusal(of: sample.text, for: sample.operation) == nil)
    case .anthropic:
      #expect(refusal(of: sample.text, for: sample.operation, by: Anthropic.self) == nil)
    }
  }

  @Test(arguments: samples)
  func `answers every prefix`(sample: WholeBody) {
    let bytes = Array(sample.text.utf8)
    for count in bytes.indices { #expect(sample.isAnswered(Array(bytes[..<count]))) }
  }

  @Test(arguments: samples)
  func `answers every change of a byte`(sample: WholeBody) {
    var bytes = Array(sample.text.utf8)
    for index in bytes.indices {
      let byte = bytes[index]
      for other in #"0"{}[],:nt-\"#.utf8 {
        bytes[index] = other
        #expect(sample.isAnswered(bytes))
      }
      bytes[index] = byte
    }
  }

  /// Every value of the body is replaced by one of each kind: all paths of refusal are walked.
  @Test(arguments: samples)
  func `answers every change of a value`(sample: WholeBody) {
    let others = ["null", "true", "-1", "1.5", "1e999", #""""#, #""z""#, "[]", "[1]", "{}"]
    for range in values(in: Array(sample.text.utf8)) {
      for other in others {
        let bytes = Array(sample.text.utf8)
        let changed = Array(bytes[..<range.lowerBound]) + other.utf8 + bytes[range.upperBound...]
        #expect(sample.isAnswered(changed))
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
