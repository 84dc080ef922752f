// SPDX-License-Identifier: MIT
import Glibc

/// The environment that the program was started in.
enum Environment {
  /// Every variable with its value, in the order of the block; bytes that are no UTF-8 are
  /// repaired.
  ///
  /// The kernel lays the block behind the arguments, with a null between (System V ABI, §3.4.1); it
  /// is read there, before anything changes it.
  static var all: [(name: String, value: String)] {
    var variables: [(name: String, value: String)] = []
    var place = unsafe CommandLine.unsafeArgv + Int(CommandLine.argc) + 1
    while let entry = unsafe place.pointee {
      let text = unsafe String(cString: entry)
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables.append((String(parts[0]), String(parts[1]))) }
      unsafe place += 1
    }
    return variables
  }
}
