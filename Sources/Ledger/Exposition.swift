// SPDX-License-Identifier: MIT
package import Bytes
import Inference

/// All metrics at one moment, ready to be written.
///
/// Families and series come in a fixed order, so equal figures are equal bytes.
package struct Exposition: Sendable {
  /// What the ledger says.
  package var report: LedgerReport
  /// Connections that are open.
  package var connections: Int
  /// What answers by files; nil where nothing does.
  package var scenario: ScenarioFigures?
  /// What the kernel says of the process.
  package var process: ProcessFigures
  /// The program's version.
  package var version: StaticString

  /// The metrics made from these figures.
  package init(
    report: LedgerReport,
    connections: Int,
    scenario: ScenarioFigures? = nil,
    process: ProcessFigures,
    version: StaticString
  ) {
    self.report = report
    self.connections = connections
    self.scenario = scenario
    self.process = process
    self.version = version
  }

  /// Appends the metrics in `format` to `buffer`.
  package func write(_ format: ExpositionFormat, into buffer: inout ByteBuffer) {
    writeRequests(format, &buffer)
    writeTokens(format, &buffer)
    writeDurations(format, &buffer)
    buffer.open(.responseBytes, format)
    buffer.sample(.responseBytes, "{stage=\"identity\"} ")
    buffer.end(report.identityBytes)
    buffer.sample(.responseBytes, "{stage=\"wire\"} ")
    buffer.end(report.wireBytes)
    buffer.open(.connections, format)
    buffer.sample(.connections, " ")
    buffer.end(UInt64(clamping: connections))
    writeRules(format, &buffer)
    if let scenario { write(scenario, format, &buffer) }
    buffer.open(.build, format)
    buffer.sample(.build, "{version=\"")
    buffer.append(version)
    buffer.append("\",specification=\"")
    buffer.append(decimal: Specification.version)
    buffer.append("\"} 1\n")
    writeProcess(format, &buffer)
    if format == .openMetrics { buffer.append("# EOF\n") }
  }

  /// A family without samples is left out: most servers have no rules.
  private func writeRules(_ format: ExpositionFormat, _ buffer: inout ByteBuffer) {
    guard !report.rules.isEmpty else { return }
    buffer.open(.ruleHits, format)
    for hits in report.rules {
      buffer.sample(.ruleHits, "{rule=\"")
      buffer.append(hits.rule.escaped.span)
      buffer.append("\"} ")
      buffer.end(hits.count)
    }
  }

  private func writeRequests(_ format: ExpositionFormat, _ buffer: inout ByteBuffer) {
    buffer.open(.requests, format)
    for request in report.requests {
      buffer.sample(.requests, "{api=\"")
      buffer.append(request.apiName)
      buffer.append("\",model=\"")
      buffer.append(request.model.escaped.span)
      buffer.append("\",status=\"")
      if request.status == 0 {
        buffer.append("other")
      } else {
        buffer.append(decimal: request.status)
      }
      buffer.append("\"} ")
      buffer.end(request.count)
    }
  }

  /// A kind of token shows once one was counted, its cost once its price is known.
  private func writeTokens(_ format: ExpositionFormat, _ buffer: inout ByteBuffer) {
    buffer.open(.tokens, format)
    for model in report.models {
      for kind in TokenKind.allCases where model.tokens[kind] > 0 {
        begin(.tokens, model, kind.name, &buffer)
        buffer.end(model.tokens[kind])
      }
    }
    buffer.open(.costSaved, format)
    for model in report.models where model.isPriced {
      for kind in TokenKind.allCases where model.tokens[kind] > 0 {
        begin(.costSaved, model, kind.name, &buffer)
        buffer.end(model.savedPicoUSD[kind], decimals: 12)
      }
      if model.statedPicoUSD > 0 {
        begin(.costSaved, model, "stated", &buffer)
        buffer.end(model.statedPicoUSD, decimals: 12)
      }
    }
    buffer.open(.unpricedRequests, format)
    for model in report.models where model.unpricedRequests > 0 {
      buffer.sample(.unpricedRequests, "{model=\"")
      buffer.append(model.model.escaped.span)
      buffer.append("\"} ")
      buffer.end(model.unpricedRequests)
    }
  }

  private func begin(
    _ family: MetricFamily,
    _ model: ModelSavings,
    _ kind: StaticString,
    _ buffer: inout ByteBuffer
  ) {
    buffer.sample(family, "{model=\"")
    buffer.append(model.model.escaped.span)
    buffer.append("\",kind=\"")
    buffer.append(kind)
    buffer.append("\"} ")
  }

  /// Each bucket holds its own observations; they are cumulated here.
  private func writeDurations(_ format: ExpositionFormat, _ buffer: inout ByteBuffer) {
    buffer.open(.requestDuration, format)
    var sum: UInt64 = 0
    for index in report.durations.indices {
      sum &+= report.durations[index]
      buffer.sample(.requestDuration, "_bucket{le=\"")
      let isLast = index == DurationBuckets.labels.count
      buffer.append(isLast ? "+Inf" : DurationBuckets.labels[index])
      buffer.append("\"} ")
      buffer.end(sum)
    }
    buffer.sample(.requestDuration, "_sum ")
    buffer.end(UInt128(report.nanoseconds), decimals: 9)
    buffer.sample(.requestDuration, "_count ")
    buffer.end(sum)
  }

  private func write(
    _ scenario: ScenarioFigures,
    _ format: ExpositionFormat,
    _ buffer: inout ByteBuffer
  ) {
    write(.scenarioRules, scenario.rules, format, &buffer)
    buffer.open(.scenarioReloads, format)
    buffer.sample(.scenarioReloads, "{result=\"success\"} ")
    buffer.end(scenario.reloads)
    buffer.sample(.scenarioReloads, "{result=\"failure\"} ")
    buffer.end(scenario.failures)
    write(.scenarioCurrent, scenario.isCurrent ? 1 : 0, format, &buffer)
  }

  private func writeProcess(_ format: ExpositionFormat, _ buffer: inout ByteBuffer) {
    write(.processCPU, process.cpuNanoseconds, decimals: 9, format, &buffer)
    write(.processOpenFiles, process.openFiles, format, &buffer)
    write(.processMaxFiles, process.openFilesMax, format, &buffer)
    write(.processVirtualMemory, process.virtualMemoryBytes, format, &buffer)
    write(.processResidentMemory, process.residentMemoryBytes, format, &buffer)
    write(.processStartTime, process.startCentiseconds, decimals: 2, format, &buffer)
  }

  /// A family of one sample; nothing at all where the kernel does not tell the figure.
  private func write(
    _ family: MetricFamily,
    _ value: UInt64?,
    decimals: Int = 0,
    _ format: ExpositionFormat,
    _ buffer: inout ByteBuffer
  ) {
    guard let value else { return }
    buffer.open(family, format)
    buffer.sample(family, " ")
    buffer.end(UInt128(value), decimals: decimals)
  }
}
