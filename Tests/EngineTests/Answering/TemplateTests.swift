// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns
import Testing

/// A template, what is asked, and what is said then.
private struct Filled: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var pieces: [Template.Piece]
  var fillsJSON: Bool
  var barePieces: [Int]
  var condition: Condition
  var request: SampleRequest
  var expected: String

  init(
    _ name: String,
    _ pieces: [Template.Piece],
    fillsJSON: Bool = false,
    bare barePieces: [Int] = [],
    when condition: Condition = .all([]),
    _ request: SampleRequest = .chat(.user("Hello")),
    says expected: String
  ) {
    testDescription = name
    self.pieces = pieces
    self.fillsJSON = fillsJSON
    self.barePieces = barePieces
    self.condition = condition
    self.request = request
    self.expected = expected
  }
}

private func literal(_ text: String) -> Template.Piece { .literal(Array(text.utf8)) }
private func pointer(_ text: String) -> Template.Piece { .pointer(Array(text.utf8)) }

private func body(_ text: String) -> SampleRequest {
  .chat(.user("Hello")) { $0.body = text }
}

private func city(in text: String) throws -> Condition {
  let pattern = try Pattern(Array(text.utf8).span)
  return .text(.lastUser, .matches(pattern))
}

private func rows() -> [Filled] {
  let two = SampleRequest.chat(.user("one", "two"), .assistant("no"), .user("three", "four"))
  return [
    Filled("literals", [literal("a"), literal("b")], says: "ab"),
    Filled("the last user message", [.lastUser], two, says: "three\nfour"),
    Filled("no user message", [literal("<"), .lastUser], .chat(.system("x")), says: "<"),
    Filled("the model", [.model], .chat(.user("x")) { $0.model = "m-1" }, says: "m-1"),
    Filled(
      "a header field",
      [.header(1)],
      .chat(.user("x")) { $0.headers = [nil, "blue"] },
      says: "blue"
    ),
    Filled("no header field", [.header(0), literal(".")], says: "."),
    Filled("a string of the body", [pointer("/a/0")], body(#"{"a":["q\"\u00e9"]}"#), says: "q\"é"),
    Filled("a number", [pointer("/n")], body(#"{"n": 1.50}"#), says: "1.5"),
    Filled(
      "an object",
      [pointer("/o")],
      body(#"{"o": {"b": "é", "a": [1, 2]}}"#),
      says: #"{"a":[1,2],"b":"é"}"#
    ),
    Filled("nothing there", [pointer("/x"), literal("!")], body("{}"), says: "!"),
    Filled("the turn", [.turn], two, says: "2"),
    Filled("the count", [.count, literal("/"), .count], says: "1/1"),
    Filled("a counter twice", [.counter("n"), .counter("n"), .counter("m")], says: "121"),
    Filled("one choice", [.choice([Template("only")])], says: "only"),
  ]
}

private func groupRows() throws -> [Filled] {
  let weather = SampleRequest.chat(.user("the weather in Oslo, please"))
  let named = try city(in: "weather in (?<city>\\w+)(, now)?")
  return [
    Filled("a group by name", [.captureName("city")], when: named, weather, says: "Oslo"),
    Filled("a group by number", [.captureNumber(1)], when: named, weather, says: "Oslo"),
    Filled("all that matched", [.captureNumber(0)], when: named, weather, says: "weather in Oslo"),
    Filled(
      "a group without a part",
      [.captureNumber(2), literal("-")],
      when: named,
      weather,
      says: "-"
    ),
    Filled(
      "groups of two expressions",
      [.captureName("thing"), literal(" "), .captureName("city"), literal(" "), .captureNumber(0)],
      when: .all([try city(in: "the (?<thing>\\w+)"), named]),
      weather,
      says: "weather Oslo the weather"
    ),
    Filled(
      "a group that the first expression with its name has no part of",
      [.captureName("x")],
      when: .all([try city(in: "(?<x>snow)?the"), try city(in: "in (?<x>O\\w+)")]),
      weather,
      says: "Oslo"
    ),
    Filled(
      "nothing of an expression whose opposite is wanted, or that did not help",
      [.captureName("a"), literal("-"), .captureName("b"), literal("-"), .captureName("city")],
      when: .all([
        .any([.all([try city(in: "(?<a>the)"), try city(in: "none")]), named]),
        .not(.all([try city(in: "(?<b>please)"), try city(in: "none")])),
      ]),
      weather,
      says: "--Oslo"
    ),
    Filled(
      "no group at all",
      [.captureName("town"), literal("-")],
      when: named,
      weather,
      says: "-"
    ),
  ]
}

private func jsonRows() -> [Filled] {
  let quoted = SampleRequest.chat(.user("say \"hi\"\n"))
  let two = SampleRequest.chat(.user("three", "four"))
  return [
    Filled(
      "a text in JSON",
      [literal("{\"t\":\""), .lastUser, literal("\"}")],
      fillsJSON: true,
      quoted,
      says: #"{"t":"say \"hi\"\n"}"#
    ),
    Filled(
      "two parts in JSON",
      [literal("["), .lastUser, literal("]")],
      fillsJSON: true,
      two,
      says: #"[three\nfour]"#
    ),
    Filled(
      "a place beside strings, and one within",
      [literal("{\"n\":"), pointer("/n"), literal(",\"t\":\""), .lastUser, literal("\"}")],
      fillsJSON: true,
      bare: [1],
      .chat(.user("say \"hi\"")) { $0.body = #"{"n":[1,"x"]}"# },
      says: #"{"n":[1,"x"],"t":"say \"hi\""}"#
    ),
    Filled(
      "a choice in JSON",
      [literal("\""), .choice([Template("a \"b\"\n")]), literal("\"")],
      fillsJSON: true,
      says: #""a \"b\"\n""#
    ),
    Filled(
      "an object in JSON",
      [pointer("/o")],
      fillsJSON: true,
      body(#"{"o":{"a":1}}"#),
      says: #"{\"a\":1}"#
    ),
  ]
}

@Suite struct `A template` {
  @Test func `is filled from the request`() throws {
    for row in try rows() + groupRows() + jsonRows() {
      let rule = Rule.responds { response in
        response.text = Template(
          pieces: row.pieces,
          fillsJSON: row.fillsJSON,
          barePieces: row.barePieces
        )
      }
      var applied = rule
      applied.condition = row.condition
      #expect(try Asking([applied]).text(row.request) == row.expected, "\(row.testDescription)")
    }
  }

  private let choosing = Rule.responds { response in
    let choice = Template.Piece.choice(["a", "b", "c"].map { Template($0) })
    response.text = Template(pieces: [choice, choice, choice, choice, choice])
  }

  @Test func `draws the same from the same request, and something else from another`() throws {
    let asking = Asking([choosing])
    var seen: Set<String> = []
    for number in 0..<20 {
      let request = body(#"{"n":\#(number)}"#)
      let first = try asking.text(request)
      #expect(try asking.text(request) == first)
      #expect(try Asking([choosing]).text(request) == first)
      #expect(Set(first).isSubset(of: ["a", "b", "c"]))
      seen.insert(first)
    }
    #expect(seen.count > 15)
    #expect(try asking.text(body("{}")) != asking.text(body("{}")) { $0.serverSeed = 7 })
  }

  @Test func `counts how often its rule has answered`() throws {
    let rule = Rule.responds { $0.text = Template(pieces: [.count]) }
    let asking = Asking([rule])
    #expect(try (1...3).map { _ in try asking.text() } == ["1", "2", "3"])
    let elsewhere = SampleRequest.chat(.user("x")) { $0.namespace = "other" }
    #expect(try asking.text(elsewhere) == "1")
    #expect(asking.live.uses(ofRuleAt: 0, namespace: []) == 3)
    #expect(asking.live.uses(ofRuleAt: 0, namespace: Array("other".utf8)) == 1)
  }

  @Test func `cannot end a header field`() throws {
    let rule = Rule.responds { response in
      let value = Template(pieces: [.lastUser])
      response.headers = [HeaderTemplate(name: "x-echo", value: value)]
      response.text = Template("ok")
    }
    let answer = try Asking([rule]).ask(.chat(.user("a\r\nset-cookie: b\u{7F}")))
    #expect(answer.headers == ["x-echo": "a  set-cookie: b "])
  }

  @Test(arguments: [
    (String(repeating: "x", count: 4_096), 4_096), (String(repeating: "x", count: 100_000), 4_096),
    (String(repeating: "é", count: 2_049), 4_096),
    ("x" + String(repeating: "é", count: 2_048), 4_095),
    ("xxx" + String(repeating: "🙂", count: 30_000), 4_095),
  ])
  func `is cut within a header field, behind a whole character`(text: String, count: Int) throws {
    let long = String(repeating: "y", count: 5_000)
    let rule = Rule.responds { response in
      response.headers = [
        HeaderTemplate(name: "x-echo", value: Template(pieces: [.lastUser])),
        HeaderTemplate(name: "x-fixed", value: Template(long)),
        HeaderTemplate(name: "x-model", value: Template(pieces: [.model])),
      ]
      response.text = Template(pieces: [.lastUser])
    }
    let answer = try Asking([rule]).ask(.chat(.user(text)))
    let echo = try #require(answer.headers["x-echo"])
    #expect(echo.utf8.count == count && text.hasPrefix(echo))
    #expect(answer.headers["x-fixed"] == long)
    #expect(answer.headers["x-model"] == "gpt-4o")
    #expect(answer.text == text)
  }
}
