// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import Inference
import Ledger
import TestSupport
import Testing

/// The savings on one model; nil where the report has none.
private func savings(_ name: String, in ledger: Ledger) -> ModelSavings? {
  ledger.report().models.first { $0.model.name == name }
}

@Suite struct `The ledger` {
  @Test func `prices tokens exactly, cached ones apart`() throws {
    let ledger = Ledger(shardCount: 1)
    ledger.shard(0).count("gpt-4o", prompt: 1_000, cached: 400, completion: 50)
    let model = try #require(savings("gpt-4o", in: ledger))
    #expect(model.tokens[.prompt] == 600)
    #expect(model.tokens[.cached] == 400)
    #expect(model.tokens[.completion] == 50)
    #expect(model.tokens[.embedding] == 0)
    #expect(model.savedPicoUSD[.prompt] == 600 * 2_500_000)
    #expect(model.savedPicoUSD[.cached] == 400 * 1_250_000)
    #expect(model.savedPicoUSD[.completion] == 50 * 10_000_000)
    #expect(model.savedPicoUSD.total == 2_500_000_000)
    #expect(ledger.report().summary == "1 request, 1050 tokens, 0.0025 USD saved")
  }

  @Test func `sums up requests to models, and not those for pages`() {
    let ledger = Ledger(shardCount: 2)
    ledger.shard(0).count("gpt-4o", status: 500)
    ledger.shard(1).record(ExchangeRecord(api: nil, status: 200))
    ledger.shard(1).record(ExchangeRecord(api: .openai, status: 404))
    let report = ledger.report()
    #expect(report.requestsTotal == 3)
    #expect(report.modelRequests == 1 && report.otherRequests == 2)
    #expect(report.summary == "1 request, 0 tokens, 0 USD saved")
  }

  @Test func `keeps sums that outgrow 64 bits`() throws {
    let ledger = Ledger(shardCount: 1)
    let tokens = 1_000_000_000_000
    for _ in 0..<4 { ledger.shard(0).count("gpt-4-32k", completion: tokens) }
    let model = try #require(savings("gpt-4-32k", in: ledger))
    #expect(model.savedPicoUSD[.completion] == 480_000_000_000_000_000_000)
    #expect(ledger.report().summary == "4 requests, 4000000000000 tokens, 480000000 USD saved")
  }

  @Test func `takes a stated cost in place of the tokens' price`() throws {
    let ledger = Ledger(shardCount: 2)
    ledger.shard(0).count("gpt-4o", prompt: 1_000, completion: 50)
    for _ in 0..<3 { ledger.shard(0).count("gpt-4o", prompt: 7, cost: 20_000_000_000) }
    ledger.shard(1).count("gpt-4o", prompt: 7, cost: 1)
    ledger.shard(1).count("house-model", prompt: 7, cost: .max)
    ledger.shard(1).count("house-model", prompt: 7, cost: .max)
    ledger.shard(1).count("house-model", prompt: 7, cost: .max)
    ledger.shard(1).count("house-model", status: 500, cost: 1)
    let model = try #require(savings("gpt-4o", in: ledger))
    #expect(model.tokens[.prompt] == 1_028)
    #expect(model.savedPicoUSD[.prompt] == 1_000 * 2_500_000)
    #expect(model.statedPicoUSD == 60_000_000_001)
    let house = try #require(savings("house-model", in: ledger))
    #expect(house.statedPicoUSD == 3 * UInt128(Int64.max))
    #expect(house.unpricedRequests == 0)
    let text = exposition(of: ledger, .text)
    #expect(text.contains("saved_usd_total{model=\"gpt-4o\",kind=\"stated\"} 0.060000000001\n"))
    #expect(text.contains("saved_usd_total{model=\"gpt-4o\",kind=\"completion\"} 0.0005\n"))
  }

