// SPDX-License-Identifier: MIT
import Bytes

/// One media range of an `Accept` field, read for what matters to metrics (RFC 9110 §12.5.1).
struct AcceptedRange {
  /// The form that the range names or covers; nil for any other, and for other versions of ours.
  private(set) var format: ExpositionFormat?
  /// Whether the range names the form rather than covering it with `*`.
  private(set) var isNamed = false
  /// How much it is liked, in thousandths.
  private(set) var quality = 1000

  /// Reads one element of the list, with its parameters.
  init(_ element: Span<UInt8>) {
    let typeEnd = ExpositionFormat.element(of: element, from: 0, until: UInt8(ascii: ";"))
    let type = element.extracting(0..<typeEnd).trimmingBlanks()
    if type.equalsIgnoringCase("application/openmetrics-text") {
      (format, isNamed) = (.openMetrics, true)
    } else if type.equalsIgnoringCase("text/plain") {
      (format, isNamed) = (.text, true)
    } else if type.equalsIgnoringCase("*/*") || type.equalsIgnoringCase("text/*") {
      format = .text
    }
    var start = typeEnd + 1
    while start < element.count {
      let end = ExpositionFormat.element(of: element, from: start, until: UInt8(ascii: ";"))
      read(parameter: element.extracting(start..<end))
      start = end + 1
    }
  }

  /// Takes account of `q` and `version`; other parameters do not matter.
  private mutating func read(parameter: Span<UInt8>) {
    guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return }
    let name = parameter.extracting(0..<equals).trimmingBlanks()
    let value = parameter.extracting((equals + 1)..<parameter.count).trimmingBlanks()
    if name.equalsIgnoringCase("q") {
      quality = Self.thousandths(value)
    } else if name.equalsIgnoringCase("version") {
      let isOurs =
        switch format {
        case .text: value.equals("0.0.4")
        case .openMetrics: value.equals("1.0.0")
        case nil: true
        }
      if !isOurs { format = nil }
    }
  }

  /// A weight from 0 to 1 with at most three decimals (RFC 9110 §12.4.2); 0 for anything else.
  private static func thousandths(_ value: Span<UInt8>) -> Int {
    guard value.count >= 1, value.count <= 5 else { return 0 }
    var result = 0
    var scale = 1000
    for index in value.indices {
      if index == 1 {
        guard value[1] == UInt8(ascii: ".") else { return 0 }
        continue
      }
      guard value[index] >= UInt8(ascii: "0"), value[index] <= UInt8(ascii: "9") else { return 0 }
      result += Int(value[index] - UInt8(ascii: "0")) * scale
      scale /= 10
    }
    return result <= 1000 ? result : 0
  }
}
