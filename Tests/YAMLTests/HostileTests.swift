// SPDX-License-Identifier: MIT
import Testing
import YAML

@Suite struct `A hostile YAML text` {
  static let samples: [String] = [
    """
    version: 1
    defaults: {fallback: echo, pacing: {first_token_ms: 1.5e+2, jitter: .5}}
    rules:
      - name: "look \\u00e9 up"
        when: {model: "gpt-*", user: {matches: 'in (?<city>\\w+)'}, turn: 0x1}
        respond: &answer
          text: |+
            one
              two

          ids: [1, 010, 1:30, ~, yes, 2026-01-31]
      - <<: *answer
        ? long
        : !!str 5
    ...
    """,
    "{\"responses\": {\"a\\ud83d\\ude00\": \"b\", \"n\": [1, -2.5e+3, true, null]}}",
    "a: &a [x, &b {c: *a}]\n",
    "%TAG ! tag:example.com,2000:\n--- !x\n- >-\n  folded\n  text\n- 'single ''quoted'''\n",
  ]

  /// Reads a text and walks whatever tree came of it; a refusal must carry a place in the text.
  private func read(_ bytes: [UInt8]) -> Bool {
    do throws(YAMLError) {
      let document = try YAMLDocument(parsing: bytes.span)
      return !dump(document.root).isEmpty
    } catch {
      return error.place.line >= 1 && error.place.column >= 1 && !error.message.isEmpty
    }
  }

  @Test(arguments: samples.indices)
  func `cut anywhere is a tree or a refusal`(_ index: Int) {
    let bytes = Array(Self.samples[index].utf8)
    let broken = (0...bytes.count).filter { count in !read(Array(bytes.prefix(count))) }
    #expect(broken.isEmpty)
  }

  @Test(arguments: samples.indices)
  func `with any byte replaced, dropped or doubled is a tree or a refusal`(_ index: Int) {
    let bytes = Array(Self.samples[index].utf8)
    let strangers: [UInt8] = Array("\u{0}\t\n \"'#&*!|>{}[],:-?%@`~<=\\".utf8) + [0x80, 0xC3, 0xFF]
    var broken = 0
    for position in bytes.indices {
      for stranger in strangers {
        var changed = bytes
        changed[position] = stranger
        if !read(changed) { broken += 1 }
      }
      var shorter = bytes
      shorter.remove(at: position)
      var longer = bytes
      longer.insert(bytes[position], at: position)
      if !read(shorter) || !read(longer) { broken += 1 }
    }
    #expect(broken == 0)
  }
}