  @Test(arguments: [100, 199, 300, 400, 404, 429, 500, 503])
  func `saves nothing by a request that fails`(status: Int) {
    let ledger = Ledger(shardCount: 1)
    ledger.shard(0).count("gpt-4o", status: status, prompt: 10, completion: 10)
    ledger.shard(0).count("unknown", status: status, prompt: 10, completion: 10)
    let report = ledger.report()
    #expect(report.models.isEmpty)
    #expect(report.requestsTotal == 2)
    #expect(report.savedPicoUSD == 0)
  }

  @Test func `tells free models from those without a price`() {
    let ledger = Ledger(shardCount: 1)
    ledger.shard(0).count("llama3.2", prompt: 5, completion: 5)
    ledger.shard(0).count("house-model", prompt: 5, completion: 5)
    #expect(savings("llama3.2", in: ledger)?.isPriced == true)
    #expect(savings("llama3.2", in: ledger)?.unpricedRequests == 0)
    #expect(savings("house-model", in: ledger)?.isPriced == false)
    #expect(savings("house-model", in: ledger)?.unpricedRequests == 1)
    #expect(ledger.report().savedPicoUSD == 0)
  }

  @Test func `keeps to the price at which a token was counted`() throws {
    let ledger = Ledger(shardCount: 2)
    var dearer = try #require(ModelCatalogue.standard.entry(of: "gpt-4o"))
    dearer.prices = ModelPrices(input: 5_000_000)
    let changed = ModelCatalogue.standard.overriding([dearer])
    for shard in 0..<2 {
      ledger.shard(shard).count("gpt-4o", prompt: 1)
      ledger.shard(shard).count("gpt-4o", prompt: 1, in: changed)
    }
    let model = try #require(savings("gpt-4o", in: ledger))
    #expect(model.tokens[.prompt] == 4)
    #expect(model.savedPicoUSD[.prompt] == 15_000_000)
    #expect(ledger.report().requests.map(\.count) == [4])
  }

  @Test func `bounds the number of names that clients choose`() {
    let ledger = Ledger(shardCount: 2)
    for index in 0..<1_000 { ledger.shard(index % 2).count("m\(index)", prompt: 1) }
    ledger.shard(0).count("gpt-4o", prompt: 1)
    ledger.shard(1).count("m0", prompt: 1)
    let report = ledger.report()
    #expect(report.models.count == Ledger.clientModelsMax + 2)
    #expect(savings("other", in: ledger)?.unpricedRequests == 800)
    #expect(savings("m0", in: ledger)?.unpricedRequests == 2)
    #expect(savings("gpt-4o", in: ledger)?.tokens[.prompt] == 1)
    #expect(report.requestsTotal == 1_002)
  }

  @Test func `bounds the number of series`() {
    let ledger = Ledger(shardCount: 1)
    for model in 0..<10 {
      for status in 100..<400 { ledger.shard(0).count("m\(model)", status: status) }
    }
    let report = ledger.report()
    #expect(report.requestsTotal == 3_000)
    #expect(report.requests.count == 2_048)
    #expect(report.requests.first?.apiName.description == "understudy")
    #expect(report.requests.first?.model.name == "other")
    #expect(report.requests.first?.count == 953)
  }

  @Test(arguments: [
    ("plain", "plain", "plain"),
    ("a\"b\\c", "a\"b\\c", "a\\\"b\\\\c"),
    ("line\nbreak\u{0}\u{7f}\u{85}", "line\u{fffd}break\u{fffd}\u{fffd}\u{fffd}", nil),
    ("Größe 模型 🙂", "Größe 模型 🙂", "Größe 模型 🙂"),
    (String(repeating: "x", count: 500), String(repeating: "x", count: 128), nil),
    (String(repeating: "é", count: 100), String(repeating: "é", count: 64), nil),
    (
      "x" + String(repeating: "é", count: 100),
      "x" + String(repeating: "é", count: 63) + "\u{fffd}", nil
    ),
  ])
  func `labels models with valid text`(sent: String, name: String, escaped: String?) {
    let ledger = Ledger(shardCount: 1)
    ledger.shard(0).count(sent, prompt: 1)
    let model = ledger.report().models.first?.model
    #expect(model?.name == name)
    #expect(model.map { String(decoding: $0.escaped, as: UTF8.self) } == (escaped ?? name))
  }

