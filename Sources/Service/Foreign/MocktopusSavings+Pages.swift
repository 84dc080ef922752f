// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import JSON
import Ledger

extension MocktopusSavings {
  /// Appends what `/health` says.
  ///
  /// The tool reads its file once. Where ours could not be read again, it says so, and what is
  /// wrong in the member that the page without such a file has for it.
  func appendHealth(isLoaded: Bool, failure: String?, to body: inout ByteBuffer) {
    body.append(failure == nil ? "{\"status\": \"healthy\"" : "{\"status\": \"degraded\"")
    body.append(", \"mode\": \"mock\", \"scenario_loaded\": ")
    body.append(isLoaded ? "true" : "false")
    body.append(", \"recordings_stats\": {}, \"cost_saved\": ")
    body.appendJSON(string: "$\(Self.text(total.picoUSD))".utf8.span)
    body.append(", \"requests_mocked\": ")
    body.append(decimal: total.requests)
    if let failure {
      body.append(", \"error\": ")
      body.appendJSON(string: failure)
    }
    body.append("}")
  }

  /// Appends what `/cost-report` says at `now`, in seconds since 1970.
  func appendReport(now: Int, to body: inout ByteBuffer) {
    body.append("{\"report\": {\"total_saved\": ")
    body.append(utf8: Self.number(total.picoUSD))
    body.append(", \"requests_mocked\": ")
    body.append(decimal: total.requests)
    body.append(", \"input_tokens_mocked\": ")
    body.append(decimal: total.promptTokens)
    body.append(", \"output_tokens_mocked\": ")
    body.append(decimal: total.completionTokens)
    body.append(", \"breakdown_by_model\": {")
    for (index, model) in models.enumerated() {
      if index > 0 { body.append(", ") }
      append(model, to: &body)
    }
    body.append("}, \"breakdown_by_hour\": {")
    for (index, entry) in hours.enumerated() {
      if index > 0 { body.append(", ") }
      body.append("\"")
      appendHour(entry.hour, to: &body)
      body.append("\": ")
      body.append(utf8: Self.number(entry.picoUSD))
    }
    body.append("}, \"session_start\": \"")
    body.append(timestampFromSeconds: start)
    // The tool's times name no zone.
    body.truncate(to: body.count - 1)
    body.append("\", \"runtime_hours\": ")
    body.append(utf8: Self.number(UInt128(max(now - start, 0) / 36), decimals: 2))
    body.append("}, \"summary\": ")
    body.appendJSON(string: summary(now: now).utf8.span)
    body.append("}")
  }

  private func append(_ model: Model, to body: inout ByteBuffer) {
    body.appendJSON(string: model.name.utf8.span)
    body.append(": {\"requests\": ")
    body.append(decimal: model.requests)
    body.append(", \"input_tokens\": ")
    body.append(decimal: model.promptTokens)
    body.append(", \"output_tokens\": ")
    body.append(decimal: model.completionTokens)
    body.append(", \"cost_saved\": ")
    body.append(utf8: Self.number(model.picoUSD))
    body.append("}")
  }

  /// Appends `2024-01-01 00:00`.
  private func appendHour(_ hour: Int, to body: inout ByteBuffer) {
    var stamp = ByteBuffer(capacity: 32)
    stamp.append(timestampFromSeconds: hour * 3600)
    let text = stamp.bytes
    let date = 10
    body.append(text.extracting(0..<date))
    body.append(" ")
    body.append(text.extracting(date + 1..<date + 6))
  }

  // MARK: Summary

  /// The report as the tool prints it; what depends on a clock that stands still is left out.
  func summary(now: Int) -> String {
    guard total.requests > 0 else { return "No requests mocked yet" }
    let seconds = max(now - start, 0)
    var lines = [
      "💰 Cost Savings Report",
      "═══════════════════════",
      "Total Saved: $\(Self.text(total.picoUSD))",
      "Requests Mocked: \(total.requests)",
      "Tokens Processed: \(Self.grouped(total.promptTokens &+ total.completionTokens))",
      "Runtime: \(seconds / 3600).\(seconds / 360 % 10) hours",
      "",
      "Savings by Model:",
    ]
    let order = models.indices.sorted {
      models[$0].picoUSD == models[$1].picoUSD
        ? $0 < $1 : models[$0].picoUSD > models[$1].picoUSD
    }
    for index in order {
      let model = models[index]
      lines.append("  \(model.name): $\(Self.text(model.picoUSD)) (\(model.requests) requests)")
    }
    if seconds > 0 {
      let hourly = total.picoUSD * 3600 / UInt128(seconds)
      lines += ["", "Average savings rate: $\(Self.cents(hourly))/hour"]
    }
    return (lines + comparisons).joined(separator: "\n")
  }

  /// What the money would buy, from five dollars on.
  private var comparisons: [String] {
    let dollars = Int(clamping: total.picoUSD / 1_000_000_000_000)
    guard dollars >= 5 else { return [] }
    var lines = ["", "That's enough for:", "  ☕ \(dollars / 5) cups of coffee"]
    if dollars >= 15 { lines.append("  🍕 \(dollars / 15) pizzas") }
    if dollars >= 50 { lines.append("  🎮 \(dollars / 50) indie games") }
    return lines
  }

  // MARK: Numbers

  /// So many units of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ, by default dollars, as a JSON number with a point.
  private static func number(_ units: UInt128, decimals: Int = 12) -> String {
    let text = ExactDecimal(units, decimals: decimals).description
    return text.contains(".") ? text : "\(text).0"
  }

  /// Dollars for a reader: at least two digits behind the point, and more where they count.
  private static func text(_ picoUSD: UInt128) -> String {
    let text = number(picoUSD)
    let decimals = text.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.count
    return decimals == 1 ? "\(text)0" : text
  }

  /// Dollars rounded down to cents.
  private static func cents(_ picoUSD: UInt128) -> String {
    text(picoUSD / 10_000_000_000 * 10_000_000_000)
  }

  /// `1234567` as `1,234,567`.
  private static func grouped(_ number: Int) -> String {
    let digits = Array("\(number)".utf8)
    var grouped: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }
}
