// SPDX-License-Identifier: MIT
import Bytes

extension ByteBuffer {
  /// Opens a family: its description before its samples.
  ///
  /// Prometheus text names a counter with `_total` here, OpenMetrics without; only OpenMetrics
  /// knows units and the type `info`.
  mutating func open(_ family: MetricFamily, _ format: ExpositionFormat) {
    describe(family, format, "# HELP ")
    append(family.help)
    append("\n")
    describe(family, format, "# TYPE ")
    switch family.kind {
    case .counter: append("counter\n")
    case .gauge: append("gauge\n")
    case .histogram: append("histogram\n")
    case .info: append(format == .openMetrics ? "info\n" : "gauge\n")
    }
    if format == .openMetrics, let unit = family.unit {
      describe(family, format, "# UNIT ")
      append(unit)
      append("\n")
    }
  }

  /// Begins a sample: the family's name, its suffix, and `labels` up to the first value.
  mutating func sample(_ family: MetricFamily, _ labels: StaticString) {
    append(family.name)
    append(family.suffix)
    append(labels)
  }

  /// Ends a sample with its value.
  mutating func end(_ value: UInt64) {
    append(decimal: UInt(value))
    append("\n")
  }

  /// Ends a sample with a value in units of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ.
  mutating func end(_ value: UInt128, decimals: Int) {
    append(utf8: ExactDecimal(value, decimals: decimals).description)
    append("\n")
  }

  private mutating func describe(
    _ family: MetricFamily,
    _ format: ExpositionFormat,
    _ keyword: StaticString
  ) {
    append(keyword)
    append(family.name)
    if format == .text { append(family.suffix) }
    append(" ")
  }
}
