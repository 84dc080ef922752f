// SPDX-License-Identifier: MIT
package import Bytes
package import JSON
import Seeds

/// Makes JSON that satisfies a JSON Schema.
///
/// Followed are all keywords of draft 2020-12 that constrain values, and their spellings in earlier
/// drafts, but `unevaluatedProperties`, `unevaluatedItems`, dynamic references and references to
/// other documents; those are refused by name. Everything made is checked against the schema before
/// it is given out. Work, size and depth are bounded; schemas that ask for more are refused.
package enum SchemaGenerator {
  /// Appends a value for `schema` that follows from `key`, as JSON without white space.
  ///
  /// On an error nothing is appended.
  package static func append(
    schema: JSONNode,
    key: UInt64,
    into buffer: inout ByteBuffer
  ) throws(SchemaError) {
    do throws(SchemaFault) {
      try value(for: schema, key: key).append(to: &buffer)
    } catch {
      throw SchemaError(error, in: schema)
    }
  }

  /// Values that are made anew where the check of the whole fails.
  private static let attemptsMax = 4

  /// A value for `schema` that costs no more than `work`.
  static func value(
    for schema: JSONNode,
    key: UInt64,
    work: SchemaWork = SchemaWork()
  ) throws(SchemaFault) -> SchemaValue {
    let set = try SchemaReader.read(schema)
    guard set.depths[0] != SchemaSet.endless else { throw endless(set) }
    var maker = ValueMaker(checker: SchemaChecker(set: set, work: work))
    for attempt in 0..<attemptsMax {
      let key = attempt == 0 ? key : StableHash.combine(key, UInt64(attempt))
      let value = try maker.value(for: [0], key: key, depth: 0)
      if try maker.checker.accepts(value, [0]) { return value }
    }
    throw maker.impossible([0])
  }

  /// The complaint that a value would never end, or would have to satisfy `false`.
  private static func endless(_ set: SchemaSet) -> SchemaFault {
    let schema = set.schemas[set.endlessPlace()]
    return SchemaFault(
      keyword: "",
      offset: schema.offset,
      reason: schema.isNever
        ? "is false, so nothing satisfies it"
        : "demands a value inside itself without end, or nested more than "
          + "\(SchemaLimits.depthMax) deep"
    )
  }
}
