// SPDX-License-Identifier: MIT
import CYAML

/// One step of a YAML text.
struct Event {
  /// What the step is.
  let content: Content

  /// Where it begins.
  let place: YAMLPlace

  /// The kinds of steps; the start of the stream and the end of a document carry nothing.
  enum Content {
    case boundary
    case documentStart
    case streamEnd
    case alias(String)
    case scalar(Scalar)
    case sequenceStart(Opening)
    case mappingStart(Opening)
    case collectionEnd
  }

  /// A scalar before its type is known.
  struct Scalar {
    let text: String
    let style: YAMLNode.Style
    let tag: String?
    let anchor: String?
  }

  /// The start of a sequence or a mapping.
  struct Opening {
    let style: YAMLNode.Style
    let tag: String?
    let anchor: String?
  }
}

extension Event {
  /// A copy of what libyaml says, so that its record can be freed.
  @unsafe
  init(_ raw: yaml_event_t) {
    unsafe self.place = YAMLPlace(raw.start_mark)
    switch unsafe raw.type {
    case YAML_DOCUMENT_START_EVENT: self.content = .documentStart
    case YAML_STREAM_END_EVENT: self.content = .streamEnd
    case YAML_ALIAS_EVENT: self.content = unsafe .alias(String(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: self.content = unsafe .scalar(Scalar(raw))
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe raw.data.sequence_start
      self.content = unsafe .sequenceStart(
        Opening(
          style: start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .plain,
          tag: String(start.tag),
          anchor: String(start.anchor)
        )
      )
    case YAML_MAPPING_START_EVENT:
      let start = unsafe raw.data.mapping_start
      self.content = unsafe .mappingStart(
        Opening(
          style: start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .plain,
          tag: String(start.tag),
          anchor: String(start.anchor)
        )
      )
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: self.content = .collectionEnd
    default: self.content = .boundary
    }
  }
}

extension Event.Scalar {
  /// A copy of libyaml's scalar, whose text is valid UTF-8 and may hold NUL.
  @unsafe
  fileprivate init(_ raw: yaml_event_t) {
    let scalar = unsafe raw.data.scalar
    let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    unsafe self.text = String(decoding: bytes, as: UTF8.self)
    self.style =
      switch unsafe scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
      default: .plain
      }
    unsafe self.tag = String(scalar.tag)
    unsafe self.anchor = String(scalar.anchor)
  }
}

extension String {
  /// A copy of a C string that may be absent.
  @unsafe
  fileprivate init?(_ text: UnsafeMutablePointer<yaml_char_t>?) {
    guard let text = unsafe text else { return nil }
    unsafe self.init(cString: text)
  }
}
