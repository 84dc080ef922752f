// SPDX-License-Identifier: MIT
import CYAML

/// The events of one YAML text, one after the other, as Swift values.
///
/// libyaml keeps a pointer to its own parser record and into the text, so both live in allocations
/// of this type, which frees them when it ends.
@safe
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>

  /// The events of a copy of `bytes`.
  init(_ bytes: Span<UInt8>) {
    unsafe text = .allocate(capacity: max(bytes.count, 1))
    for index in bytes.indices {
      unsafe text.initializeElement(at: index, to: bytes[index])
    }
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    let started = unsafe yaml_parser_initialize(parser)
    precondition(started == 1, "libyaml finds memory for its parser")
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next event; after `.streamEnd` there is none, and the caller stops.
  mutating func next() throws(YAMLError) -> Event {
    var raw = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &raw) == 1 else { throw unsafe failure() }
    let event = unsafe Event(raw)
    unsafe yaml_event_delete(&raw)
    return event
  }

  /// The parser's own account of why it stopped.
  @unsafe
  private func failure() -> YAMLError {
    let record = unsafe parser.pointee
    let problem = unsafe record.problem.map { problem in unsafe String(cString: problem) }
    guard unsafe record.error != YAML_READER_ERROR else {
      let offset = unsafe Int(clamping: record.problem_offset)
      return YAMLError(
        .encoding,
        at: place(ofByte: offset),
        "\(problem ?? "unreadable bytes"): a YAML file is UTF-8 text without control characters"
      )
    }
    let place = unsafe YAMLPlace(record.problem_mark)
    guard let context = unsafe record.context else {
      return YAMLError(.syntax, at: place, problem ?? "this is not YAML")
    }
    return unsafe YAMLError(
      .syntax,
      at: place,
      related: YAMLPlace(record.context_mark),
      "\(String(cString: context)): \(problem ?? "this is not YAML")"
    )
  }

  /// The line and column of the byte at `offset`, counted over whatever bytes come before it.
  private func place(ofByte offset: Int) -> YAMLPlace {
    var line = 1
    var column = 1
    for index in unsafe 0..<min(offset, text.count) {
      let byte = unsafe text[index]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
    }
    return YAMLPlace(line: line, column: column)
  }
}

extension YAMLPlace {
  /// The place of a libyaml mark, which counts from 0.
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