  @Test func `counts the bytes and the time of every exchange`() {
    let ledger = Ledger(shardCount: 2)
    ledger.shard(0).count("gpt-4o", nanoseconds: 10_000)
    ledger.shard(1).count("gpt-4o", status: 500, nanoseconds: 10_001)
    ledger.shard(1).count("gpt-4o", nanoseconds: UInt64.max / 4)
    let report = ledger.report()
    #expect(report.identityBytes == 300)
    #expect(report.wireBytes == 120)
    #expect(report.nanoseconds == 20_001 + UInt64.max / 4)
    #expect(report.durations.count == 22)
    #expect(report.durations[0] == 1 && report.durations[1] == 1 && report.durations[21] == 1)
  }

  @Test func `loses nothing while several threads write and another reads`() throws {
    let ledger = Ledger(shardCount: 4)
    let perShard = 5_000
    let threads = try (0..<4).map { index in
      try WorkerThread {
        let shard = ledger.shard(index)
        for turn in 0..<perShard {
          shard.count("model-\(turn % 300)", status: turn % 7 == 0 ? 500 : 200, prompt: 3)
        }
      }
    }
    var seen: UInt64 = 0
    while seen < 4 * UInt64(perShard) {
      let now = ledger.report().requestsTotal
      #expect(now >= seen)
      seen = now
    }
    for thread in threads { try thread.join() }
    let report = ledger.report()
    #expect(report.requestsTotal == 4 * UInt64(perShard))
    #expect(report.tokensTotal == 4 * 4_285 * 3)
    #expect(report.models.reduce(0) { $0 + $1.unpricedRequests } == 4 * 4_285)
    #expect(report.models.count == Ledger.clientModelsMax + 1)
  }

  @Test func `asks for the number of connections`() {
    let ledger = Ledger(shardCount: 1)
    var before = ByteBuffer()
    var after = ByteBuffer()
    ledger.expose(as: .text, version: "1.2.3", into: &before)
    ledger.countConnections { 17 }
    ledger.expose(as: .text, version: "1.2.3", into: &after)
    let (none, some) = (text(before), text(after))
    #expect(none.contains("\nunderstudy_connections 0\n"))
    #expect(some.contains("\nunderstudy_connections 17\n"))
  }
}

@Suite struct `Exact decimals` {
  @Test(arguments: [
    (0, 12, "0"), (1, 12, "0.000000000001"), (1_000_000_000_000, 12, "1"),
    (1_500_000, 12, "0.0000015"), (123_456_789, 2, "1234567.89"), (10, 1, "1"), (7, 0, "7"),
  ])
  func `are written without rounding`(units: UInt128, decimals: Int, text: String) {
    #expect(ExactDecimal(units, decimals: decimals).description == text)
  }

  @Test func `reach to 128 bits`() {
    #expect(
      ExactDecimal(.max, decimals: 12).description == "340282366920938463463374607.431768211455"
    )
  }
}

@Suite struct `The figures of the process` {
  @Test func `are those of this process`() throws {
    let figures = ProcessFigures.now()
    let pageBytes = UInt64(sysconf(Int32(_SC_PAGESIZE)))
    let resident = try #require(figures.residentMemoryBytes)
    #expect(resident > 1 << 20 && resident % pageBytes == 0)
    #expect(try #require(figures.virtualMemoryBytes) > resident)
    #expect(try #require(figures.cpuNanoseconds) > 0)
    #expect(try #require(figures.openFiles) >= 3)
    #expect(try #require(figures.openFilesMax) >= #require(figures.openFiles))
    let now = UInt64(time(nil)) * 100
    let started = try #require(figures.startCentiseconds)
    #expect(started <= now + 200 && started > now - 100 * 3_600 * 24)
  }
}
