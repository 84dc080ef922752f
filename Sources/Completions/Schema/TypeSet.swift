// SPDX-License-Identifier: MIT

/// Which types a value may have; a number is an integer or has a fraction.
struct TypeSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let integer = TypeSet(rawValue: 4)
  static let fraction = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)
  static let number: TypeSet = [.integer, .fraction]
  static let all = TypeSet(rawValue: 127)

  /// The types that `name` stands for; nil where it is none of the seven names.
  static func named(_ name: String) -> TypeSet? {
    switch name {
    case "null": .null
    case "boolean": .boolean
    case "integer": .integer
    case "number": .number
    case "string": .string
    case "array": .array
    case "object": .object
    default: nil
    }
  }

  /// The kinds of values to choose from: each type by itself, but numbers as one.
  var kinds: [TypeSet] {
    let kinds: [TypeSet] = [.string, .object, .array, .number, .boolean, .null]
    return kinds.map { $0.intersection(self) }.filter { !$0.isEmpty }
  }
}
