// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// Which part of the list of models a query asks for.
struct ModelPage: ~Copyable {
  /// Most models of a page.
  var limit = 20
  /// The model behind which the page begins, decoded; empty for the front.
  var after = ByteBuffer()
  /// The model before which the page ends, decoded; empty for the end.
  var before = ByteBuffer()
  /// Stages of life that are asked for; models that are retired only where they are named.
  var stages: Set<ModelStage> = [.active, .deprecated]

  /// The page that `query` asks for; parameters that the API has not are ignored.
  init(_ query: Query) throws(Failure) {
    var query = query
    var asked: Set<ModelStage> = []
    while let pair = query.next() {
      if pair.name.equals("limit") {
        limit = try Self.limit(pair.value)
      } else if pair.name.equals("after_id") {
        after.removeAll()
        after.append(percentDecoding: pair.value)
      } else if pair.name.equals("before_id") {
        before.removeAll()
        before.append(percentDecoding: pair.value)
      } else if Self.isLifecycle(pair.name) {
        asked.insert(try Self.stage(pair.value))
      }
    }
    if !asked.isEmpty { stages = asked }
  }

  /// `lifecycle[]`, as the official clients send it, with and without percent-encoding.
  private static func isLifecycle(_ name: Span<UInt8>) -> Bool {
    name.equals("lifecycle") || name.equals("lifecycle[]")
      || name.equalsIgnoringCase("lifecycle%5b%5d")
  }

  private static func stage(_ value: Span<UInt8>) throws(Failure) -> ModelStage {
    for stage in ModelStage.allCases where value.equals(stage.name) { return stage }
    throw Failure(
      .invalidRequest,
      "lifecycle: Input should be 'active', 'deprecated' or 'retired'"
    )
  }

  private static func limit(_ value: Span<UInt8>) throws(Failure) -> Int {
    var limit = 0
    for index in value.indices {
      let digit = value[index] &- UInt8(ascii: "0")
      guard digit <= 9 else {
        throw Failure(.invalidRequest, "limit: Input should be a valid integer")
      }
      limit = min(limit * 10 + Int(digit), 1_001)
    }
    guard limit >= 1 else {
      throw Failure(.invalidRequest, "limit: Input should be greater than or equal to 1")
    }
    guard limit <= 1_000 else {
      throw Failure(.invalidRequest, "limit: Input should be less than or equal to 1000")
    }
    return limit
  }
}
