// SPDX-License-Identifier: MIT
import Bytes
import Inference

/// What an engine answered, copied out of its arena.
struct Answered {
  /// One choice.
  struct Spoken: Equatable {
    var text: String?
    var reasoning: String?
    var refusal: String?
    var calls: [Call] = []
    var tokens: [Token] = []
    var end: FinishReason
    var stopSequence: Int?
  }

  /// One call of a tool.
  struct Call: Equatable {
    var id: String?
    var name: String
    var arguments: String
    var isText = false
  }

  /// One token with its log probability.
  struct Token: Equatable {
    var text: String
    var logprobE8: Int
    var others: [String]
  }

  var failure: Failure?
  var choices: [Spoken] = []
  /// Where the calls of each choice begin among all calls.
  var callStarts: [Int] = []
  var headers: [String: String] = [:]
  var id: String?
  var model: String?
  var usage: Usage
  var status: Int
  var delayNanoseconds: UInt64
  var pacing: Pacing?
  var fault: Fault?
  var rule: Int?
  var profile: Profile
  var vectors: [[Float]]
  var dimensions: Int
  var vectorMode: VectorMode?
  var vectorSeed: UInt64?
  var standing: RateStanding?
  var costPicoUSD: Int64?

  /// The text of the first choice, empty where it has none.
  var text: String { choices.first?.text ?? "" }

  init(_ reply: borrowing InferenceReply, _ failure: Failure?) {
    self.failure = failure
    usage = reply.usage
    status = reply.status
    delayNanoseconds = reply.delayNanoseconds
    pacing = reply.pacing
    fault = reply.fault
    rule = reply.rule
    profile = reply.profile
    vectors = reply.vectors
    dimensions = reply.dimensions
    vectorMode = reply.vectorMode
    vectorSeed = reply.vectorSeed
    standing = reply.standing
    costPicoUSD = reply.costPicoUSD
    if let range = reply.id { id = String(reply.text(range)) }
    if let range = reply.model { model = String(reply.text(range)) }
    for header in reply.headers {
      headers[String(reply.text(header.name))] = String(reply.text(header.value))
    }
    for choice in reply.choices {
      choices.append(Self.spoken(choice, reply))
      callStarts.append(choice.toolCalls.start)
    }
  }

  private static func spoken(_ choice: Choice, _ reply: borrowing InferenceReply) -> Spoken {
    var spoken = Spoken(end: choice.finishReason)
    spoken.stopSequence = choice.stopSequence
    if let range = choice.text { spoken.text = String(reply.text(range)) }
    if let range = choice.reasoning { spoken.reasoning = String(reply.text(range)) }
    if let range = choice.refusal { spoken.refusal = String(reply.text(range)) }
    for index in choice.toolCalls.indices {
      let call = reply.toolCalls[index]
      var id: String?
      if let range = call.id { id = String(reply.text(range)) }
      let name = String(reply.text(call.name))
      let arguments = String(reply.text(call.arguments))
      spoken.calls.append(Call(id: id, name: name, arguments: arguments, isText: call.isText))
    }
    for index in choice.tokens.indices {
      let token = reply.tokens[index]
      var others: [String] = []
      for place in token.alternatives.indices {
        others.append(String(reply.text(reply.alternatives[place].text)))
      }
      let text = String(reply.text(token.text))
      spoken.tokens.append(Token(text: text, logprobE8: token.logprobE8, others: others))
    }
    return spoken
  }
}
