// SPDX-License-Identifier: MIT

/// What `serve` is told.
package struct ServeSettings: Sendable, Equatable {
  /// The address to listen on.
  package var host = "127.0.0.1"
  /// The port to listen on; 0 picks a free one.
  package var port = 8080
  /// The files and folders whose rules answer, in order.
  package var scenarios: [String] = []
  /// Whether a request that no rule matches is an error.
  package var isStrict = false
  /// Whether files that change are read again.
  package var watchesFiles = true
  /// What admin requests have to bring; nil where those over the loopback
  /// address are answered and no others.
  package var adminToken: String?
  /// The seed of all answers.
  package var seed: UInt64 = 0
  /// Event loops; nil for one on each core.
  package var threads: Int?
  /// How texts become vectors.
  package var embeddings = EmbeddingsChoice.lexical
  /// When replies are compressed.
  package var gzip = GzipChoice.auto
  /// Smallest body that is compressed.
  package var gzipBytesMin = 1024
  /// Where times come from.
  package var clock = ClockChoice.fixed
  /// What ids follow from.
  package var identifiers = IdentifierChoice.content
  /// How requests are logged.
  package var log = LogChoice.off
  /// A file to write the URL to once the server listens.
  package var readyFile: String?
  /// Largest request body.
  package var bodyBytesMax = 32 << 20
  /// Most seconds for a request's head.
  package var headSecondsMax = 10
  /// Most seconds without progress of a body or a reply.
  package var bodySecondsMax = 30
  /// Most seconds between requests of a connection.
  package var idleSecondsMax = 75
  /// Most connections at once.
  package var connectionsMax = 10_000

  /// The defaults.
  package init() {}
}

extension ServeSettings: CommandSettings {
  static let command = CommandName.serve.rawValue

  static let flags: [Flag<ServeSettings>] = [
    Flag(
      "host",
      \.host,
      .text("ADDRESS", "an address, such as 127.0.0.1 or ::1"),
      "Listen on this address; beyond loopback everyone who reaches it is answered",
      standard: "127.0.0.1"
    ),
    Flag(
      "port",
      letter: "p",
      \.port,
      .number("PORT", 0...65_535),
      "Listen on this port; 0 picks a free one",
      standard: "8080"
    ),
    .scenarios(at: \.scenarios),
    .strict(at: \.isStrict),
    Flag(
      "watch",
      \.watchesFiles,
      .onOrOff,
      "Read scenario files again when they change; SIGHUP has them read in any case",
      standard: "on"
    ),
    Flag(
      "admin-token",
      \.adminToken,
      .token,
      "Answer admin requests that bring this token, from wherever; without it those over the "
        + "loopback address"
    ),
    .seed(at: \.seed),
    Flag(
      "threads",
      \.threads,
      .number("N", 1...1_024),
      "Number of event loops",
      standard: "one for each core"
    ),
    Flag(
      "embeddings",
      \.embeddings,
      .word,
      "How texts become vectors: near texts near each other, or independent",
      standard: "lexical"
    ),
    Flag("gzip", \.gzip, .gzip, "Compress replies for clients that accept it", standard: "auto"),
    Flag(
      "gzip-min",
      \.gzipBytesMin,
      .bytes(from: 0),
      "Smallest body that is compressed",
      standard: "1024"
    ),
    Flag(
      "clock",
      \.clock,
      .word,
      "Where `created` and `Date` come from: 2024-01-01, or the system",
      standard: "fixed"
    ),
    Flag(
      "ids",
      \.identifiers,
      .word,
      "Ids follow from the request, or also from its number, for tools that drop repeated ids",
      standard: "content"
    ),
    Flag("log", \.log, .word, "Log requests on standard error; costs some speed", standard: "off"),
    Flag(
      "ready-file",
      \.readyFile,
      .file,
      "Write the URL to this file once the server listens"
    ),
    Flag("body-max", \.bodyBytesMax, .bytes(from: 1), "Largest request body", standard: "32MiB"),
    Flag(
      "head-timeout",
      \.headSecondsMax,
      .number("SECONDS", 1...86_400),
      "Time for a request's head to arrive",
      standard: "10"
    ),
    Flag(
      "body-timeout",
      \.bodySecondsMax,
      .number("SECONDS", 1...86_400),
      "Time without progress of a request's body or a reply",
      standard: "30"
    ),
    Flag(
      "idle-timeout",
      \.idleSecondsMax,
      .number("SECONDS", 1...86_400),
      "Time between the requests of a connection",
      standard: "75"
    ),
    Flag(
      "max-connections",
      \.connectionsMax,
      .number("N", 1...1_000_000),
      "Most connections at once",
      standard: "10000"
    ),
  ]
}
