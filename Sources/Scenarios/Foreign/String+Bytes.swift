// SPDX-License-Identifier: MIT

extension String {
  /// Its UTF-8.
  var utf8Bytes: [UInt8] { Array(utf8) }
}
