// SPDX-License-Identifier: MIT

/// Numbers of bytes as people write them.
enum ByteSize {
  private static let units: [(name: String, bytes: Int)] = [
    ("", 1), ("b", 1),
    ("kb", 1_000), ("mb", 1_000_000), ("gb", 1_000_000_000),
    ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30),
  ]

  /// The number of bytes that `text` names: digits and perhaps a unit, in whatever case; else nil.
  static func read(_ text: String) -> Int? {
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard let number = Int(String(Substring(digits))) else { return nil }
    let unit = text.dropFirst(digits.count).lowercased()
    guard let bytes = units.first(where: { $0.name == unit })?.bytes else { return nil }
    let (product, isOverflow) = number.multipliedReportingOverflow(by: bytes)
    return isOverflow ? nil : product
  }

  /// `bytes` in the largest binary unit that divides it: `32MiB`.
  static func text(_ bytes: Int) -> String {
    for (name, unit) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
    where bytes > 0 && bytes % unit == 0 {
      return "\(bytes / unit)\(name)"
    }
    return String(bytes)
  }
}
