// SPDX-License-Identifier: MIT
import Inference
import YAML

/// Tells the format of a scenario file from its keys.
///
/// In this order:
///
/// 1. `responses` or `settings` at the top, or `unknown_response` in `defaults`: mockllm.
/// 2. `providers` at the top: the TokenPak recipe.
/// 3. Otherwise every key that only one of the other formats has counts as a mark of it, and the
///    format with most marks wins; of equals the first of Understudy's own, Mocktopus, fakellm.
///
/// - Understudy: `models`, `limits`, `conversations` at the top; `pacing`, `usage`, `embeddings` in
///   `defaults`; `fault`, `sequence`, `probability`, `pacing` in a rule; its own keys in `when` and
///   in `respond`; a text as `respond` or `error`; and, where nothing is a mark of another, one of
///   its own words as `fallback`;
/// - Mocktopus: `meta` at the top; `type` in a rule, twice where it is one of the tool's, and then
///   nothing is a mark of fakellm; `messages_contains`, `messages_regex` in `when`; `error_type` in
///   `error`;
/// - fakellm: its own keys and `header.<name>` in `when`; `error` or a `status` from 400 on in
///   `respond`; and, where nothing is a mark of ours, `content` in `respond` and a rule of nothing
///   but `name` and `when`, which newcomers to our own format write, too.
///
/// Keys that several formats have (`version`, `rules`, `name`, `model`, `turn`, `times`, `error`,
/// `tool_calls`) tell nothing. A file without any mark is one of ours, but fakellm's if it has
/// a rule and no `version`, which only there may be missing.
struct FormatDetection {
  private var native = 0
  /// Marks of our own that files of fakellm may have, too, which ignores them.
  private var nativeWeak = 0
  private var mocktopus = 0
  private var fakellm = 0
  /// Marks of fakellm that may be mistakes in a file of ours.
  private var fakellmWeak = 0
  /// Whether a rule has a type that Mocktopus knows.
  private var hasType = false

  /// The format of a file whose outermost value is `root`; `isAddition` where it holds rules to be
  /// added to a scenario, which need no `version` in ours.
  static func profile(of root: YAMLNode, isAddition: Bool = false) -> Profile {
    var detection = FormatDetection()
    for entry in root.entries ?? [] {
      switch entry.key.string {
      case "responses", "settings": return .mockllm
      case "defaults" where entry.value["unknown_response"] != nil: return .mockllm
      case "providers": return .tokenpak
      case "defaults": detection.count(defaults: entry.value)
      case "models", "limits", "conversations": detection.native += 1
      case "meta": detection.mocktopus += 1
      case "rules": for rule in entry.value.elements ?? [] { detection.count(rule: rule) }
      default: break
      }
    }
    let hasRules = root["rules"]?.elements?.isEmpty == false
    let needsNone = isAddition || root["version"] != nil || !hasRules
    return !detection.hasMarks && !needsNone ? .fakellm : detection.winner
  }

  private var hasMarks: Bool { native + nativeWeak + mocktopus + fakellm + fakellmWeak > 0 }

  /// The format with most marks.
  private var winner: Profile {
    let isOurs = native + nativeWeak > 0
    let fakellm = hasType ? 0 : isOurs ? self.fakellm : self.fakellm + fakellmWeak
    let native = native + (mocktopus + fakellm == 0 ? nativeWeak : 0)
    if native >= max(mocktopus, fakellm) { return .native }
    return mocktopus >= fakellm ? .mocktopus : .fakellm
  }

  private mutating func count(defaults: YAMLNode) {
    for entry in defaults.entries ?? [] {
      switch entry.key.string {
      case "pacing", "usage", "embeddings": native += 1
      case "fallback":
        let isWord = NativeWord.fallbacks.contains { $0.word == entry.value.string }
        if isWord || entry.value.entries != nil { nativeWeak += 1 }
      default: break
      }
    }
  }

  private mutating func count(rule: YAMLNode) {
    var isBare = rule.entries != nil
    for entry in rule.entries ?? [] {
      switch entry.key.string {
      case "name": break
      case "type":
        isBare = false
        let isKnown = entry.value.string.flatMap(MocktopusRuleType.init(rawValue:)) != nil
        hasType = hasType || isKnown
        mocktopus += isKnown ? 2 : 1
      case "fault", "sequence", "probability", "pacing":
        isBare = false
        native += 1
      case "when": for condition in entry.value.entries ?? [] { count(condition: condition) }
      case "respond":
        isBare = false
        count(response: entry.value)
      case "error":
        isBare = false
        if entry.value["error_type"] != nil { mocktopus += 1 }
        if entry.value.string != nil { native += 1 }
      default: isBare = false
      }
    }
    if isBare { fakellmWeak += 1 }
  }

  private mutating func count(condition: YAMLNode.Entry) {
    guard let key = condition.key.string else { return }
    switch key {
    case "messages_contains", "messages_regex": mocktopus += 1
    case "messages_contain", "model_matches", "tools_include", "turn_in", "previous_message_role",
      "previous_message_contains", "tool_result_contains":
      fakellm += 1
    case "model", "endpoint", "turn": break
    default:
      if key.hasPrefix("header.") {
        fakellm += 1
      } else if NativeKey.Condition(rawValue: key) != nil {
        native += 1
      }
    }
  }

  private mutating func count(response: YAMLNode) {
    if response.string != nil { native += 1 }
    for entry in response.entries ?? [] {
      guard let key = entry.key.string else { continue }
      switch key {
      case "content": fakellmWeak += 1
      case "error": fakellm += 1
      case "status": fakellm += entry.value.integer.map { $0 >= 400 ? 1 : 0 } ?? 0
      case "tool_calls", "usage", "delay_ms", "id", "embeddings": break
      default: if NativeKey.Response(rawValue: key) != nil { native += 1 }
      }
    }
  }
}
