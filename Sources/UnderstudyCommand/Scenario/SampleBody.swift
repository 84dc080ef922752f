// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Options

/// The body of a sample request that is made from flags.
struct SampleBody: ~Copyable {
  private var text = ByteBuffer()

  /// The JSON.
  var bytes: [UInt8] {
    let bytes = text.bytes
    return bytes.indices.map { bytes[$0] }
  }

  /// The body of a request that asks what `sample` says.
  init(_ sample: SampleRequest, isStream: Bool) {
    text.append("{\"model\":")
    text.appendJSON(string: sample.model)
    let prompt = sample.prompt ?? ""
    switch sample.endpoint {
    case .completions:
      text.append(",\"prompt\":")
      text.appendJSON(string: prompt)
    case .embeddings:
      text.append(",\"input\":")
      text.appendJSON(string: prompt)
    case .chat, .countTokens:
      if sample.dialect == .anthropic, sample.endpoint == .chat {
        text.append(",\"max_tokens\":4096")
      }
      writeMessages(sample, prompt)
      writeTools(sample)
    }
    text.append(isStream ? ",\"stream\":true}" : "}")
  }

  private mutating func writeMessages(_ sample: SampleRequest, _ prompt: String) {
    if let system = sample.system, sample.dialect == .anthropic {
      text.append(",\"system\":")
      text.appendJSON(string: system)
    }
    text.append(",\"messages\":[")
    if let system = sample.system, sample.dialect == .openai {
      text.append("{\"role\":\"system\",\"content\":")
      text.appendJSON(string: system)
      text.append("},")
    }
    text.append("{\"role\":\"user\",\"content\":")
    text.appendJSON(string: prompt)
    text.append("}]")
  }

  /// The tools, each with no parameters.
  private mutating func writeTools(_ sample: SampleRequest) {
    for (index, tool) in sample.tools.enumerated() {
      text.append(index == 0 ? ",\"tools\":[{" : ",{")
      let isAnthropic = sample.dialect == .anthropic
      text.append(isAnthropic ? "\"name\":" : "\"type\":\"function\",\"function\":{\"name\":")
      text.appendJSON(string: tool)
      text.append(isAnthropic ? ",\"input_schema\":" : ",\"parameters\":")
      text.append("{\"type\":\"object\",\"properties\":{}}")
      text.append(isAnthropic ? "}" : "}}")
    }
    if !sample.tools.isEmpty { text.append("]") }
  }
}
