// SPDX-License-Identifier: MIT

/// The literal characters that stand side by side, and the longest such run so far.
struct LiteralRun {
  private var current: [UInt8] = []
  /// The longest run that has ended.
  private(set) var best: [UInt8] = []

  /// Takes in a character, or what is none (no bytes), with the repeat behind it.
  mutating func append(_ bytes: [UInt8], _ repeats: RequiredLiteralScanner.Repeat) {
    switch repeats {
    case .once where !bytes.isEmpty:
      current.append(contentsOf: bytes)
    case .oneOrMore:
      current.append(contentsOf: bytes)
      end()
    default:
      end()
    }
  }

  /// Ends the run: what follows need not stand beside it.
  mutating func end() {
    offer(current)
    current.removeAll()
  }

  /// Takes in a run that has ended elsewhere.
  mutating func offer(_ run: [UInt8]) {
    if run.count > best.count { best = run }
  }
}
