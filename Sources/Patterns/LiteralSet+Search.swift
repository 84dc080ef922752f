// SPDX-License-Identifier: MIT

extension LiteralSet {
  /// Notes in `matches` which literals occur in `text`, besides those that it holds already.
  ///
  /// `matches` was made for this many literals. Nothing is allocated.
  package func search(_ text: Span<UInt8>, into matches: inout LiteralMatches) {
    var state: UInt32 = 0
    if isFolded {
      CaseFolding.unicode.forEachByte(of: text) { byte in
        state = next(Int(state), byte)
        if report[Int(state)] != 0 { note(state, &matches) }
      }
    } else {
      for index in text.indices {
        state = next(Int(state), text[index])
        if report[Int(state)] != 0 { note(state, &matches) }
      }
    }
  }

  /// Notes the literals that end where `state` is reached.
  ///
  /// Those of the fallbacks were noted whenever those of the state were, so the first that is known
  /// ends the walk: all walks together are as long as what is found.
  private func note(_ state: UInt32, _ matches: inout LiteralMatches) {
    var state = Int(report[Int(state)])
    while state != 0 {
      for index in firstOutput[state]..<firstOutput[state + 1] {
        guard matches.insert(Int(outputs[Int(index)])) else { return }
      }
      state = Int(report[Int(fallback[state])])
    }
  }
}
