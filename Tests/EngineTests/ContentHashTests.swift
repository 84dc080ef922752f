// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Testing

/// The content hash of a chat request with this body.
private func hash(_ body: String, _ operation: Inference.Operation = .chat) throws -> UInt64 {
  let bytes = Array(body.utf8)
  var tape = JSONTape()
  try tape.parse(bytes.span)
  var scratch = ByteBuffer()
  return ContentHash.of(tape.root(in: bytes.span), operation: operation, scratch: &scratch)
}

/// Two bodies and whether they ask the same.
private struct Pair: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var left: String
  var right: String
  var isSame: Bool

  init(_ name: String, _ left: String, _ right: String, isSame: Bool) {
    testDescription = name
    self.left = left
    self.right = right
    self.isSame = isSame
  }
}

private let pairs = [
  Pair("white space", #"{"a":1,"b":[1,2]}"#, "{ \"a\" : 1 ,\n \"b\" : [ 1 , 2 ] }", isSame: true),
  Pair("key order", #"{"a":1,"b":{"c":2,"d":3}}"#, #"{"b":{"d":3,"c":2},"a":1}"#, isSame: true),
  Pair("escapes in a value", #"{"a":"\u0041/"}"#, #"{"a":"A\/"}"#, isSame: true),
  Pair("escapes in a key", #"{"\u0061":1}"#, #"{"a":1}"#, isSame: true),
  Pair("spelling of a number", #"{"a":100}"#, #"{"a":1.00e2}"#, isSame: true),
  Pair("minus zero", #"{"a":0}"#, #"{"a":-0.0}"#, isSame: true),
  Pair("stream", #"{"a":1}"#, #"{"a":1,"stream":true}"#, isSame: true),
  Pair(
    "stream options",
    #"{"a":1,"stream":false}"#,
    #"{"a":1,"stream":true,"stream_options":{"include_usage":true}}"#,
    isSame: true
  ),
  Pair("stream within a member", #"{"a":{}}"#, #"{"a":{"stream":true}}"#, isSame: false),
  Pair("order of elements", #"{"a":[1,2]}"#, #"{"a":[2,1]}"#, isSame: false),
  Pair("swapped values", #"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#, isSame: false),
  Pair("number and string", #"{"a":1}"#, #"{"a":"1"}"#, isSame: false),
  Pair("null and nothing", #"{"a":null}"#, #"{}"#, isSame: false),
  Pair("booleans", #"{"a":true}"#, #"{"a":false}"#, isSame: false),
  Pair("empty containers", #"{"a":[]}"#, #"{"a":{}}"#, isSame: false),
  Pair("nesting", #"{"a":[[1],2]}"#, #"{"a":[[1,2]]}"#, isSame: false),
  Pair("large numbers", #"{"a":9007199254740993}"#, #"{"a":9007199254740992}"#, isSame: false),
]

@Suite struct `The content hash` {
  @Test(arguments: pairs)
  private func `sees what is asked and not how it is spelled`(pair: Pair) throws {
    let same = try hash(pair.left) == hash(pair.right)
    #expect(same == pair.isSame)
  }

  @Test func `tells operations apart`() throws {
    #expect(try hash("{}", .chat) != hash("{}", .embedding))
  }

  @Test func `is frozen`() throws {
    let body = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hé"}],"n":1.5,"x":null}"#
    let value = try hash(body)
    #expect(value == 2_045_299_129_321_560_002)
  }
}
