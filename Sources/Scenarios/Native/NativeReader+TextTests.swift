// SPDX-License-Identifier: MIT
import Engine
import Patterns
import YAML

extension NativeReader {
  /// What a text without a word before it is looked for as.
  enum BareText {
    /// The text holds it.
    case contains
    /// It is a glob of the whole text.
    case glob
  }

  /// What is asked of a text: a text, a list of texts, or a mapping of tests.
  mutating func textTest(
    _ node: YAMLNode,
    bare: BareText = .contains,
    beside others: [String] = [],
    or alternative: String? = nil
  ) -> TextTest? {
    switch node.kind {
    case .string, .sequence:
      return anyText(node) { $0.bareTest($1, bare) }
    case .mapping:
      return testMapping(node, beside: others)
    default:
      let forms = "a text, a list of texts or a mapping of tests"
      let all = alternative.map { "\(forms), or \($0)" } ?? forms
      let hint = node.isNull ? "" : "; put it in quotes: \"\(node.text)\""
      let given = node.isNull ? shown(node) : node.kindName
      builder.complain(about: node, "takes \(all), not \(given)\(hint)")
      return nil
    }
  }

  /// One text or a list of texts, of which one has to do.
  private mutating func anyText(
    _ node: YAMLNode,
    _ read: (inout NativeReader, YAMLNode) -> TextTest?
  ) -> TextTest? {
    guard let elements = node.elements else { return read(&self, node) }
    guard !elements.isEmpty else {
      builder.complain(about: node, "an empty list never holds")
      return nil
    }
    var tests: [TextTest] = []
    for element in elements {
      if let test = read(&self, element) { tests.append(test) }
    }
    return tests.count == 1 ? tests[0] : .anyOf(tests)
  }

  private mutating func bareTest(_ node: YAMLNode, _ bare: BareText) -> TextTest? {
    switch bare {
    case .contains: contains(node, ignoresCase: false)
    case .glob: text(node).map { Self.glob($0, ignoresCase: false) }
    }
  }

  /// Tests in a mapping, all of which have to hold of the same text.
  private mutating func testMapping(_ node: YAMLNode, beside others: [String]) -> TextTest? {
    let ignoresCase = node[NativeKey.Test.ignoreCase.rawValue].flatMap { boolean($0) } ?? false
    let options = patternOptions(node, ignoresCase: ignoresCase)
    let complaintsBefore = builder.complaints.count
    var tests: [TextTest?] = []
    readEntries(of: node, NativeKey.Test.self, beside: others) { reader, key, value in
      switch key {
      case .contains:
        tests.append(reader.anyText(value) { $0.contains($1, ignoresCase: ignoresCase) })
      case .equals:
        tests.append(reader.anyText(value) { $0.equals($1, ignoresCase: ignoresCase) })
      case .glob:
        tests.append(
          reader.anyText(value) { $0.text($1).map { Self.glob($0, ignoresCase: ignoresCase) } }
        )
      case .matches:
        tests.append(reader.anyText(value) { $0.pattern($1, options) })
      case .ignoreCase, .flags: break
      }
    }
    guard !tests.isEmpty else {
      // An unknown key has been complained of, and was meant to ask something.
      if builder.complaints.count == complaintsBefore {
        builder.complain(about: node, "asks nothing; it needs contains, equals, matches or glob")
      }
      return nil
    }
    let read = tests.compactMap { $0 }
    return read.count == 1 ? read[0] : .allOf(read)
  }

  /// The options that `flags` and `ignore_case` ask for; the flags are letters.
  private mutating func patternOptions(_ node: YAMLNode, ignoresCase: Bool) -> PatternOptions {
    var options: PatternOptions = ignoresCase ? .caseless : []
    guard let flags = node[NativeKey.Test.flags.rawValue], let letters = text(flags) else {
      return options
    }
    for letter in letters {
      switch letter {
      case "i": options.insert(.caseless)
      case "m": options.insert(.multiline)
      case "s": options.insert(.dotAll)
      case "x": options.insert(.extended)
      default:
        builder.complain(about: flags, "takes letters of \"imsx\", not \(shown(flags))")
        return options
      }
    }
    if node[NativeKey.Test.matches.rawValue] == nil {
      builder.complain(.warning, about: flags, "says nothing without matches beside it")
    }
    return options
  }

  /// A regular expression, whose captures templates may read.
  private mutating func pattern(_ node: YAMLNode, _ options: PatternOptions) -> TextTest? {
    guard let text = text(node) else { return nil }
    do throws(PatternError) {
      let pattern = try Pattern(text.utf8Bytes.span, options: options)
      if negations == 0 { captures.add(pattern) }
      return .matches(pattern)
    } catch {
      let place = SourceText(builder.text).place(ofByte: error.offset, of: node)
      builder.complain(about: node, at: place, "this is no regular expression: \(error.message)")
      return nil
    }
  }

  private mutating func contains(_ node: YAMLNode, ignoresCase: Bool) -> TextTest? {
    guard let text = text(node) else { return nil }
    if text.isEmpty {
      builder.complain(.warning, about: node, "every text holds the empty one")
    }
    return ignoresCase
      ? .containsIgnoringCase(text.foldedBytes) : .contains(text.utf8Bytes)
  }

  private mutating func equals(_ node: YAMLNode, ignoresCase: Bool) -> TextTest? {
    guard let text = text(node) else { return nil }
    return ignoresCase ? .equalsIgnoringCase(text.foldedBytes) : .equals(text.utf8Bytes)
  }

  /// A glob by `fnmatch`'s rules; one without wildcards asks for the text itself.
  static func glob(_ text: String, ignoresCase: Bool) -> TextTest {
    let bytes = ignoresCase ? text.foldedBytes : text.utf8Bytes
    guard text.utf8.contains(where: { "*?[".utf8.contains($0) }) else {
      return ignoresCase ? .equalsIgnoringCase(bytes) : .equals(bytes)
    }
    let glob = Glob(bytes.span)
    return ignoresCase ? .globIgnoringCase(glob) : .glob(glob)
  }
}
