// SPDX-License-Identifier: MIT
import Inference
import Testing

@testable import Engine

@Suite struct `A table that forgets` {
  private func table(_ keys: String..., countMax: Int = 3) -> RecencyTable<String, Int> {
    var table = RecencyTable<String, Int>()
    for key in keys { table.update(key, countMax: countMax, orInsert: 0) { $0 += 1 } }
    return table
  }

  @Test func `keeps what was used last`() {
    #expect(table("a", "b", "a", "c").elements.map(\.key) == ["c", "a", "b"])
    let full = table("a", "b", "c", "a", "d")
    #expect(full.elements.map(\.key) == ["d", "a", "c"])
    #expect(full.value(of: "a") == 2)
    #expect(full.value(of: "b") == nil)
    #expect(table("a", "b", countMax: 1).elements.map(\.key) == ["b"])
  }

  @Test func `removes from every place`() {
    for key in ["a", "b", "c"] {
      var table = table("a", "b", "c")
      table.remove(key)
      table.remove("none")
      #expect(table.elements.map(\.key) == ["c", "b", "a"].filter { $0 != key })
      table.update("d", countMax: 3, orInsert: 5) { $0 += 0 }
      table.update("b", countMax: 3, orInsert: 7) { $0 += 0 }
      #expect(table.count == (key == "b" ? 3 : 3))
      #expect(table.elements.first?.key == "b")
    }
    var old = table("a", "b", "c", "b")
    old.removeOldest { $0 == 1 }
    #expect(old.elements.map(\.key) == ["b"])
    old.removeAll()
    #expect(old.elements.isEmpty)
  }

  @Test func `agrees with a list that is searched`() {
    var table = RecencyTable<UInt64, UInt64>()
    var list: [(key: UInt64, value: UInt64)] = []
    var state: UInt64 = 1
    for step in 0..<5_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let key = (state >> 33) % 40
      let place = list.firstIndex { $0.key == key }
      if step % 5 == 4 {
        table.remove(key)
        if let place { list.remove(at: place) }
        continue
      }
      let value = place.map { list.remove(at: $0).value } ?? 0
      if place == nil, list.count == 25 { list.removeLast() }
      list.insert((key, value + 1), at: 0)
      table.update(key, countMax: 25, orInsert: 0) { $0 += 1 }
    }
    let same = table.elements.elementsEqual(list) { $0.key == $1.key && $0.value == $1.value }
    #expect(same)
  }
}

@Suite struct `The state of a scenario` {
  @Test func `keeps namespaces apart and forgets the one that rested longest`() {
    let state = ScenarioState()
    let rule = RuleKey(name: "r")
    func claim(_ name: String) -> Int? {
      state.namespace(Array(name.utf8).span).claim(rule, times: 1)
    }
    #expect(claim("a") == 1)
    #expect(claim("a") == nil)
    #expect(claim("b") == 1)
    #expect(claim("") == 1)
    for number in 0..<(2 * StateLimits.namespacesMax) {
      _ = state.namespace(Array("n\(number)".utf8).span)
      _ = state.namespace(Array("b".utf8).span)
    }
    #expect(state.namespaceNames.count <= StateLimits.namespacesMax + 1)
    #expect(claim("a") == 1)
    #expect(claim("b") == nil)
    #expect(claim("") == nil)
  }

  @Test func `is reset for one namespace or for all`() {
    let state = ScenarioState()
    let rule = RuleKey(name: "r")
    let names = ["", "a", "b"].map { Array($0.utf8) }
    for name in names { _ = state.namespace(name.span).claim(rule, times: nil) }
    state.reset(namespace: names[1])
    #expect(names.map { state.uses(of: rule, namespace: $0) } == [1, 0, 1])
    state.reset(namespace: Array("unknown".utf8))
    state.reset()
    #expect(names.map { state.uses(of: rule, namespace: $0) } == [0, 0, 0])
    #expect(state.namespaceNames == names)
  }

  @Test func `holds nothing for a scenario that asks for none`() throws {
    let asking = Asking([.says("a", when: .stream(true)), .says("b")])
    #expect(try asking.text(.chat(.user("x")) { $0.namespace = "n" }) == "b")
    #expect(asking.live.state.namespaceNames == [[]])
    let counting = Asking([.says("a") { $0.times = 9 }])
    #expect(try counting.text(.chat(.user("x")) { $0.namespace = "n" }) == "a")
    #expect(counting.live.state.namespaceNames == [[], Array("n".utf8)])
  }

  @Test func `remembers no more tool results than it may`() {
    var conversation = Conversation(number: 0, now: 0)
    for number in 0..<(2 * StateLimits.toolResultsMax) {
      conversation.remember(Array("\(number)".utf8))
      conversation.remember(Array("\(number)".utf8))
    }
    #expect(conversation.toolResults.count == StateLimits.toolResultsMax)
    var large = Conversation(number: 0, now: 0)
    let result = [UInt8](repeating: 0, count: StateLimits.toolResultsBytesMax)
    large.remember(result)
    large.remember(Array("one more".utf8))
    #expect(large.toolResults == [result])
  }
}

@Suite struct `A token bucket` {
  @Test(arguments: [1, 7, 60, 1_000, 30_000_000])
  func `refills exactly in a minute`(limit: Int) {
    var bucket = RateBucket(now: 0)
    #expect(bucket.wait(for: limit, limit: limit) == 0)
    bucket.take(limit)
    #expect(bucket.count(limit: limit).remaining == 0)
    #expect(bucket.count(limit: limit).resetNanoseconds == 60_000_000_000)
    for second in 1...59 {
      bucket.refill(to: UInt64(second) * 1_000_000_000, limit: limit)
      #expect(bucket.usedUnits >= 1)
    }
    bucket.refill(to: 60_000_000_000, limit: limit)
    #expect(bucket.usedUnits == 0)
  }

  @Test func `tells when a request fits`() {
    var bucket = RateBucket(now: 5)
    bucket.take(7)
    #expect(bucket.wait(for: 8, limit: 7) == nil)
    #expect(bucket.wait(for: 1, limit: 7) == 8_571_428_572)
    bucket.refill(to: 5 + 8_571_428_571, limit: 7)
    #expect(bucket.wait(for: 1, limit: 7) == 1)
    bucket.refill(to: 5 + 8_571_428_572, limit: 7)
    #expect(bucket.wait(for: 1, limit: 7) == 0)
    bucket.refill(to: 3, limit: 7)
    bucket.take(100)
    #expect(bucket.count(limit: 7).remaining == 0)
    bucket.refill(to: .max, limit: 7)
    #expect(bucket.usedUnits == 0)
  }
}
