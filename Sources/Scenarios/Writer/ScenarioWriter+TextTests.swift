// SPDX-License-Identifier: MIT
import Bytes
import Engine
import JSON
import Patterns
import YAML

extension ScenarioWriter {
  /// A test as the value of a key whose bare texts are `bare`.
  mutating func test(_ test: TextTest, bare: NativeReader.BareText = .contains) -> YAMLOutput {
    if let value = Self.bareValue(of: test, bare) { return value }
    return .mapping(tests(of: test))
  }

  /// A test as entries of a mapping; with a note, one that holds always for what a mapping cannot
  /// say.
  mutating func tests(of test: TextTest) -> [(key: String, value: YAMLOutput)] {
    if case .matches(let pattern) = test, pattern.portable().isASCII {
      note("\\w, \\d, \\s and \\b knew ASCII alone")
    }
    var entries: [(key: String, value: YAMLOutput)] = []
    var flags: [String] = []
    var ignoresCase: Set<Bool> = []
    let parts = if case .allOf(let tests) = test { tests } else { [test] }
    for part in parts {
      let alternatives = if case .anyOf(let tests) = part { tests } else { [part] }
      let read = alternatives.compactMap { Self.single($0) }
      guard let first = read.first, read.count == alternatives.count,
        read.allSatisfy({ $0.key == first.key && $0.flags == first.flags }),
        !entries.contains(where: { $0.key == first.key.rawValue })
      else {
        note("a test was left out that takes several kinds of tests at once")
        return [(NativeKey.Test.contains.rawValue, .text(""))]
      }
      let texts = read.map { YAMLOutput.text($0.text) }
      entries.append((first.key.rawValue, texts.count == 1 ? texts[0] : .list(texts)))
      if first.key == .matches {
        flags.append(first.flags)
      } else {
        ignoresCase.insert(first.flags == "i")
      }
    }
    guard ignoresCase.count < 2 else {
      note("a test was left out that minds case in one part only")
      return [(NativeKey.Test.contains.rawValue, .text(""))]
    }
    if ignoresCase.contains(true) {
      entries.append((NativeKey.Test.ignoreCase.rawValue, .bare("true")))
    }
    if let letters = flags.first, !letters.isEmpty {
      entries.append((NativeKey.Test.flags.rawValue, .text(letters)))
    }
    return entries
  }

  /// A test without a mapping: one text or a list of texts.
  private static func bareValue(of test: TextTest, _ bare: NativeReader.BareText) -> YAMLOutput? {
    let alternatives = if case .anyOf(let tests) = test { tests } else { [test] }
    let texts = alternatives.compactMap { bareText($0, bare) }
    guard !texts.isEmpty, texts.count == alternatives.count else { return nil }
    return texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) })
  }

  private static func bareText(_ test: TextTest, _ bare: NativeReader.BareText) -> String? {
    guard let (key, text, flags) = single(test), flags.isEmpty else { return nil }
    switch (bare, key) {
    case (.contains, .contains), (.glob, .glob): return text
    case (.glob, .equals):
      // A text with wildcards in it is not a glob of itself.
      if case .equals = NativeReader.glob(text, ignoresCase: false) { return text }
      return nil
    default: return nil
    }
  }

  /// A test that is neither any nor all of others: its key, its text and its flags, of which `i`
  /// stands for `ignore_case` where it is no expression.
  private static func single(
    _ test: TextTest
  ) -> (key: NativeKey.Test, text: String, flags: String)? {
    switch test {
    case .contains(let bytes): (.contains, string(bytes), "")
    case .containsIgnoringCase(let bytes): (.contains, string(bytes), "i")
    case .equals(let bytes): (.equals, string(bytes), "")
    case .equalsIgnoringCase(let bytes): (.equals, string(bytes), "i")
    case .glob(let glob): (.glob, fnmatch(glob), "")
    case .globIgnoringCase(let glob): (.glob, fnmatch(glob), "i")
    case .matches(let pattern):
      (.matches, string(pattern.portable().source), pattern.portable().options.letters)
    case .anyOf, .allOf: nil
    }
  }

  /// A glob by `fnmatch`'s rules, in which what else is special elsewhere stands in brackets.
  private static func fnmatch(_ glob: Glob) -> String {
    let text = string(glob.pattern)
    guard glob.syntax == .stars else { return text }
    return text.replacing("[", with: "[[]").replacing("?", with: "[?]")
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A test of a value of the body.
  mutating func value(_ test: ValueTest) -> YAMLOutput {
    switch test {
    case .equals(_, let text):
      guard let value = Self.value(ofJSON: text) else { return .text(text) }
      if case .list = value { return .mapping([(NativeKey.Test.equals.rawValue, value)]) }
      if case .mapping = value { return .mapping([(NativeKey.Test.equals.rawValue, value)]) }
      return value
    case .text(let test): return .mapping(tests(of: test))
    }
  }
}
