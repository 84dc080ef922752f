// SPDX-License-Identifier: MIT

/// The place where a loop's log keeps a request's line until its exchange has ended.
package struct AccessLogTicket: Sendable {
  /// The place among the loop's open requests.
  let index: Int
}
