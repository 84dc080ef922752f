// SPDX-License-Identifier: MIT
import Tables

/// What ten thousand rules cost beside one, and how long they take to load.
enum RuleFigures {
  private static let one = "service/chat of one rule"
  private static let all = "service/chat of 10000 rules"
  private static let load = "rules/load 10000 from a file"
  /// The most that a request costs among ten thousand rules, in those of one.
  private static let costMax = 3.0
  /// The most milliseconds that the ten thousand take to load.
  private static let loadMillisecondsMax = 300.0

  /// The table of both; nil where they were not all measured.
  static func table(_ measurements: [Measurement]) -> Table? {
    func median(_ name: String) -> Double? {
      measurements.first { $0.operation.name == name }?.median
    }
    guard let one = median(one), let all = median(all), let load = median(load) else { return nil }
    var table = Table("scenario of 10000 rules", "measured", "at most", "")
    add("a chat, in those of one rule", all / one, costMax, to: &table)
    add("load, ms", load / 1_000_000, loadMillisecondsMax, to: &table)
    return table
  }

  private static func add(_ name: String, _ figure: Double, _ most: Double, to table: inout Table) {
    let note = figure <= most ? "" : "missed"
    table.add(name, Table.number(figure), Table.number(most), note)
  }
}
