// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import JSON
import Synchronization

/// Makes the vectors of some lines into a buffer of its own.
final class EmbedWorker: Sendable {
  /// Why a line has no vector.
  struct Fault: Sendable {
    /// Lines of the part before it.
    var line: Int
    /// What is wrong with it, half a sentence.
    var reason: String
  }

  private struct State: ~Copyable {
    var scratch = EmbeddingScratch()
    var tape = JSONTape()
    var text = ByteBuffer()
    var output = ByteBuffer()
    var fault: Fault?
  }

  private let recipe: EmbedRecipe
  private let state = Mutex(State())

  init(_ recipe: EmbedRecipe) {
    self.recipe = recipe
  }

  /// Appends the vector of one text.
  func embed(text: Span<UInt8>) {
    state.withLock { Self.append(text, by: recipe, &$0.scratch, to: &$0.output) }
  }

  /// Appends the vectors of the lines in `part`, up to the first that has none.
  func embed(_ part: Range<Int>, of block: LineBlock) {
    state.withLock { state in
      var start = part.lowerBound
      var line = 0
      while start < part.upperBound {
        let end = block.lineEnd(from: start, in: part)
        let text = block.line(start..<end)
        if let reason = embed(line: text, &state) {
          state.fault = Fault(line: line, reason: reason)
          return
        }
        start = end + 1
        line += 1
      }
    }
  }

  /// Takes the vectors that were made since the last time.
  func takeOutput<Failure: Error>(
    _ write: (inout ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    try state.withLock { (state) throws(Failure) in try write(&state.output) }
  }

  /// Takes what was wrong, if something was.
  func takeFault() -> Fault? {
    state.withLock { state in
      defer { state.fault = nil }
      return state.fault
    }
  }

  /// Appends the vector of a line; what is wrong with the line, if something is.
  private func embed(line: Span<UInt8>, _ state: inout State) -> String? {
    guard let field = recipe.field else {
      Self.append(line, by: recipe, &state.scratch, to: &state.output)
      return nil
    }
    do throws(JSONError) {
      try state.tape.parse(line)
    } catch {
      return "\(error.message) (at byte \(error.offset) of the line)"
    }
    state.text.removeAll(keepingAtMost: 1 << 20)
    if let reason = Self.read(field, of: line, on: state.tape, into: &state.text) {
      return reason
    }
    Self.append(textOf: state.text, by: recipe, &state.scratch, to: &state.output)
    return nil
  }

  /// Appends the text that a line's object holds in `field`; what is wrong, if something is.
  private static func read(
    _ field: [UInt8],
    of line: Span<UInt8>,
    on tape: borrowing JSONTape,
    into text: inout ByteBuffer
  ) -> String? {
    let object = tape.root(in: line)
    let name = String(decoding: field, as: UTF8.self)
    guard object.kind == .object else { return "the line is \(object.kind.name), not an object" }
    guard let member = object.member(field.span) else { return "the object has no \"\(name)\"" }
    guard member.kind == .string else {
      return "\"\(name)\" is \(member.kind.name), not a string"
    }
    member.appendText(to: &text)
    return nil
  }

  private static func append(
    textOf buffer: borrowing ByteBuffer,
    by recipe: EmbedRecipe,
    _ scratch: inout EmbeddingScratch,
    to output: inout ByteBuffer
  ) {
    append(buffer.bytes, by: recipe, &scratch, to: &output)
  }

  private static func append(
    _ text: Span<UInt8>,
    by recipe: EmbedRecipe,
    _ scratch: inout EmbeddingScratch,
    to output: inout ByteBuffer
  ) {
    do throws(EmbeddingError) {
      try recipe.embedder.embed(text, dimensions: recipe.dimensions, using: &scratch)
    } catch {
      preconditionFailure("the number of dimensions was checked: \(error)")
    }
    output.append(vector: scratch.components, as: recipe.numbers, in: recipe.form)
    if recipe.endsLines { output.append("\n") }
  }
}
