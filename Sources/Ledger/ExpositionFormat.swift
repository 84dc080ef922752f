// SPDX-License-Identifier: MIT
import Bytes

/// The two forms in which metrics are written.
package enum ExpositionFormat: UInt8, Sendable, CaseIterable {
  /// Prometheus text format 0.0.4.
  case text
  /// OpenMetrics 1.0.
  case openMetrics

  /// The value of `Content-Type`.
  package var mediaType: StaticString {
    switch self {
    case .text: "text/plain; version=0.0.4; charset=utf-8"
    case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
    }
  }

  /// The form that `accept` likes best; text where it likes neither, names neither or is missing.
  ///
  /// OpenMetrics has to be asked for by name, as Prometheus does: `*/*` is text. Of forms liked
  /// equally the one named first is taken. A range for another version of a form is passed over.
  package static func negotiate(accept: Span<UInt8>) -> ExpositionFormat {
    var best = ExpositionFormat.text
    var bestQuality = 0
    var isBestNamed = false
    var start = 0
    while start < accept.count {
      let end = element(of: accept, from: start, until: UInt8(ascii: ","))
      let range = AcceptedRange(accept.extracting(start..<end))
      start = end + 1
      guard let format = range.format else { continue }
      // Of equals the first wins, but a name beats a wildcard.
      let isBetter =
        range.quality > bestQuality
        || (range.quality == bestQuality && range.isNamed && !isBestNamed && range.quality > 0)
      guard isBetter else { continue }
      (best, bestQuality, isBestNamed) = (format, range.quality, range.isNamed)
    }
    return best
  }

  /// The end of the list element that begins at `start`; separators in quotes do not count.
  static func element(of list: Span<UInt8>, from start: Int, until separator: UInt8) -> Int {
    var place = start
    var isQuoted = false
    while place < list.count, isQuoted || list[place] != separator {
      if isQuoted, list[place] == UInt8(ascii: "\\") { place += 1 }
      if place < list.count, list[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      place += 1
    }
    return min(place, list.count)
  }
}
