// SPDX-License-Identifier: MIT

/// What a family of metrics is called, what it measures, and how; the names are a contract.
struct MetricFamily {
  /// How the samples of a family are to be read.
  enum Kind {
    case counter, gauge, histogram, info
  }

  /// The name without the suffix that samples have.
  let name: StaticString
  /// How its samples are to be read.
  let kind: Kind
  /// The unit, with which the name ends; nil for plain numbers.
  let unit: StaticString?
  /// What it counts, in one sentence.
  let help: StaticString

  /// The suffix with which Prometheus text names the whole family.
  var suffix: StaticString {
    switch kind {
    case .counter: "_total"
    case .info: "_info"
    case .gauge, .histogram: ""
    }
  }

  private init(_ name: StaticString, _ kind: Kind, unit: StaticString? = nil, _ help: StaticString)
  {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.help = help
  }

  static let requests = MetricFamily(
    "understudy_requests",
    .counter,
    "Requests answered, by API, model and HTTP status."
  )
  static let tokens = MetricFamily(
    "understudy_tokens",
    .counter,
    "Tokens of requests that succeeded, each of one kind."
  )
  static let costSaved = MetricFamily(
    "understudy_cost_saved_usd",
    .counter,
    unit: "usd",
    "What the tokens would have cost."
  )
  static let unpricedRequests = MetricFamily(
    "understudy_unpriced_requests",
    .counter,
    "Requests for a model without a known price."
  )
  static let requestDuration = MetricFamily(
    "understudy_request_duration_seconds",
    .histogram,
    unit: "seconds",
    "From a request's last byte to its response's."
  )
  static let responseBytes = MetricFamily(
    "understudy_response_bytes",
    .counter,
    unit: "bytes",
    "Bytes of bodies uncompressed, of responses as sent."
  )
  static let ruleHits = MetricFamily(
    "understudy_rule_hits",
    .counter,
    "Requests that a rule has answered."
  )
  static let connections = MetricFamily(
    "understudy_connections",
    .gauge,
    "Connections that are open."
  )
  static let scenarioRules = MetricFamily(
    "understudy_scenario_rules",
    .gauge,
    "Rules of the scenario that answers."
  )
  static let scenarioReloads = MetricFamily(
    "understudy_scenario_reloads",
    .counter,
    "Readings of the scenario files, by whether they took effect."
  )
  static let scenarioCurrent = MetricFamily(
    "understudy_scenario_current",
    .gauge,
    "Whether the last reading of the scenario files took effect."
  )
  static let build = MetricFamily(
    "understudy_build",
    .info,
    "The versions of the program and of its specification."
  )
  static let processCPU = MetricFamily(
    "process_cpu_seconds",
    .counter,
    unit: "seconds",
    "Total user and system CPU time spent."
  )
  static let processOpenFiles = MetricFamily(
    "process_open_fds",
    .gauge,
    "Number of open file descriptors."
  )
  static let processMaxFiles = MetricFamily(
    "process_max_fds",
    .gauge,
    "Maximum number of open file descriptors."
  )
  static let processVirtualMemory = MetricFamily(
    "process_virtual_memory_bytes",
    .gauge,
    unit: "bytes",
    "Virtual memory size."
  )
  static let processResidentMemory = MetricFamily(
    "process_resident_memory_bytes",
    .gauge,
    unit: "bytes",
    "Resident memory size."
  )
  static let processStartTime = MetricFamily(
    "process_start_time_seconds",
    .gauge,
    unit: "seconds",
    "Start time of the process since the Unix epoch."
  )
}
