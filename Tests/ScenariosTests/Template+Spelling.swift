// SPDX-License-Identifier: MIT
import Engine

extension Template {
  /// The text with what is filled in between single braces, to compare it with what was meant.
  var spelled: String { pieces.map(\.spelled).joined() }
}

extension Template.Piece {
  /// The piece in the notation of `Template.spelled`.
  var spelled: String {
    switch self {
    case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
    case .lastUser: "{user}"
    case .model: "{model}"
    case .header(let index): "{header \(index)}"
    case .pointer(let pointer): "{body.\(String(decoding: pointer, as: UTF8.self))}"
    case .captureNumber(let number): "{match.\(number)}"
    case .captureName(let name): "{match.\(name)}"
    case .turn: "{turn}"
    case .conversation: "{conversation}"
    case .count: "{count}"
    case .counter(let name): "{counter.\(name)}"
    case .choice(let texts): "{choice \(texts.map(\.spelled).joined(separator: "|"))}"
    }
  }
}
