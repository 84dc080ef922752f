// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

private let requests = "/_understudy/requests"

private func chat(_ text: String, model: String = "gpt-4o", _ more: String = "") -> String {
  #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(text)"}]\#(more)}"#
}

/// A service that has answered by a rule, by none, badly, and not at all.
private func busy() throws -> Service {
  let yaml = """
    rules:
      - name: greet
        when: {user: Hello}
        respond: {text: Hi, delay_ms: 5}
      - name: limited
        when: {user: Stop}
        error: {type: rate_limit, message: Enough}
      - name: broken
        when: {user: Break}
        fault: {cut_after_chunk: 1}
      - name: mute
        when: {user: Hang}
        fault: hang
    """
  let service = try scripted(yaml)
  let path = "/v1/chat/completions"
  _ = post(path, chat("Hello there"), of: service)
  _ = post(path, chat("Hello again", model: "o3", #","stream":true"#), of: service)
  _ = post(path, chat("Stop it"), fields: ["X-Understudy-Namespace: a"], of: service)
  _ = post(path, chat("Break it"), fields: ["X-Understudy-Conversation: talk"], of: service)
  _ = post(path, chat("Hang on"), of: service)
  _ = post(path, chat("What else?"), of: service)
  _ = post(path + "?fail=503", chat("Hello"), of: service)
  _ = post(path, #"{"model":"gpt-4o"}"#, of: service)
  _ = post("/v1/embeddings", #"{"model":"e","input":["one cat","two"]}"#, of: service)
  _ = post("/v1/messages", chat("Bye", model: "claude", #","max_tokens":9"#), of: service)
  return service
}

private func count(_ query: String, in service: Service) -> String {
  get("\(requests)/count?\(query)", of: service).body
}

@Suite struct `The journal` {
  @Test(arguments: [
    ("", 10), ("model=gpt-4o", 7), ("model=o3", 1), ("model=gpt", 0), ("rule=greet", 2),
    ("rule=limited", 1), ("answered_by=rule", 5), ("answered_by=fallback", 3),
    ("answered_by=request", 1), ("answered_by=refusal", 1), ("status=200", 6), ("status=4xx", 2),
    ("status=0", 1), ("status=503", 1), ("stream=true", 1), ("stream=false", 9),
    ("namespace=a", 1), ("namespace=", 9), ("conversation=talk", 1), ("text=Hello", 3),
    ("text=hello", 0), ("text=Hello+there", 1), ("text=Hello%20there", 1), ("text=cat", 1),
    ("api=anthropic", 1), ("endpoint=embeddings", 1), ("rule=greet&model=o3", 1),
    ("rule=greet&status=429", 0),
  ])
  func `is filtered`(query: String, expected: Int) throws {
    let service = try busy()
    #expect(count(query, in: service) == #"{"count":\#(expected),"dropped":0}"#)
    let listed = get("\(requests)?\(query)", of: service).body
    #expect(listed.hasPrefix(#"{"count":\#(expected),"dropped":0,"requests":["#))
    #expect(listed.split(separator: #"{"id":""#).count == expected + 1)
  }

  @Test func `says what was asked, what answered and why`() throws {
    let listed = get("\(requests)?text=Hello+there", of: try busy()).body
    for member in [
      #""id":"0-1","time":null"#,
      #""api":"openai","endpoint":"chat","model":"gpt-4o","stream":false"#,
      #""model":"gpt-4o","stream":false,"namespace":"","conversation":null"#,
      #""text":"Hello there","text_is_cut":false,"status":200,"answered_by":"rule""#,
      #""rule":{"name":"greet","file":"test.yaml","line":3,"#,
      #""because":["the last user message contains \"Hello\""]}"#,
      #""error":null,"fault":null,"delay_ms":5,"prompt_tokens":9,"completion_tokens":1}"#,
    ] {
      #expect(listed.contains(member), "\(member)")
    }
  }

  @Test func `says what went wrong`() throws {
    let service = try busy()
    let error = get("\(requests)?rule=limited", of: service).body
    #expect(error.contains(#""status":429,"answered_by":"rule","#))
    #expect(error.contains(#""error":"Enough","fault":null"#))
    let broken = get("\(requests)?rule=broken", of: service).body
    #expect(broken.contains(#""fault":"cut_after_chunk""#))
    let hung = get("\(requests)?status=0", of: service).body
    #expect(hung.contains(#""fault":"hang""#))
    let refused = get("\(requests)?answered_by=refusal&endpoint=chat&api=openai", of: service).body
    #expect(refused.contains("Missing required parameter: 'messages'"))
    // Also where the API has words of its own for it.
    _ = post("/v1/chat/completions", "{bad", of: service)
    let malformed = get("\(requests)?limit=1", of: service).body
    #expect(malformed.contains(#""error":"We could not parse the JSON body of your request: "#))
    let forced = get("\(requests)?status=503", of: service).body
    #expect(!forced.contains(#""error":null"#))
  }

  @Test func `shows the newest first, as many as are asked for`() throws {
    let listed = get("\(requests)?limit=2&api=openai", of: try busy()).body
    #expect(listed.hasPrefix(#"{"count":9,"#))
    let texts = listed.split(separator: #""text":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(texts == ["one cat", ""])
  }

  @Test(arguments: [
    ("exactly=2", 200), ("exactly=3", 409), ("at_least=2", 200), ("at_least=3", 409),
    ("at_most=2", 200), ("at_most=1", 409), ("at_least=1&at_most=2", 200),
    ("at_least=3&at_most=4", 409),
  ])
  func `verifies how often something was asked`(expectation: String, status: Int) throws {
    let answer = get("\(requests)/count?rule=greet&\(expectation)", of: try busy())
    #expect(answer.status == status)
    #expect(answer.body.hasPrefix(#"{"count":2,"dropped":0,"holds":\#(status == 200)"#))
  }

  @Test func `says what it expected`() throws {
    let body = count("rule=greet&at_least=3", in: try busy())
    #expect(body.hasSuffix(#""message":"Expected at least 3, but there are 2."}"#))
  }

  @Test func `is reset whole or for one namespace`() throws {
    let service = try busy()
    #expect(post("/_understudy/reset?namespace=a", "", of: service).status == 200)
    #expect(count("", in: service) == #"{"count":9,"dropped":0}"#)
    #expect(get(requests, method: "DELETE", of: service).status == 200)
    #expect(count("", in: service) == #"{"count":0,"dropped":0}"#)
  }

  @Test func `forgets the oldest where there are too many`() {
    let service = makeService { $0.journalEntriesMax = 10 }
    for number in 0..<23 { _ = post("/v1/chat/completions", chat("number \(number)"), of: service) }
    #expect(count("", in: service) == #"{"count":8,"dropped":15}"#)
    #expect(count("text=number+22", in: service) == #"{"count":1,"dropped":15}"#)
    let body = count("exactly=23", in: service)
    #expect(body.contains("there are 8. The journal has had to forget 15 older requests."))
  }

  @Test func `keeps the beginning of a long text`() {
    let service = makeService()
    let text = "start " + String(repeating: "é", count: 4000) + " end"
    _ = post("/v1/chat/completions", chat(text), of: service)
    #expect(count("text=start", in: service).hasPrefix(#"{"count":1,"#))
    #expect(count("text=end", in: service).hasPrefix(#"{"count":0,"#))
    #expect(get(requests, of: service).body.contains(#""text_is_cut":true"#))
  }

  @Test func `may be left out`() {
    let service = makeService { $0.journalEntriesMax = 0 }
    _ = post("/v1/chat/completions", chat("Hello"), of: service)
    #expect(get(requests, of: service).status == 404)
  }
}
