// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Ledger
import Testing

/// A ledger that has seen one of everything, on two shards.
private func busyLedger() -> Ledger {
  let ledger = Ledger(shardCount: 2)
  let (one, other) = (ledger.shard(0), ledger.shard(1))
  one.count("gpt-4o-2024-08-06", prompt: 1000, cached: 400, completion: 50, nanoseconds: 10_000)
  other.count("openai/gpt-4o", prompt: 7, completion: 3, nanoseconds: 10_001)
  other.count("text-embedding-3-small", .embedding, prompt: 12, nanoseconds: 2_000_000_000)
  one.count("nomic-embed-text", .embedding, prompt: 5, nanoseconds: 61_000_000_000)
  one.count("my \"own\"\\model\n", prompt: 20, completion: 2, nanoseconds: 12_345)
  one.count("gpt-4o", status: 429, prompt: 9, completion: 9)
  one.record(ExchangeRecord(api: .openai, status: 404))
  one.record(ExchangeRecord(api: nil, status: 200))
  one.record(ExchangeRecord(api: nil, status: 1200))
  return ledger
}

/// Figures that the kernel might tell.
private var someProcess: ProcessFigures {
  var figures = ProcessFigures()
  figures.cpuNanoseconds = 1_500_000_000
  figures.openFiles = 12
  figures.openFilesMax = 1024
  figures.virtualMemoryBytes = 123_456_789
  figures.residentMemoryBytes = 12_345_344
  figures.startCentiseconds = 170_406_720_050
  return figures
}

@Suite struct `The exposition` {
  @Test func `is Prometheus text 0_0_4`() {
    let text = exposition(of: busyLedger(), .text, process: someProcess)
    #expect(text == Self.busyText)
  }

  @Test func `is OpenMetrics 1_0`() {
    let text = exposition(of: busyLedger(), .openMetrics, process: someProcess)
    #expect(text == Self.busyOpenMetrics)
  }

  @Test func `names every family before anything has happened`() {
    let text = exposition(of: Ledger(shardCount: 1), .text)
    let families = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE understudy_") }
    #expect(families.count == 8)
    #expect(text.contains("understudy_request_duration_seconds_bucket{le=\"+Inf\"} 0\n"))
    #expect(text.contains("understudy_response_bytes_total{stage=\"wire\"} 0\n"))
    #expect(!text.contains("process_"))
  }

  @Test func `tells of scenario files where there are any`() {
    let figures = ScenarioFigures(rules: 12, reloads: 3, failures: 2, isCurrent: false)
    let text = exposition(of: Ledger(shardCount: 1), .text, scenario: figures)
    #expect(
      text.contains(
        """
        # TYPE understudy_scenario_rules gauge
        understudy_scenario_rules 12
        # HELP understudy_scenario_reloads_total Readings of the scenario files, by whether they \
        took effect.
        # TYPE understudy_scenario_reloads_total counter
        understudy_scenario_reloads_total{result="success"} 3
        understudy_scenario_reloads_total{result="failure"} 2
        # HELP understudy_scenario_current Whether the last reading of the scenario files took \
        effect.
        # TYPE understudy_scenario_current gauge
        understudy_scenario_current 0

        """
      )
    )
  }

  @Test(arguments: ExpositionFormat.allCases)
  func `is the same bytes for the same figures in another order`(format: ExpositionFormat) {
    let (forwards, backwards) = (Ledger(shardCount: 2), Ledger(shardCount: 2))
    let models = ["gpt-4o", "zebra", "antelope", "claude-opus-5", "Ünïcode", "o3"]
    for (index, model) in models.enumerated() {
      forwards.shard(index % 2).count(model, prompt: index, nanoseconds: 7)
    }
    for (index, model) in models.enumerated().reversed() {
      backwards.shard((index + 1) % 2).count(model, prompt: index, nanoseconds: 7)
    }
    #expect(exposition(of: forwards, format) == exposition(of: backwards, format))
  }

  @Test(arguments: [
    ("", ExpositionFormat.text),
    ("*/*", .text),
    ("text/html, application/xhtml+xml", .text),
    ("text/plain", .text),
    ("application/openmetrics-text", .openMetrics),
    ("Application/OpenMetrics-Text", .openMetrics),
    ("application/openmetrics-text; version=1.0.0; charset=utf-8", .openMetrics),
    ("application/openmetrics-text;version=0.0.1", .text),
    ("application/openmetrics-text;version=2.0.0, */*;q=0.1", .text),
    ("application/openmetrics-text;q=0.5,text/plain;q=0.4", .openMetrics),
    ("application/openmetrics-text;q=0.4,text/plain;q=0.5", .text),
    ("application/openmetrics-text;q=0.4,text/plain;version=1.0.0;q=0.5", .openMetrics),
    ("application/openmetrics-text;q=0.4,text/plain;version=0.0.4;q=0.5", .text),
    ("application/openmetrics-text, text/plain", .openMetrics),
    ("text/plain, application/openmetrics-text", .text),
    ("*/*, application/openmetrics-text", .openMetrics),
    ("application/openmetrics-text;q=0", .text),
    ("application/openmetrics-text;q=0.0001", .text),
    ("application/openmetrics-text;q=1.001", .text),
    ("application/openmetrics-text;q=x", .text),
    ("application/openmetrics-text;q=0.001", .openMetrics),
    ("application/openmetrics-text;escaping=\"a,b;q=0\";q=1.000", .openMetrics),
    ("application/openmetrics-text;note=\"\\\",\" ; q = 1", .openMetrics),
    (" , ,application/openmetrics-text , ", .openMetrics),
    (
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
        + "application/openmetrics-text;version=0.0.1;q=0.5,"
        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .openMetrics
    ),
    (
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
        + "encoding=delimited;q=0.7,text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .text
    ),
  ])
  func `is negotiated`(accept: String, format: ExpositionFormat) {
    let bytes = Array(accept.utf8)
    let chosen = ExpositionFormat.negotiate(accept: bytes.span)
    #expect(chosen == format)
  }

  @Test func `is negotiated for every prefix of a field`() {
    let field = Array("text/plain;q=\"\\\"\";version=0.0.4, application/openmetrics-text;q=1.".utf8)
    for end in 0...field.count {
      let prefix = Array(field[..<end])
      let format = ExpositionFormat.negotiate(accept: prefix.span)
      #expect(ExpositionFormat.allCases.contains(format))
    }
  }
}
