// SPDX-License-Identifier: MIT

extension ValueForm where Value == GzipChoice {
  /// `auto`, `off` or a level.
  static let gzip = ValueForm(
    placeholder: "auto|off|1…9",
    expectation: "auto, off or a level from 1 to 9",
    words: ["auto", "off"]
  ) { text in
    switch text {
    case "auto": .auto
    case "off": .off
    case "1", "2", "3", "4", "5", "6", "7", "8", "9": Int(text).map { .level($0) }
    default: nil
    }
  }
}
