// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// Looks at the body of an answer that ended in order: whether there is all of it.
struct AnswerCheck: ~Copyable {
  /// Bytes of the body that the head promises; nil where it promises no number.
  private var lengthStated: Int?
  private var body = ByteBuffer()

  /// Takes note of what `head` says of the body.
  mutating func begin(_ head: Span<UInt8>) {
    lengthStated = nil
    var start = 0
    while start < head.count {
      var line = head.extracting(start..<head.count)
      line = line.extracting(0..<(line.firstIndex(of: UInt8(ascii: "\n")) ?? line.count))
      start += line.count + 1
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line.extracting(0..<colon).equalsIgnoringCase("content-length")
      else { continue }
      var value = line.extracting((colon + 1)..<line.count)
      if !value.isEmpty, value[value.count - 1] == UInt8(ascii: "\r") {
        value = value.extracting(0..<(value.count - 1))
      }
      lengthStated = value.trimmingBlanks().decimal.map { Int(clamping: $0) }
    }
  }

  /// Takes a piece of the body.
  mutating func take(_ piece: Span<UInt8>) {
    body.append(piece)
  }

  /// What is wrong with the body; nil where it is whole.
  consuming func fault() -> String? {
    // What follows the bytes that the head promises belongs to no answer.
    let bytes = body.bytes.extracting(0..<min(body.count, lengthStated ?? body.count))
    if bytes.isEmpty { return "the body is empty" }
    if let lengthStated, bytes.count < lengthStated {
      return "the body has \(bytes.count) bytes, and its head promises \(lengthStated)"
    }
    if bytes.hasPrefix("data:") || bytes.hasPrefix("event:") { return Self.fault(ofStream: bytes) }
    return Self.isJSON(bytes) ? nil : "the body is no whole JSON"
  }

  private static func fault(ofStream events: Span<UInt8>) -> String? {
    var start = 0
    var count = 0
    while start < events.count {
      var line = events.extracting(start..<events.count)
      line = line.extracting(0..<(line.firstIndex(of: UInt8(ascii: "\n")) ?? line.count))
      start += line.count + 1
      guard line.hasPrefix("data:") else { continue }
      count += 1
      let data = line.extracting(5..<line.count).trimmingBlanks()
      guard data.equals("[DONE]") || isJSON(data) else {
        return "the data of the event number \(count) is no whole JSON"
      }
    }
    return nil
  }

  private static func isJSON(_ bytes: Span<UInt8>) -> Bool {
    var tape = JSONTape()
    do throws(JSONError) {
      try tape.parse(bytes)
      return true
    } catch {
      return false
    }
  }
}
