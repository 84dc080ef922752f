// SPDX-License-Identifier: MIT
import Engine
import Inference

/// What the test of a text is about; only tests of one topic can tell of one another.
enum Topic: Hashable {
  case path
  case model
  case text(TextSource)
  case header(Int)
  case toolOffered
  case toolCallID
  case pointer([UInt8])
  case key
  case namespace

  /// The topic of `condition` and the test; nil where it tests no text.
  static func test(in condition: Condition) -> (topic: Topic, test: TextTest)? {
    switch condition {
    case .path(let test): (.path, test)
    case .model(let test): (.model, test)
    case .text(.system, let test): (.text(.role(.system)), test)
    case .text(let source, let test): (.text(source), test)
    case .header(let index, .some(let test)): (.header(index), test)
    case .toolOffered(let test): (.toolOffered, test)
    case .toolCallID(let test): (.toolCallID, test)
    case .pointer(let pointer, .text(let test)): (.pointer(pointer), test)
    case .key(let test): (.key, test)
    case .namespace(let test): (.namespace, test)
    case .all, .any, .not, .api, .operation, .stream, .turn, .previousRole, .header, .pointer: nil
    }
  }

  /// Whether a request has one text of the topic at most, so that all tests are of the same text.
  var isSingle: Bool {
    switch self {
    case .path, .model, .header, .pointer, .key, .namespace: true
    case .toolOffered, .toolCallID: false
    case .text(let source):
      switch source {
      case .lastUser, .previous, .mocktopusMessages, .mocktopusLastUser, .fakellmMessages,
        .fakellmPreviousRole:
        true
      case .anyMessage, .system, .role, .toolResult, .embeddingInput: false
      }
    }
  }

  /// The topics whose texts these are among, this one included.
  var wider: [Topic] {
    switch self {
    case .text(.lastUser): [self, .text(.role(.user)), .text(.anyMessage)]
    case .text(.role): [self, .text(.anyMessage)]
    default: [self]
    }
  }

  /// The key by which a file of ours asks for it.
  var key: String {
    let key: NativeKey.Condition =
      switch self {
      case .path: .endpoint
      case .model: .model
      case .header: .header
      case .toolOffered: .tool
      case .toolCallID: .toolCallID
      case .pointer: .body
      case .key: .key
      case .namespace: .namespace
      case .text(let source):
        switch source {
        case .lastUser, .mocktopusLastUser: .user
        case .anyMessage, .mocktopusMessages, .fakellmMessages: .messages
        case .system, .role(.system): .system
        case .role: .message
        case .previous, .fakellmPreviousRole: .previous
        case .toolResult: .toolResult
        case .embeddingInput: .input
        }
      }
    return key.rawValue
  }
}
