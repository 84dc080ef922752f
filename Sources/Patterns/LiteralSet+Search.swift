// SPDX-License-Identifier: MIT

extension LiteralSet {
  /// Notes in `matches` which literals occur in `text`, besides those that it holds already.
  ///
  /// `matches` was made for this many literals. Nothing is allocated.
  package func search(_ text: Span<UInt8>, into matches: inout LiteralMatches) {
    guard isFolded else {
      return table.isEmpty ? searchLinks(text, into: &matches) : searchTable(text, into: &matches)
    }
    var state = 0
    var row = 0
    CaseFolding.unicode.forEachByte(of: text) { byte in
      guard table.isEmpty else { return step(&row, byte, &matches) }
      state = Int(next(state, byte))
      if report[state] != 0 { note(state, &matches) }
    }
  }

  private func searchLinks(_ text: Span<UInt8>, into matches: inout LiteralMatches) {
    var state = 0
    for index in text.indices {
      state = Int(next(state, text[index]))
      if report[state] != 0 { note(state, &matches) }
    }
  }

  private func searchTable(_ text: Span<UInt8>, into matches: inout LiteralMatches) {
    var row = 0
    for index in text.indices { step(&row, text[index], &matches) }
  }

  /// Goes on by the table from the state whose row starts at `row`.
  @inline(__always)
  private func step(_ row: inout Int, _ byte: UInt8, _ matches: inout LiteralMatches) {
    // In bounds: there are 256 kinds, and rows of `kindCount` entries, to whose starts all lead.
    let kind = unsafe Int(kinds.span[unchecked: Int(byte)])
    let entry = unsafe table.span[unchecked: row + kind]
    row = Int(entry >> 1)
    if entry & 1 != 0 { note(row / kindCount, &matches) }
  }

  /// Notes the literals that end where `state` is reached.
  ///
  /// Those of the fallbacks were noted whenever those of the state were, so the first that is known
  /// ends the walk: all walks together are as long as what is found.
  private func note(_ state: Int, _ matches: inout LiteralMatches) {
    var state = Int(report[state])
    while state != 0 {
      for index in firstOutput[state]..<firstOutput[state + 1] {
        guard matches.insert(Int(outputs[Int(index)])) else { return }
      }
      state = Int(report[Int(fallback[state])])
    }
  }
}
