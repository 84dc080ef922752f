// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference

extension ScenarioWriter {
  /// What holds where no rule says otherwise.
  mutating func defaults() -> [(key: String, value: YAMLOutput)] {
    var members = Members<NativeKey.Defaults>()
    switch scenario.fallback {
    case .echo: break
    case .fingerprint: members.add(.fallback, .text("fingerprint"))
    case .error: members.add(.fallback, .text("error"))
    case .prose(let tokens):
      members.add(.fallback, .mapping([(NativeKey.Fallback.prose.rawValue, .bare("\(tokens)"))]))
    case .text(let template):
      let text = YAMLOutput.text(source(of: template))
      members.add(.fallback, .mapping([(NativeKey.Fallback.text.rawValue, text)]))
    }
    if let usage = scenario.usage { members.add(.usage, Self.usage(usage)) }
    members.add(.pacing, pacing.map { Self.pacing($0) })
    if let own = scenario.fallbackPacing, own.takesTime, own != pacing {
      tell("What no rule matches had a pace of its own, which is that of the defaults now.")
    }
    if let embeddings = scenario.embeddings {
      members.add(.embeddings, Self.embeddings(embeddings))
    }
    return members.entries
  }

  /// The bounds of conversations.
  func conversations() -> [(key: String, value: YAMLOutput)] {
    var members = Members<NativeKey.Conversations>()
    if let max = scenario.conversationsMax { members.add(.max, .bare("\(max)")) }
    if let seconds = scenario.conversationIdleSeconds {
      members.add(.idleSeconds, .bare("\(seconds)"))
    }
    return members.entries
  }

  /// A rate limit.
  mutating func limit(_ limit: RateLimit) -> YAMLOutput {
    var members = Members<NativeKey.Limit>()
    if let key = limit.key { members.add(.key, test(key, bare: .glob)) }
    if let model = limit.model { members.add(.model, test(model, bare: .glob)) }
    if let requests = limit.requestsPerMinute {
      members.add(.requestsPerMinute, .bare("\(requests)"))
    }
    if let tokens = limit.tokensPerMinute { members.add(.tokensPerMinute, .bare("\(tokens)")) }
    return members.mapping
  }

  /// Token counts.
  static func usage(_ usage: UsageOverride) -> YAMLOutput {
    var members = Members<NativeKey.Usage>()
    members.add(.promptTokens, usage.promptTokens.map { .bare("\($0)") })
    members.add(.completionTokens, usage.completionTokens.map { .bare("\($0)") })
    members.add(.cachedTokens, usage.cachedTokens.map { .bare("\($0)") })
    members.add(.totalTokens, usage.totalTokens.map { .bare("\($0)") })
    return members.mapping
  }

  /// How vectors are made.
  static func embeddings(_ choice: EmbeddingChoice) -> YAMLOutput {
    guard let seed = choice.seed else {
      return choice.mode.map { .text($0.rawValue) } ?? .mapping([])
    }
    var members = Members<NativeKey.Embeddings>()
    members.add(.mode, choice.mode.map { .text($0.rawValue) })
    members.add(.seed, .bare("\(seed)"))
    return members.mapping
  }

  /// How a stream is paced.
  static func pacing(_ pacing: Pacing) -> YAMLOutput {
    var members = Members<NativeKey.Pacing>()
    if pacing.firstTokenNanoseconds > 0 {
      members.add(.firstTokenMilliseconds, milliseconds(pacing.firstTokenNanoseconds))
    }
    if pacing.perTokenNanoseconds > 0 {
      members.add(.perTokenMilliseconds, milliseconds(pacing.perTokenNanoseconds))
    }
    if pacing.perPromptTokenNanoseconds > 0 {
      let milliseconds = milliseconds(pacing.perPromptTokenNanoseconds)
      members.add(.perPromptTokenMilliseconds, milliseconds)
    }
    if let law = pacing.jitter, let word = word(for: law, in: NativeWord.distributions) {
      var jitter = Members<NativeKey.Jitter>()
      jitter.add(.distribution, word)
      jitter.add(.spread, .bare(decimal(Int(pacing.spreadPerMillion), decimals: 6)))
      members.add(.jitter, jitter.mapping)
    }
    switch pacing.chunking {
    case nil: break
    case .characters(let count): members.add(.chunk, .bare("\(count)"))
    case .spaces, .quarters: members.add(.chunk, word(for: .word, in: NativeWord.chunks))
    case .some(let chunking):
      members.add(.chunk, word(for: chunking, in: NativeWord.chunks))
    }
    return members.mapping
  }
}
