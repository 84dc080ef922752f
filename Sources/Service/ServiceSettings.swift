// SPDX-License-Identifier: MIT
package import Engine
package import Gzip

/// What a server was told, besides where to listen; the same for every request.
package struct ServiceSettings: Sendable {
  /// Where `created` and `Date` come from.
  package enum Clock: Sendable, Equatable {
    /// Always 2024-01-01 00:00:00 UTC, so that answers repeat to the byte.
    case fixed
    /// The system's clock.
    case system
  }

  /// What the ids of answers follow from.
  package enum Identifiers: Sendable, Equatable {
    /// Seed and request content: the same request has the same ids.
    case content
    /// Also the number of the request: for tools that drop ids they have seen.
    case sequence
  }

  /// What the fixed clock shows, seconds since 1970: 2024-01-01 00:00:00 UTC.
  package static let fixedSeconds = 1_704_067_200
  /// The same as an HTTP date.
  static let fixedDate: StaticString = "Mon, 01 Jan 2024 00:00:00 GMT"

  /// How requests are answered.
  package var engine: EngineSettings
  /// When replies are compressed.
  package var gzip: GzipPolicy
  /// Where times come from.
  package var clock: Clock
  /// What ids follow from.
  package var identifiers: Identifiers
  /// Most bytes that a compressed request body may inflate to.
  package var inflatedBytesMax: Int
  /// What who looks after the server has to know; nil lets in whoever comes over
  /// the loopback address.
  package var adminToken: String?
  /// Most requests that the journal remembers; 0 for none.
  package var journalEntriesMax: Int
  /// The program's version, for `understudy_build_info`.
  package var version: StaticString

  /// Settings with the defaults that the documentation states.
  package init(
    engine: EngineSettings = EngineSettings(),
    gzip: GzipPolicy = GzipPolicy(),
    clock: Clock = .fixed,
    identifiers: Identifiers = .content,
    inflatedBytesMax: Int = 32 * 1024 * 1024,
    adminToken: String? = nil,
    journalEntriesMax: Int = 4_000,
    version: StaticString
  ) {
    self.engine = engine
    self.gzip = gzip
    self.clock = clock
    self.identifiers = identifiers
    self.inflatedBytesMax = inflatedBytesMax
    self.adminToken = adminToken
    self.journalEntriesMax = journalEntriesMax
    self.version = version
  }
}
