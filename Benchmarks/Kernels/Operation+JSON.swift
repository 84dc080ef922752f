// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// Texts to tapes, what dialects ask of them, and strings and numbers to text.
extension Operation {
  static func json() -> [Operation] {
    let chat = JSONBench(
      #"{"model":"gpt-4o-mini","messages":[{"role":"system","content":"Be brief."},"#
        + #"{"role":"user","content":"What is the capital of France, please?"}],"#
        + #""temperature":0.7,"max_tokens":100,"stream":true,"user":"somebody"}"#
    )
    let ids = JSONBench(
      #"{"input":["# + (0..<8_000).map { "\($0 * 12)" }.joined(separator: ",") + "]}"
    )
    let book = JSONBench(#"{"input":"\#(Fixtures.book)"}"#)
    let japanese = JSONBench(#"{"input":"\#(Fixtures.japanese)"}"#)
    return [
      chat.operation("json/read chat") { $0.read() },
      chat.operation("json/read chat and look") { $0.look() },
      ids.operation("json/read 8000 ids and look") { $0.sum() },
      book.operation("json/read book") { $0.read() },
      japanese.operation("json/read japanese") { $0.read() },
      book.operation("json/write book") { $0.write() },
      japanese.operation("json/write japanese") { $0.write() },
      Operation("json/write double") { chat.write(0.1234567890123) },
      Operation("json/write fixed point") { chat.write(fixedPoint: -1_234_567) },
    ]
  }
}

/// A text with a tape and a buffer that are used again and again.
private final class JSONBench {
  private let text: [UInt8]
  private var tape = JSONTape()
  private var output = ByteBuffer(capacity: 1 << 18)
  private let slab = Slab<Int64>(count: 1)

  init(_ text: String) { self.text = Array(text.utf8) }

  func operation(_ name: String, _ run: @escaping (JSONBench) -> Void) -> Operation {
    Operation(name, units: text.count, of: "byte") { run(self) }
  }

  func read() {
    let text = text
    Self.read(text.span, &tape)
  }

  func look() {
    let text = text
    keep(Self.look(text.span, &tape))
  }

  func sum() {
    let text = text
    keep(Self.sum(text.span, &tape))
  }

  func write() {
    let text = text
    output.removeAll()
    output.appendJSON(string: text.span)
  }

  private static func read(_ text: Span<UInt8>, _ tape: inout JSONTape) {
    let isJSON = (try? tape.parse(text)) != nil
    precondition(isJSON, "the text is JSON")
  }

  /// Asks for what a dialect asks for.
  private static func look(_ text: Span<UInt8>, _ tape: inout JSONTape) -> Int64 {
    read(text, &tape)
    let root = tape.root(in: text)
    var sum = Int64(root.member("model")?.rawText.count ?? 0)
    sum += root.member("max_tokens")?.integer ?? 0
    sum += Int64(root.member("temperature")?.double ?? 0)
    sum += root.member("stream")?.boolean == true ? 1 : 0
    if let messages = root.member("messages") {
      var cursor = messages.elements
      while let message = cursor.next() {
        sum += message.member("role")?.equals("user") == true ? 1 : 0
        sum += Int64(message.member("content")?.rawText.count ?? 0)
      }
    }
    return sum
  }

  private static func sum(_ text: Span<UInt8>, _ tape: inout JSONTape) -> Int64 {
    read(text, &tape)
    var sum: Int64 = 0
    if let input = tape.root(in: text).member("input") {
      var cursor = input.elements
      while let element = cursor.next() { sum += element.integer ?? 0 }
    }
    return sum
  }

  func write(_ number: Double) {
    output.removeAll()
    output.appendJSON(number: number)
  }

  func write(fixedPoint: Int) {
    output.removeAll()
    output.appendJSON(fixedPoint: fixedPoint, decimals: 8)
  }

  private func keep(_ number: Int64) {
    let numbers: InlineArray<1, Int64> = [number]
    slab.copy(numbers.span)
  }
}
