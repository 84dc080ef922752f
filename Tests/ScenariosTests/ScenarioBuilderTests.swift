// SPDX-License-Identifier: MIT
import Engine
import Scenarios
import Testing
import YAML

@Suite("A scenario while it is read")
struct ScenarioBuilderTests {
  @Test("header names are kept once, in lower case")
  func headerNames() {
    var builder = ScenarioBuilder()
    #expect(builder.headerIndex(of: "X-Test") == 0)
    #expect(builder.headerIndex(of: "accept") == 1)
    #expect(builder.headerIndex(of: "x-test") == 0)
    #expect(builder.scenario.headerNames == ["x-test", "accept"])
  }

  @Test("a complaint reads as a compiler's")
  func complaint() {
    var builder = ScenarioBuilder()
    builder.file = "a.yaml"
    builder.complain(.warning, at: YAMLPlace(line: 3, column: 7), "an odd key")
    #expect(builder.complaints.map(\.description) == ["a.yaml:3:7: warning: an odd key"])
  }
}
