// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

@Suite struct `The index of rules` {
  /// A rule alone is asked in full; among many, only where its literals occur.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `decides as all rules do when they are asked one by one`(seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    let rules = random.rules(150)
    let requests = (0..<30).map { _ in random.request() }
    var metCount = 0
    for request in requests {
      let found = try matches(rules, request)
      let expected = try rules.indices.filter { try !matches([rules[$0]], request).isEmpty }
      #expect(found == expected)
      metCount += found.count
    }
    // The comparison says nothing unless many rules apply and many do not.
    #expect(metCount > 500 && metCount < 4_000)
  }

  @Test func `finds the last of ten thousand, and only it`() throws {
    let rules = (0..<10_000).map { number in
      Rule("rule \(number)", .text(.lastUser, .has("question number \(number)!")))
    }
    let found = try matches(rules, .chat(.user("This is question number 9999!")))
    #expect(found == [9_999])
  }

  @Test func `tells globs apart that begin alike`() throws {
    let rules = (0..<1_000).map { Rule("rule \($0)", .model(.like("gpt-4o-*-team\($0)"))) }
    let found = try matches(rules, .chat(.user("a")) { $0.model = "gpt-4o-2024-team77" })
    #expect(found == [77])
  }
}
