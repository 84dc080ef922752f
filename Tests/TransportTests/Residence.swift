// SPDX-License-Identifier: MIT
import Glibc

/// Kilobytes of this process that lie in memory, or nil where the system does not tell.
func residentKilobytes() -> Int? {
  guard let file = unsafe fopen("/proc/self/statm", "r") else { return nil }
  defer { unsafe fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  guard unsafe fgets(&line, Int32(line.count), file) != nil else { return nil }
  let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    .split(separator: " ")
  return words.count > 1 ? Int(words[1]).map { $0 * 4 } : nil
}
