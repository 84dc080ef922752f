// SPDX-License-Identifier: MIT

extension ScalarSet {
  /// The scalars of a Unicode general category or group of them, as in `\p{Lu}`; nil if unknown.
  ///
  /// `name` is the short name, or the long one of the common groups, with or without
  /// `General_Category=` before it.
  static func category(_ name: String) -> ScalarSet? {
    var name = name
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if name == "Any" { return .all }
    if name == "ASCII" { return ScalarSet([0...0x7F]) }
    let short = longNames[name] ?? name
    guard !short.isEmpty else { return nil }
    let found = byCategory.filter { $0.key.hasPrefix(short) }.flatMap(\.value.ranges)
    return found.isEmpty ? nil : ScalarSet(found)
  }

  /// Each category's scalars by its short name, found in one walk over all scalars.
  private static let byCategory: [String: ScalarSet] = {
    var found: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [:]
    // The planes from 4 to 13 hold no characters, 15 and 16 only private ones.
    for range in [0...0xD7FF, 0xE000...0x3_FFFF, 0xE_0000...0xE_FFFF] as [ClosedRange<UInt32>] {
      var start = range.lowerBound
      var current: Unicode.GeneralCategory?
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let category = scalar.properties.generalCategory
        if let run = current, run != category {
          found[run, default: []].append(start...(value - 1))
          start = value
        }
        current = category
      }
      if let current { found[current, default: []].append(start...range.upperBound) }
    }
    found[.unassigned, default: []].append(0x4_0000...0xD_FFFF)
    found[.privateUse, default: []].append(0xF_0000...0x10_FFFF)
    var named: [String: ScalarSet] = [:]
    for (category, ranges) in found {
      if let name = categories[category] { named[name] = ScalarSet(ranges) }
    }
    return named
  }()

  private static let longNames = [
    "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Mark": "M",
    "Number": "N", "Decimal_Number": "Nd", "Punctuation": "P", "Symbol": "S", "Separator": "Z",
    "Space_Separator": "Zs", "Other": "C", "Control": "Cc",
  ]

  private static let categories: [Unicode.GeneralCategory: String] = [
    .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt",
    .modifierLetter: "Lm", .otherLetter: "Lo", .nonspacingMark: "Mn", .spacingMark: "Mc",
    .enclosingMark: "Me", .decimalNumber: "Nd", .letterNumber: "Nl", .otherNumber: "No",
    .connectorPunctuation: "Pc", .dashPunctuation: "Pd", .openPunctuation: "Ps",
    .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf",
    .otherPunctuation: "Po", .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk",
    .otherSymbol: "So", .spaceSeparator: "Zs", .lineSeparator: "Zl", .paragraphSeparator: "Zp",
    .control: "Cc", .format: "Cf", .surrogate: "Cs", .privateUse: "Co", .unassigned: "Cn",
  ]
}
