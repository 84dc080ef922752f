// SPDX-License-Identifier: MIT

/// Rows of text in columns, the first to the left and the others to the right.
package struct Table {
  private var rows: [[String]]

  /// A table with these heads and no rows.
  package init(_ heads: String...) {
    rows = [heads]
  }

  /// Appends a row.
  package mutating func add(_ cells: String...) {
    rows.append(cells)
  }

  /// The table, a line for each row.
  package var text: String {
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      columns.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blanks : blanks + row[column]
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// A number with as many decimals as it takes to show three digits.
  package static func number(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    let decimals = value >= 10 ? 10.0 : 100.0
    let scaled = Int((value * decimals).rounded())
    let rest = String(scaled % Int(decimals))
    let zeros = String(repeating: "0", count: (decimals == 10 ? 1 : 2) - rest.count)
    return "\(scaled / Int(decimals)).\(zeros)\(rest)"
  }
}
