// SPDX-License-Identifier: MIT

extension Glob {
  /// Whether the whole of `text` matches.
  package func matches(_ text: Span<UInt8>) -> Bool {
    var item = 0
    var position = 0
    // The last star passed, and where what it took ends.
    var star = -1
    var taken = 0
    while position < text.count {
      let character = Character32(text, at: position)
      if item < items.count {
        if items[item].kind == .star {
          star = item
          taken = position
          item += 1
          continue
        }
        if accepts(items[item], character.value) {
          item += 1
          position += character.width
          continue
        }
      }
      guard star >= 0 else { return false }
      let given = Character32(text, at: taken)
      guard syntax == .fnmatch || given.value != 0x0A else { return false }
      taken += given.width
      position = taken
      item = star + 1
    }
    while item < items.count, items[item].kind == .star { item += 1 }
    return item == items.count
  }

  /// Whether `item`, which is no star, takes the character `value`.
  @inline(__always)
  private func accepts(_ item: Item, _ value: UInt32) -> Bool {
    switch item.kind {
    case .literal: item.first == value
    case .any: true
    case .set: isInSet(item, value)
    case .excluded: !isInSet(item, value)
    case .star: false
    }
  }

  /// Whether one of the item's ranges holds `value`.
  private func isInSet(_ item: Item, _ value: UInt32) -> Bool {
    for index in Int(item.first)..<Int(item.first + item.second)
    where ranges[index].contains(value) {
      return true
    }
    return false
  }

  /// The runs of literal characters, in order; every text that matches contains each of them.
  package var literals: [[UInt8]] {
    var runs: [[UInt8]] = []
    var run: [UInt8] = []
    for item in items {
      if item.kind == .literal, let scalar = Unicode.Scalar(item.first) {
        run.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      } else if !run.isEmpty {
        runs.append(run)
        run.removeAll()
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}
